/**
 * Values that anybody can read in this repository: in its README, its examples, its tests, its sandbox. They do for
 * trying it out on one machine, and keep nothing secret.
 */
const PUBLISHED = new Set([
  'client_secret_ParleyDemoPlatformSecret000000000000001x',
  '123456:ABC…',
  '123456:ABC',
  'hush',
  'a-token',
])
const LOOKS_PUBLISHED =
  /stand-?in|example|change-?me|placeholder|your[-_ ]?(token|secret|password|key)|^(password|secret|token|test|demo)\d*$/i

export const isPublished = (secret: string): boolean => PUBLISHED.has(secret) || LOOKS_PUBLISHED.test(secret)

const KEY_BYTES = 32
/** So few different bytes among 32 random ones: less than once in 10^19. */
const FEWEST_BYTES = 12

/** A key that no random source has made: too few different bytes, a pattern, or text. */
export const isGuessable = (key: Buffer): boolean => {
  const bytes = [...key]
  const step = ((bytes[1] ?? 0) - (bytes[0] ?? 0) + 256) % 256
  const isCounted = bytes.every((byte, at) => at === 0 || (byte - (bytes[at - 1] ?? 0) + 256) % 256 === step)
  const isRepeated = key.subarray(0, KEY_BYTES / 2).equals(key.subarray(KEY_BYTES / 2))
  const isText = bytes.every((byte) => byte >= 0x20 && byte < 0x7f)
  return new Set(bytes).size < FEWEST_BYTES || isCounted || isRepeated || isText
}
