/** Objects between two marks of a list. */
export const SPAN = 200

/**
 * What is known of a list of ids that grow with time: its first `count` ids are no later than `upTo`, and `tail` holds
 * every later one, oldest first. Marks number `from` and above are true: mark n is the id that ends the first n spans.
 */
export type Known = { count: number; upTo: string; from: number; tail: string[] }
export type Mark = { number: number; upTo: string }

/** Before the first id of every list. */
export const NOTHING: Readonly<Omit<Known, 'tail'>> = { count: 0, upTo: '', from: 1 }

export const sizeOf = ({ count, tail }: Known): number => count + tail.length

/** The ids before `upTo` are known by their number alone: with it every mark there stops being true. */
const recount = (known: Known, difference: number): void => {
  known.count += difference
  known.from = Math.floor(known.count / SPAN) + 1
}

/** Takes up an id that came in. An id of the tail may come twice. Returns whether what `upTo` ends has changed. */
export const add = (known: Known, id: string): boolean => {
  if (id <= known.upTo) {
    recount(known, 1)
    return true
  }
  const { tail } = known
  let at = tail.length
  while (at > 0 && (tail[at - 1] ?? '') > id) at -= 1
  if (tail[at - 1] !== id) tail.splice(at, 0, id)
  return false
}

/** Takes out an id that left. Returns whether what `upTo` ends has changed. */
export const remove = (known: Known, id: string): boolean => {
  if (id <= known.upTo) {
    recount(known, -1)
    return true
  }
  known.tail = known.tail.filter((one) => one !== id)
  return false
}

/**
 * Cuts a tail that has become long, at the latest mark that leaves a span of it; returns the marks passed. `before` is
 * the first id that is still on its way in or out: nothing may be claimed of it or of what is later.
 */
export const advance = (known: Known, before: string | undefined): Mark[] => {
  if (known.tail.length < 2 * SPAN) return []
  const [marks, last]: [Mark[], number] = [[], Math.floor((sizeOf(known) - SPAN) / SPAN)]
  for (let number = Math.floor(known.count / SPAN) + 1; number <= last; number += 1) {
    const upTo = known.tail[number * SPAN - known.count - 1] ?? ''
    if (before !== undefined && upTo >= before) break
    marks.push({ number, upTo })
  }
  const end = marks.at(-1)
  if (end === undefined) return []
  known.tail = known.tail.slice(end.number * SPAN - known.count)
  known.count = end.number * SPAN
  known.upTo = end.upTo
  return marks
}
