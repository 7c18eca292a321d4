/** What is no digit has a bit above those of a byte. */
const NO_DIGIT = 0x100
const DIGITS = Uint16Array.from({ length: 256 }, (_, code) => {
  const digit = Number.parseInt(String.fromCharCode(code), 16)
  return Number.isNaN(digit) ? NO_DIGIT : digit
})
const digitAt = (hex: string, at: number): number => DIGITS[hex.charCodeAt(at % hex.length)] ?? NO_DIGIT

/**
 * So many bytes of what may be hexadecimal digits, in the same steps for whatever was given: where a proof is looked at, its
 * refusal takes as long when it has no shape. Without a shape the bytes mean nothing.
 */
export const readHex = (given: string, length: number): { readonly bytes: Buffer; readonly isHex: boolean } => {
  const hex = given === '' ? '0' : given
  const bytes = Buffer.alloc(length)
  let wrong = given.length === 2 * length ? 0 : NO_DIGIT
  for (let at = 0; at < length; at += 1) {
    const high = digitAt(hex, 2 * at)
    const low = digitAt(hex, 2 * at + 1)
    wrong |= high | low
    bytes[at] = (high << 4) | low
  }
  return { bytes, isHex: (wrong & NO_DIGIT) === 0 }
}
