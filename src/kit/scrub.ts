const MARK = { secret: '[secret]', address: '[address]', number: '[number]', quoted: '"[…]"' } as const

/** Shaped like a key, a token or a password, whoever gave it out. Each is replaced wherever it stands. */
const SECRETS: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  // The password of a connection string.
  [/(\b[a-z][a-z\d+.-]{1,20}:\/\/)[^\s/@]{0,200}@/gi, `$1${MARK.secret}@`],
  [/\b(Bearer|Basic|Bot)\s+[\w.~+/=-]{8,}/g, `$1 ${MARK.secret}`],
  // A bot's token, also within an address.
  [/\d{1,20}:(?=[\d_-]*[A-Za-z])[\w-]{10,}/g, MARK.secret],
  [/\b(oauth|refresh|client_secret|public_key)_[A-Za-z0-9]+/g, MARK.secret],
  // Three parts of base64 with dots between them: signed tokens.
  [/\b[\w-]{16,}\.[\w-]{4,}\.[\w-]{16,}/g, MARK.secret],
]

/** What people are called by and what they type: what stands in double quotes is somebody's own text. */
const PERSONAL: typeof SECRETS = [
  [/"(?:[^"\\\n]|\\.){0,2000}"/g, MARK.quoted],
  [/[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g, MARK.address],
]

/**
 * Six digits or more, however they are grouped: PINs, Social Security, phone, card and account numbers. Ids and the
 * addresses of machines stay.
 */
const KEPT_OR_NUMBER =
  /(\b(?:[a-z]{1,8}_)?(?=\d*[a-f])[\da-f]{24,32}\b|\b\d{1,3}(?:\.\d{1,3}){3}\b)|\d(?:[ ().-]{0,2}\d){5,}/g

const applied = (text: string, rules: typeof SECRETS): string =>
  rules.reduce((clean, [pattern, replacement]) => clean.replaceAll(pattern, replacement), text)

const withoutNumbers = (text: string): string =>
  text.replaceAll(KEPT_OR_NUMBER, (_, kept: string | undefined) => kept ?? MARK.number)

/** At most so long is looked at: what a hostile text costs is bounded. */
const LONGEST_READ = 4_000

/** Without whatever is shaped like a key or a token. Ids stay as they are. */
export const withoutSecrets = (text: string, longest = 500): string =>
  applied(text.slice(0, LONGEST_READ), SECRETS).slice(0, longest)

/** A sentence out of foreign hands, without keys, addresses, long numbers and quoted text. */
export const scrub = (text: string, longest = 500): string =>
  withoutNumbers(applied(text.slice(0, LONGEST_READ), [...SECRETS, ...PERSONAL])).slice(0, longest)
