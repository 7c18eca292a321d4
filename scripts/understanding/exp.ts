/**
 * `e` to a power, from additions, multiplications and divisions alone, which round alike everywhere: Math.exp may differ in
 * its last bit from engine to engine, and the weights must not.
 */
export const exp = (x: number): number => {
  if (x < -700) return 0
  if (x > 700) return Number.MAX_VALUE
  const halvings = Math.round(x / Math.LN2)
  const rest = x - halvings * Math.LN2
  let [sum, term] = [1, 1]
  for (let n = 1; n <= 14; n += 1) {
    term = (term * rest) / n
    sum += term
  }
  return sum * 2 ** halvings
}
