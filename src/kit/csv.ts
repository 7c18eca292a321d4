/** Signs that a formula begins with; some spreadsheets take them in full width, too, and look for them behind blanks. */
const FORMULA = /^\s*[=+\-@\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}\u2212]|^[\t\r\n]/u

/** Text that a spreadsheet would run as a formula is defused. */
export const csvCell = (text: string): string => {
  const safe = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
