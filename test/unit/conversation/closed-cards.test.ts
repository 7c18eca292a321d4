import { describe, expect, it } from 'vitest'
import { FIELD_BY_FIELD, onScreen, WEB } from './screen.ts'

const SEND = 'send 20 to alex from everyday'

describe('a card that asked for a decision', () => {
  it.each([
    'cancel',
    'stop',
    'never mind',
    'no',
    'log out',
    'price of bitcoin',
    'open account called Trip',
    '/send 5 to alex from rent',
    'send 5 to alex from rent',
    'what is my balance',
    'history',
    'menu',
  ])('is closed once it is left by %s, and there is at most one left to confirm', (said) => {
    const screen = onScreen()
    screen.say(SEND)
    expect(screen.deciding()).toHaveLength(1)
    screen.say(said)
    expect(screen.deciding().length).toBeLessThanOrEqual(1)
    expect(
      screen.deciding().every(({ text }) => !text.includes('$20.00') || screen.cards().at(-1)?.text === text),
    ).toBe(true)
  })

  it.each([
    ['cancel', 'Not confirmed. Nothing was sent.'],
    ['open account called Trip', 'Not confirmed. Nothing was sent.'],
    ['make it 30', 'Replaced by the card below. Nothing was done from this one.'],
    ['help', 'This continues below.'],
    ['hm', 'This continues below.'],
  ])('says what became of it: %s', (said, line) => {
    const screen = onScreen()
    screen.say(SEND)
    screen.say(said)
    expect(screen.closed()).toContain(line)
  })

  it('stays one, however often it is asked about', () => {
    const screen = onScreen()
    screen.say(SEND)
    for (const said of ['help', 'what?', 'hm', 'balance', 'help', 'make it 25', 'help']) screen.say(said)
    expect(screen.deciding()).toHaveLength(1)
    expect(screen.deciding()[0]?.text).toContain('$25.00')
    screen.press('Confirm')
    expect(screen.deciding()).toEqual([])
  })

  it.each([
    [SEND, 'yes'],
    [SEND, 'help', 'yes'],
    [SEND, 'help', 'make it 25', 'hm', 'ok'],
  ])('gives its outcome below what was said: %s, %s', (...said) => {
    const screen = onScreen()
    for (const each of said) screen.say(each)
    expect(screen.cards().at(-1)?.text).toMatch(/^Sending/)
    expect(screen.cards().filter(({ text }) => text.startsWith('Sending'))).toHaveLength(1)
    expect(screen.deciding()).toEqual([])
  })

  it('is not closed by what is pressed on it', () => {
    const screen = onScreen()
    screen.say(SEND)
    screen.press('Confirm')
    expect(screen.closed().filter((text) => /Not confirmed|Replaced|continues/.test(text))).toEqual([])
    expect(screen.deciding()).toEqual([])
  })
})

describe.each([
  ['a whole form', WEB],
  ['a field', FIELD_BY_FIELD],
] as const)('%s', (_, abilities) => {
  it.each(['cancel', 'price of bitcoin', '/accounts'])('is closed once it is left by %s', (said) => {
    const screen = onScreen(abilities)
    screen.say('send money to alex')
    screen.say(said)
    const forms = screen.cards().filter(({ labels }) => labels.includes('form'))
    expect(forms.length).toBeLessThanOrEqual(said === 'price of bitcoin' ? 1 : 0)
  })

  it('is closed once it is answered by words', () => {
    const screen = onScreen(abilities)
    screen.say('send money to alex')
    screen.say('20')
    const before = screen.cards().slice(0, -1)
    expect(before.flatMap(({ labels }) => labels).filter((label) => label === 'form')).toEqual([])
  })
})

it('a choice of accounts is closed once it is made by words, and says so in one line', () => {
  const screen = onScreen()
  screen.say('send 20 to alex')
  screen.say('rent')
  expect(screen.closed()).toEqual(['Answered.'])
  expect(screen.deciding()).toHaveLength(1)
})

it.each([
  [WEB, 'cancel', 'How much: closed.'],
  [WEB, '20', 'How much: answered.'],
  [FIELD_BY_FIELD, 'cancel', 'Amount in dollars: closed.'],
  [FIELD_BY_FIELD, '20', 'Amount in dollars: answered.'],
  [FIELD_BY_FIELD, 'hm', 'This continues below.'],
] as const)('a form that was left or answered is one line, of %o after %s', (abilities, said, line) => {
  const screen = onScreen(abilities, ['Everyday'])
  screen.say('send money to alex')
  screen.say(said)
  expect(screen.closed()).toContain(line)
})

it('a list that only leads on keeps what it says', () => {
  const screen = onScreen()
  screen.say('history')
  const [list] = screen.cards()
  screen.say('menu')
  expect(screen.cards()[0]?.text).toBe(list?.text)
})
