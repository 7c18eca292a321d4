import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { VALIDATORS, type ValidatorName } from '#conversation/form/validators.ts'
import { publishedCommands } from '#conversation/registry.ts'
import { sentenceWordsOf } from '#conversation/understand/sentence-words.ts'
import { skeleton } from '#kit/skeleton.ts'
import { LOCALES } from '#conversation/words/locale.ts'
import { NOW } from '#test/support/dialogs.ts'

const takes = (rule: ValidatorName, text: string): boolean => VALIDATORS[rule](text, { locale: 'en', now: NOW }).ok

/** Questions are left out: no payee is named in one, so no handle can be taken for a word of it. */
const GRAMMAR = [
  ...globSync(
    'src/conversation/*/{*phrases.en,commands.en,basic-commands.en,grammar.en,replies.en,sentence-words.en,amount-words.en,text-words.en}.ts',
  ),
].filter((path) => !path.includes('/answer/'))
/** In the examples of what can be typed. */
const EXAMPLES = new Set(['alex', 'sam'])

const literalsIn = (source: string): readonly string[] =>
  [
    ...source
      .replaceAll(/\/\*[\s\S]*?\*\/|^import .*$|\/\/.*$/gm, '')
      .matchAll(/'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`|\/((?:[^/\\\n]|\\.)+)\/[a-z]*/g),
  ].map((found) => found.slice(1).find((each) => each !== undefined) ?? '')

/** The words of a pattern: without groups, classes and escapes; an optional letter is left out, and is there. */
const wordsIn = (literal: string): readonly string[] => {
  const bare = literal.replaceAll(
    /\$\{[^}]*\}|\\[pP]\{[^}]*\}|\\u\{?[\dA-Fa-f]+\}?|\\[a-zA-Z]|\[[^\]]*\]|\(\?<\w+>|#[a-z/.-]+\.ts/g,
    ' ',
  )
  const readings = [bare, bare.replaceAll(/([a-z-])\?/g, '$1'), bare.replaceAll(/[a-z-]\?/g, '')]
  return readings.flatMap((reading) => reading.match(/[a-z]{3,}/gi) ?? []).map((word) => word.toLowerCase())
}

const spoken = (): ReadonlySet<string> =>
  new Set(
    GRAMMAR.flatMap((path) => literalsIn(readFileSync(path, 'utf8')).flatMap(wordsIn)).filter(
      (word) => !EXAMPLES.has(word),
    ),
  )

/** Whole words that Spanish sentences to the bank begin with, or are told apart by: phrases are made of stems there. */
const SPANISH = [...Object.values(sentenceWordsOf({ locale: 'es' }))]
  .flatMap((each) => (each instanceof Set ? [...each] : Array.isArray(each) ? each.flat() : []))
  .filter((word): word is string => typeof word === 'string' && /^[a-z]{3,}$/.test(word))

describe('handles', () => {
  it('are no word that tells the parts of a Spanish sentence apart', () => {
    expect(SPANISH.length).toBeGreaterThan(200)
    expect(SPANISH.filter((word) => takes('handle', word))).toEqual([])
  })

  it.each([
    'ahorros',
    'renta',
    'mama',
    'envia',
    'saldo',
    'manana',
    'viernes',
    'precio',
    'soporte_mx',
    'banco_uno',
    'ayuda',
  ])('%s is reserved in Spanish', (handle) => expect(takes('handle', handle)).toBe(false))

  it('are no word that a sentence to the bank is made of', () => {
    const words = [...spoken()]
    expect(words.length).toBeGreaterThan(300)
    expect(words.filter((word) => takes('handle', word))).toEqual([])
  })

  it.each(LOCALES)('are no command (%s)', (locale) => {
    const names = publishedCommands({ locale }).map(({ name }) => name.replaceAll(/[^a-z]/g, ''))
    expect(names.length).toBeGreaterThan(15)
    expect(names.filter((name) => takes('handle', name))).toEqual([])
  })

  it.each([
    ...['mom', 'dad', 'savings', 'checking', 'rent', 'price', 'alert', 'him', 'me', 'all', 'm_o_m', 's4v1ngs', 'pr1ce'],
    ...['parley', 'par1ey', 'parley_help', 'the_parley', 'p4rl3y', 'par_ley', 'parIey', 'parley2', 'x_parley_x'],
    ...['support', 'supp0rt', 'support_team', 'my_security', '5ecurity', 'adm1n', 'adrnin', 'the_bank', 'bank_of_us'],
    ...['help_me', 'helpdesk', 'ann_official', 'your_team', 'b4nk', 'h3lp_desk'],
  ])('%s is reserved', (handle) => {
    expect(takes('handle', handle)).toBe(false)
  })

  it.each([
    ...[
      'gym',
      'netflix',
      'groceries',
      'uber',
      'amazon',
      'coffee',
      'dinner',
      'lunch',
      'rent',
      'gas',
      'pharmacy',
      'spotify',
    ],
    ...[
      'starbucks',
      'tuition',
      'pizza',
      'g_y_m',
      'net_flix',
      'amaz0n',
      'c0ffee',
      'uber_eats',
      'whole_foods',
      'walmart',
    ],
    ...['gimnasio', 'supermercado', 'cafe', 'cena', 'comida', 'gasolina', 'farmacia', 'colegiatura', 'oxxo', 'rappi'],
  ])('%s is what money is spent on, and nobody’s', (handle) => expect(takes('handle', handle)).toBe(false))

  it.each(['gym_ann', 'coffeelover', 'amazonia', 'uberto', 'dinnerbell', 'gimena', 'cafetero', 'ann_target'])(
    '%s is somebody’s all the same',
    (handle) => expect(takes('handle', handle)).toBe(true),
  )

  it.each([
    'maria_l',
    'alex',
    'ann_phone',
    'michael_phelps',
    'kirsten',
    'chris_b',
    'tom_rentz',
    'pricilla',
    'al_savage',
    'will',
  ])('%s is not', (handle) => {
    expect(takes('handle', handle)).toBe(true)
  })

  it.each(['mаria', 'mar\u200Bia', 'ｍaria', '𝗺aria_l', 'ma\u00ADria', 'm\u0301aria'])('%j is refused', (handle) => {
    expect(takes('handle', handle)).toBe(false)
  })
})

