import { describe, expect, it } from 'vitest'
import { VALIDATORS, type ValidatorName } from '#conversation/form/validators.ts'
import { LOCALES } from '#conversation/words/locale.ts'

const read = (rule: ValidatorName, text: string, locale: (typeof LOCALES)[number] = 'en') => {
  const answer = VALIDATORS[rule](text, { locale, now: Date.UTC(2026, 10, 23) })
  return answer.ok ? answer.value : undefined
}

describe('a legal name', () => {
  it.each([
    ['Sukarno', 'Sukarno'],
    ['Teller', 'Teller'],
    ['Suharto', 'Suharto'],
    ['Prabowo', 'Prabowo'],
    ['Thant', 'Thant'],
    ['Ñusta', 'Ñusta'],
    ['Óscar', 'Óscar'],
    ['李小龙', '李小龙'],
    ['Ivan', 'Ivan'],
    ['Ana-María', 'Ana-María'],
    ['O’Brien', 'O’Brien'],
  ])('may be one word: %s', (typed, name) => expect(read('legal-name', typed)).toBe(name))

  it.each([
    'John Smith Jr.',
    'John Smith, Jr.',
    'John Smith Sr',
    'John Smith III',
    'John Smith, III',
    'Ann Lee, M.D.',
    'J. R. Ewing',
    'J.R. Smith',
    'Dr. Ann Lee',
    'José de la Cruz y Ortega',
    'Ludwig van der Rohe',
  ])('may have what goes before it or after it: %s', (typed) => expect(read('legal-name', typed)).toBe(typed))

  const MARKS = ['’', '‘', 'ʼ', '`', '´', '′', '＇', '‛', 'ʹ', '\u2019']
  it.each(MARKS)('reads any apostrophe: O%sBrien', (mark) =>
    expect(read('legal-name', `Ann O${mark}Brien`)).toBe('Ann O’Brien'),
  )
  it('keeps the one of a typewriter', () => expect(read('legal-name', "Ann O'Brien")).toBe("Ann O'Brien"))

  const HYPHENS = [
    '-',
    '\u2010',
    '\u2011',
    '\u2012',
    '\u2013',
    '\u2014',
    '\u2015',
    '\u2212',
    '\uFE58',
    '\uFE63',
    '\uFF0D',
  ]
  it.each(HYPHENS)('reads any hyphen: Anne%sMarie', (hyphen) =>
    expect(read('legal-name', `Anne${hyphen}Marie Lee`)).toBe('Anne-Marie Lee'),
  )

  it.each([
    'Ma',
    'A',
    '1Maria',
    'Maria L0pez',
    'Maria@Lopez',
    '-Maria',
    ', Jr.',
    'Maria,, Lopez',
    'evil.com',
    'Maria 🙂',
    'Parley',
    'Parley Support',
  ])('is none: %s', (typed) => expect(read('legal-name', typed)).toBeUndefined())
})

describe('a legal name that says it is somebody of the bank', () => {
  it.each([
    'Support',
    'Sup-port',
    'Sup’port',
    'Sup\u2011port Lee',
    'S.u.p.p.o.r.t',
    'Sup, Port',
    'Sup Port',
    'Help-Desk',
    'Help Desk',
    'ad-min',
    'Te-am',
    'Secu-rity, Jr.',
    'So-porte',
    'Bank',
    'The Bank',
    'Your-Bank',
    'Another Bank',
    'Otro Banco',
    'Help',
    'Nobody',
    'IRS',
    'Federal-Reserve',
  ])('is none: %s', (typed) => expect(read('legal-name', typed)).toBeUndefined())

  it.each([
    'Tea M. Horvat',
    'Ana Bank',
    'Helper-Lee',
    'Tim Price',
    'Ad Min Lee',
    'Supriya Porter',
    'Anne-Marie Teller',
  ])('is not said by a name that people have: %s', (typed) => expect(read('legal-name', typed)).toBe(typed))
})

describe('where mail of the armed forces goes', () => {
  it.each([
    ['AA', 'AA'],
    ['AE', 'AE'],
    ['AP', 'AP'],
    ['ae', 'AE'],
    ['a.p.', 'AP'],
    ['Armed Forces Americas', 'AA'],
    ['armed forces europe', 'AE'],
    ['Armed  Forces Pacific', 'AP'],
  ])('%s is a state', (typed, code) => {
    for (const locale of LOCALES) expect(read('state', typed, locale)).toBe(code)
  })

  it.each([
    ['Fuerzas Armadas de Europa', 'AE'],
    ['fuerzas armadas del Pacífico', 'AP'],
    ['Fuerzas Armadas de las Américas', 'AA'],
  ])('%s is one in Spanish', (typed, code) => expect(read('state', typed, 'es')).toBe(code))
})

describe('a picture that is typed where text is free', () => {
  it.each(['👨‍👩‍👧‍👦', '🏳️‍🌈', '👍🏽', '🇲🇽', '❤️', '🧑🏿‍🚀', '1️⃣', '🏴‍☠️', '👩‍❤️‍👨', '🎂🎉', '☕️'])(
    'stays whole: %s',
    (picture) => {
      expect(read('nickname', `Fun ${picture}`)).toBe(`Fun ${picture}`)
    },
  )
})
