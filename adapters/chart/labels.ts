/** What is written somewhere on the picture. */
export type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }
/** Where a text may stand: `x` is its middle, `y` its base line. */
export type Spot = { readonly x: number; readonly y: number }

const MARGIN = 2

export const boxAt = ({ x, y }: Spot, width: number, size: number): Box => ({
  left: x - width / 2 - MARGIN,
  right: x + width / 2 + MARGIN,
  top: y - size,
  bottom: y + MARGIN,
})

const overlap = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) *
  Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top))

/** The first of these spots that covers nothing written before, else the one that covers least. */
export const freeSpot = (spots: readonly Spot[], taken: readonly Box[], width: number, size: number): Spot => {
  const covers = (spot: Spot): number => {
    const box = boxAt(spot, width, size)
    return taken.reduce((sum, other) => sum + overlap(box, other), 0)
  }
  const [first, ...others] = spots
  if (first === undefined) throw new RangeError('a text has nowhere to stand')
  return others.reduce(
    (best, spot) => {
      const covered = covers(spot)
      return covered < best.covered ? { spot, covered } : best
    },
    { spot: first, covered: covers(first) },
  ).spot
}