describe('names', () => {
  it.each([
    'Parley Security Team',
    'Parley Support',
    'Раrlеу Suрроrt', // Cyrillic and Latin
    'Ρаrlеу Help', // Greek, Cyrillic, Latin
    'Par1ey Team',
    'Ann Parley-Official',
    'Customer Service',
    'Security Department',
    'Maria Lореz', // Cyrillic letters in it
    'Мария Lopez', // two alphabets
    'Mar\u200Bia Lopez',
    'Ma\u00ADria Lopez',
    'Maria\u2060 Lopez',
    'Maria \u3164Lopez', // a filler that shows nothing
    'Maria\uFE0F Lopez',
    'M\u0301\u0302\u0303aria Lopez',
    'Ma\u0336\u0336\u0336ria Lopez',
    '𝐌𝐚𝐫𝐢𝐚 𝐋𝐨𝐩𝐞𝐳',
    'Ｍａｒｉａ Ｌｏｐｅｚ',
    'Evil.com Pay',
    'Maria \u202ELopez',
  ])('%j is refused', (name) => {
    expect(takes('legal-name', name)).toBe(false)
  })

  it.each([
    ...[
      'Maria Lopez',
      'Anne-Marie O’Neil Jr.',
      'José Ñandú',
      'J.R. Smith',
      'Nguyễn Thị Minh',
      'Karin Bank',
      'Vincent Price',
    ],
    ...['Мария Иванова', '山田 太郎', '김 민수', 'محمد علي', 'Ελένη Παππά', 'Zoë Åström', 'प्रिया शर्मा'],
  ])('%j is taken', (name) => {
    expect(takes('legal-name', name)).toBe(true)
  })
})

describe('nicknames', () => {
  it.each([
    'Parley',
    'Par\u200Bley',
    'PARLEY Security Team',
    'Раrlеу',
    'R\u0301\u0302\u0303ent',
    '𝐑𝐞𝐧𝐭',
    'Re\u200Bnt',
    'Rеnt',
    '\u3164',
  ])('%j is refused', (name) => {
    expect(takes('nickname', name)).toBe(false)
  })
  it.each(['Rent 🏠', 'Savings', '👩‍👧 School', '❤️ Trip', 'Été', 'Checking #2', '家賃', 'Team lunch', '🇺🇸 Tax'])(
    '%j is taken',
    (name) => {
      expect(takes('nickname', name)).toBe(true)
    },
  )
})

describe('what a text looks like', () => {
  it.each([
    ['parley', 'Раrlеу'],
    ['parley', '𝓹𝓪𝓻𝓵𝓮𝔂'],
    ['parley', 'P-a-r.l_e y'],
    ['support', 'ѕυррοrt'],
    ['admin', 'ADRNIN'],
    ['window', 'vvindow'],
  ])('%s is like %s', (plain, other) => {
    expect(skeleton(other)).toBe(skeleton(plain))
  })
})
