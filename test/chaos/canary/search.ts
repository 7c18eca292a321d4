import { MARKER } from './planted.ts'

/** Something that was kept or shown, and where. */
export type Evidence = { readonly where: string; readonly bytes: Buffer }
export type Hit = { readonly where: string; readonly how: string; readonly found: string; readonly around: string }

type Needles = {
  /** Bare digits, each a whole number wherever it stands. */
  readonly numbers: ReadonlySet<string>
  /** Found as they are. */
  readonly texts: readonly string[]
}

/** Most of a database's file. */
const EMPTY = /\0{5,}/g
const CHUNK = 1 << 20
/** More than any planted value takes up, however it is written. */
const OVERLAP = 2_048
/** Keys of the bank's, which nobody plants: it gives them out itself. */
const VENDOR_KEYS = /\b(?:oauth|refresh)_[A-Za-z0-9]{16,}/
/** Eight digits or more, with a sign or two between them. */
const NUMBERS = /\d(?:[ ().,:_/+-]{0,2}\d){7,40}/g
const MOST_DIGITS = 17

const reversed = (text: string): string => [...text].toReversed().join('')

/** A number is found whole, in groups, digit by digit, and backwards, and not within a longer one. */
const numberIn = (text: string, numbers: ReadonlySet<string>): string | undefined => {
  for (const [run] of text.matchAll(NUMBERS)) {
    const groups = run.split(/\D+/)
    for (let from = 0; from < groups.length; from += 1) {
      let joined = ''
      for (const group of groups.slice(from)) {
        joined += group
        if (joined.length > MOST_DIGITS) break
        if (numbers.has(joined) || numbers.has(reversed(joined))) return joined
        if (joined.startsWith('1') && numbers.has(joined.slice(1))) return joined
      }
    }
  }
  return undefined
}

const textIn = (text: string, texts: readonly string[]): string | undefined => {
  const lower = text.toLowerCase()
  return (
    [MARKER, reversed(MARKER)].find((each) => lower.includes(each)) ??
    texts.find((each) => text.includes(each)) ??
    VENDOR_KEYS.exec(text)?.[0]
  )
}

/** Base64 does not tell where its bytes began: each of four beginnings is read. */
const fromBase64 = (text: string): string =>
  [...text.matchAll(/[A-Za-z0-9+/_-]{8,}={0,2}/g)]
    .flatMap(([run]) => [0, 1, 2, 3].map((skip) => Buffer.from(run.slice(skip), 'base64').toString('latin1')))
    .join('\n')

const fromHex = (text: string): string =>
  [...text.matchAll(/(?:[\da-fA-F]{2}){4,}/g)]
    .flatMap(([run]) => [run, run.slice(1)].map((hex) => Buffer.from(hex, 'hex').toString('latin1')))
    .join('\n')

const fromUrl = (text: string): string =>
  text.replaceAll(/%[\da-fA-F]{2}/g, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16)))

const VIEWS: readonly (readonly [how: string, read: (text: string) => string])[] = [
  ['as it is', (text) => text],
  ['in base64', fromBase64],
  ['in hex', fromHex],
  ['in URL encoding', fromUrl],
  ['in wide characters', (text) => text.replaceAll('\0', '')],
]

const chunks = function* (bytes: Buffer): Generator<string> {
  for (let from = 0; from < bytes.length; from += CHUNK - OVERLAP)
    yield bytes
      .subarray(from, from + CHUNK)
      .toString('latin1')
      .replaceAll(EMPTY, '\0\0\0\0')
}

/** What can be read of the planted, once for each place, in whatever way it is written. */
export const search = (all: readonly Evidence[], { numbers, texts }: Needles): readonly Hit[] => {
  const hits: Hit[] = []
  for (const { where, bytes } of all) {
    const hit = firstIn(bytes, { numbers, texts })
    if (hit !== undefined) hits.push({ where, ...hit })
  }
  return hits
}

const firstIn = (bytes: Buffer, { numbers, texts }: Needles): Omit<Hit, 'where'> | undefined => {
  for (const chunk of chunks(bytes))
    for (const [how, read] of VIEWS) {
      const view = read(chunk)
      const found = textIn(view, texts) ?? numberIn(view, numbers)
      if (found === undefined) continue
      const at = Math.max(0, view.toLowerCase().indexOf(found.toLowerCase()))
      return { how, found, around: JSON.stringify(view.slice(Math.max(0, at - 200), at + 100)) }
    }
  return undefined
}
