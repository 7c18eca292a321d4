import { CONFUSABLES } from './confusables.ts'

const LETTERS: ReadonlyMap<string, string> = new Map(
  CONFUSABLES.flatMap(([looksLike, letters]) => [...letters].map((letter) => [letter, looksLike] as const)),
)
/** What a hurried eye takes for one another, beyond UTS 39: digits and signs for letters, two letters for one. */
const FOLDED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '0': 'o',
    '1': 'l',
    i: 'l',
    j: 'l',
    '|': 'l',
    '!': 'l',
    '3': 'e',
    '4': 'a',
    '@': 'a',
    '5': 's',
    $: 's',
  }).concat(Object.entries({ '6': 'b', '7': 't', '8': 'b', '9': 'g', '2': 'z', q: 'g' })),
)

/**
 * What a text looks like, for comparing: two texts with one skeleton can be taken for one another. Only letters and digits
 * are left of it, so that `Par.ley` is no way around `parley` either.
 */
export const skeleton = (text: string): string =>
  [...text.normalize('NFKD').replace(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, '')]
    .map((letter) => LETTERS.get(letter) ?? letter.toLowerCase())
    .map((letter) => LETTERS.get(letter) ?? letter)
    .map((letter) => FOLDED.get(letter) ?? letter)
    .join('')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')

/** A digit in front of a letter is read as the letter that it looks like; at the end of a handle it is a number. */
const LETTERED: ReadonlyMap<string, string> = new Map(
  Object.entries({ '3': 'e', '4': 'a', '5': 's', '6': 'b', '7': 't', '8': 'b', '9': 'g', '2': 'z' }),
)

/**
 * What a handle (`a-z 0-9 _`) looks like beside others: two with one outline can be taken for one another. Numbers at the
 * end tell people apart, so only those that are letters by their shape count as such there.
 */
export const handleOutline = (handle: string): string => {
  const shapes = handle
    .toLowerCase()
    .replaceAll('_', '')
    .replaceAll(/[1ij|]/g, 'l')
    .replaceAll('0', 'o')
  const [, stem = '', end = ''] = /^(.*?)([2-9lo]*)$/.exec(shapes) ?? []
  return `${lettered(stem)}${end}`
}

const lettered = (stem: string): string =>
  stem
    .replaceAll(/[2-9]/g, (digit) => LETTERED.get(digit) ?? digit)
    .replaceAll('q', 'g')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')

const SCRIPTS = [
  'Latin',
  'Greek',
  'Cyrillic',
  'Armenian',
  'Hebrew',
  'Arabic',
  'Devanagari',
  'Bengali',
  'Gurmukhi',
  'Gujarati',
  'Oriya',
  'Tamil',
  'Telugu',
  'Kannada',
  'Malayalam',
  'Sinhala',
  'Thai',
  'Lao',
  'Tibetan',
  'Myanmar',
  'Georgian',
  'Ethiopic',
  'Cherokee',
  'Khmer',
  'Mongolian',
].map((name) => [name])
/** Of UTS 39's "highly restrictive" level: writing systems of several scripts, in which Latin is at home too. */
const SYSTEMS = [
  ['Latin', 'Han', 'Hiragana', 'Katakana'],
  ['Latin', 'Han', 'Bopomofo'],
  ['Latin', 'Han', 'Hangul'],
]
const ONE_SYSTEM: readonly RegExp[] = [...SCRIPTS, ...SYSTEMS].map(
  (scripts) =>
    new RegExp(`^[${['Common', 'Inherited', ...scripts].map((name) => `\\p{scx=${name}}`).join('')}]*$`, 'u'),
)

/** Whether all letters belong to one writing system; `Мaria` with a Cyrillic letter does not. */
export const isOneScript = (text: string): boolean => ONE_SYSTEM.some((script) => script.test(text.normalize('NFC')))
