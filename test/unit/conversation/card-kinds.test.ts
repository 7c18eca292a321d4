import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { usd } from '#bank/ground/money.ts'
import { turnWords } from '#conversation/turn/words.ts'
import { plain } from '#conversation/words/text.ts'
import { account, bankFacts } from '#test/support/dialogs.ts'
import { onScreen, WEB } from './screen.ts'

/** The table in the docs: what each kind of card becomes. */
const TABLE = new Map(
  readFileSync(new URL('../../../docs/cards.md', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| ---') && !line.startsWith('| kind'))
    .map((line): readonly [string, string] => {
      const [, kind = '', , became = ''] = line.split('|').map((cell) => cell.trim())
      return [kind, became]
    }),
)

const SEND = 'send 20 to alex from everyday'
const CLOSE = 'close rent'
const EMPTY = { posted: usd(0n), available: usd(0n) }

/** A chat in which these words were said, with an account that is empty. */
const said = (...words: readonly string[]) => {
  const facts = bankFacts({ accounts: [account('Everyday'), account('Rent', EMPTY)] })
  const screen = onScreen(WEB, [], facts)
  for (const each of words) screen.say(each)
  return { facts, screen }
}
const closedAfter = (...words: readonly string[]) => said(...words).screen.closed()
const ranOut = (words: string, moves: boolean) => {
  const { facts, screen } = said(words)
  const [proposed] = [...facts.operations.values()]
  if (proposed === undefined) throw new Error('nothing was proposed')
  screen.act({ do: 'card-expired', of: proposed.id, moves })
  return screen.closed()
}
const confirmedElsewhere = () => {
  const { facts, screen } = said(SEND)
  facts.answers['operation.cancel'] = ({ operation: id }) => {
    const found = facts.operations.get(id)
    if (found === undefined) return { kind: 'not-yours' }
    facts.operations.set(id, { ...found, state: 'submitted' })
    return { kind: 'too-late', operation: { ...found, state: 'submitted' } }
  }
  screen.say('menu')
  return screen.closed()
}
const form = (...words: readonly string[]) => {
  const screen = onScreen(WEB, ['Everyday'])
  for (const each of words) screen.say(each)
  return screen.closed()
}

/** Every way in which a card is closed to a line of its own. */
const LINES: Readonly<Record<string, () => readonly string[]>> = {
  'payment to confirm': () => closedAfter(SEND, 'cancel'),
  'account to close': () => closedAfter(CLOSE, 'cancel'),
  'scheduled payment to confirm': () => closedAfter('send 5 to alex every friday from everyday', 'cancel'),
  'payment that is changed': () => closedAfter(SEND, 'make it 30'),
  'payment that is asked about': () => closedAfter(SEND, 'help'),
  'payment confirmed in another chat': confirmedElsewhere,
  'payment nobody confirmed': () => ranOut(SEND, true),
  'account to close, nobody confirmed': () => ranOut(CLOSE, false),
  choice: () => closedAfter('send 20 to alex', 'rent'),
  'choice that is left': () => closedAfter('send 20 to alex', 'cancel'),
  form: () => form('send money to alex', '20'),
  'form that is left': () => form('send money to alex', 'cancel'),
}
const MENUS = ['menu', 'help', 'prices', 'history', 'my alerts'] as const

describe('the table of what closes a card', () => {
  it('names every kind, and no other', () => {
    expect([...TABLE.keys()].toSorted()).toEqual(
      [...Object.keys(LINES), 'menu, list, price or remark', 'outcome'].toSorted(),
    )
  })

  it.each(Object.entries(LINES))('says what becomes of this: %s', (kind, closed) => {
    expect(closed()).toContain(TABLE.get(kind))
  })

  it('has every line that a card can become', () => {
    const { answered, ended, ranOut: expired, ...plainly } = turnWords({ locale: 'en' }).closedCard
    const lines = [
      ...Object.values(plainly),
      ...[undefined, 'How much'].flatMap((name) => [answered(name), ended(name)]),
      ...[true, false].map((moves) => expired(moves)),
    ]
    expect([...new Set(lines.map((line) => plain(line)))].toSorted()).toEqual(
      [...new Set([...TABLE.values()].filter((line) => !line.startsWith('(')))].toSorted(),
    )
  })
})

describe('a card that only leads on', () => {
  it.each(MENUS)('is the only one with buttons, and what was there before keeps what it said: %s', (newest) => {
    const screen = onScreen()
    for (const each of [...MENUS.filter((said) => said !== newest), newest]) {
      screen.say(each)
      expect(screen.cards().filter(({ labels }) => labels.length > 0)).toHaveLength(1)
    }
    expect(screen.cards().at(-1)?.labels).not.toEqual([])
    expect(screen.closed()).not.toContain('')
  })

  it('takes no buttons from a card to be confirmed, nor from what became of it', () => {
    const screen = onScreen()
    screen.say('menu')
    screen.say(SEND)
    expect(screen.deciding()).toHaveLength(1)
    screen.press('Confirm')
    screen.say('menu')
    screen.say('prices')
    const outcome = screen.cards().find(({ text }) => text.startsWith('Sending'))
    expect(outcome?.labels).toContain('See where it stands')
    expect(screen.cards().filter(({ labels }) => labels.length > 0)).toHaveLength(2)
  })
})
