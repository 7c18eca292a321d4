/** Objects between two marks of a list. */
export const SPAN = 200

/**
 * The state of a list of ids that grow with time: its first `count` ids are no later than `upTo`, and `tail` holds
 * every later one, oldest first. Marks number `from` and above are true: mark n is the id that ends the first n spans.
 */
export type ListState = { count: number; upTo: string; from: number; tail: string[] }
export type Mark = { number: number; upTo: string }

/** Before the first id of every list. */
export const EMPTY: Readonly<Omit<ListState, 'tail'>> = { count: 0, upTo: '', from: 1 }

export const sizeOf = ({ count, tail }: ListState): number => count + tail.length

/** Of the ids before `upTo` only the number is held: with it every mark there stops being true. */
const recount = (list: ListState, difference: number): void => {
  list.count += difference
  list.from = Math.floor(list.count / SPAN) + 1
}

/** Adds an id that came in. An id of the tail may come twice. Returns whether what `upTo` ends has changed. */
export const add = (list: ListState, id: string): boolean => {
  if (id <= list.upTo) {
    recount(list, 1)
    return true
  }
  const { tail } = list
  let at = tail.length
  while (at > 0 && (tail[at - 1] ?? '') > id) at -= 1
  if (tail[at - 1] !== id) tail.splice(at, 0, id)
  return false
}

/** Removes an id that left. Returns whether what `upTo` ends has changed. */
export const remove = (list: ListState, id: string): boolean => {
  if (id <= list.upTo) {
    recount(list, -1)
    return true
  }
  list.tail = list.tail.filter((one) => one !== id)
  return false
}

/**
 * Cuts a tail that has become long, at the latest mark that leaves a span of it; returns the marks passed. `before` is
 * the first id that is still on its way in or out: nothing may be claimed of it or of what is later.
 */
export const advance = (list: ListState, before: string | undefined): Mark[] => {
  if (list.tail.length < 2 * SPAN) return []
  const [marks, last]: [Mark[], number] = [[], Math.floor((sizeOf(list) - SPAN) / SPAN)]
  for (let number = Math.floor(list.count / SPAN) + 1; number <= last; number += 1) {
    const upTo = list.tail[number * SPAN - list.count - 1] ?? ''
    if (before !== undefined && upTo >= before) break
    marks.push({ number, upTo })
  }
  const end = marks.at(-1)
  if (end === undefined) return []
  list.tail = list.tail.slice(end.number * SPAN - list.count)
  list.count = end.number * SPAN
  list.upTo = end.upTo
  return marks
}
