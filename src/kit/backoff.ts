/** How long to wait after so many failures in a row: doubled each time, up to `mostMs`. */
export const backoffMs = (failures: number, limits: { readonly firstMs: number; readonly mostMs: number }): number =>
  // Beyond thirty doublings any wait is longer than the longest, and the number may not grow without end.
  Math.min(limits.mostMs, limits.firstMs * 2 ** Math.min(failures, 30))
