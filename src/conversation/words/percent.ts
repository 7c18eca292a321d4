/** Hundredths of a percent as a person reads a change: `+2.1%`, `−0.4%`, `0.0%`. */
export const percent = (hundredths: number): string => {
  const tenths = Math.round(Math.abs(hundredths) / 10)
  const sign = tenths === 0 ? '' : hundredths < 0 ? '−' : '+'
  return `${sign}${(tenths / 10).toFixed(1)}%`
}
