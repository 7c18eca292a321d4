/**
 * Whole numbers of 32 bits, each once, in the order in which they were added. A set of the language keeps every number beyond
 * 31 bits as an object, which takes most of the time a sentence takes.
 */
export type HashSet = {
  readonly add: (hash: number) => void
  readonly size: () => number
  readonly values: () => Int32Array
}

/** Of its slots at least every other one is free, so that one that is asked for is found at once. */
const FREE = 2

/** `most`: how many are added at most. */
export const createHashSet = (most: number): HashSet => {
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(2, most) * FREE)))
  const found = new Int32Array(most)
  const last = slots.length - 1
  let count = 0
  return {
    add(hash) {
      let slot = hash & last
      // A free slot is 0; otherwise it holds the place of a number, from 1 on.
      for (let place = slots[slot] ?? 0; place !== 0; place = slots[slot] ?? 0) {
        if (found[place - 1] === hash) return
        slot = (slot + 1) & last
      }
      found[count] = hash
      count += 1
      slots[slot] = count
    },
    size: () => count,
    values: () => found.subarray(0, count),
  }
}
