import { randomBytes } from 'node:crypto'
import { createClient } from '#scripts/chat/client.ts'
import type { Form, Message } from '#conversation/channel/message.ts'
import { plain } from '#conversation/words/text.ts'
import type { Act } from '#conversation/channel/turn.ts'
import type { Sent } from '#scripts/chat/sender.ts'
import { until } from './until.ts'

const PIN = '739152'
const TURN_MS = 60_000

type Said = { readonly card: string; readonly text: string }

/** Somebody at the web chat who keeps the same token whatever dies, and repeats what was not answered. */
export const openPerson = async (
  url: string,
  token = randomBytes(32).toString('base64url'),
  before: readonly Said[] = [],
) => {
  const cards = new Map<string, Message>()
  /** Every text a card ever had, `before` this connection too. */
  const said: Said[] = [...before]
  let form: Form | undefined
  const connect = () =>
    createClient({
      url: new URL(url),
      token,
      giveUpAfterMs: TURN_MS,
      onEntry: ({ entry }) => {
        if (entry.kind === 'open-form') form = entry.form
        if (entry.kind !== 'card') return
        const { message } = entry
        cards.delete(message.card)
        cards.set(message.card, message)
        said.push({ card: message.card, text: plain(message.text) })
        if (message.form) form = message.form
      },
    })
  let client = connect()
  // The door may be closed just now: whoever dies late is still being started again.
  const { lost } = await until(
    'an open door',
    () =>
      client.open().catch(() => {
        client = connect()
        return undefined
      }),
    TURN_MS,
  )
  lost.catch(() => undefined)

  const act = (what: Act): Promise<Sent> => client.send(what)
  const texts = (): readonly string[] => [...cards.values()].map(({ text }) => plain(text))
  const see = (expected: RegExp, withinMs = TURN_MS): Promise<string> =>
    until(
      `${expected}; the chat:\n${texts().slice(-4).join('\n---\n')}`,
      () => texts().findLast((text) => expected.test(text)),
      withinMs,
    )
  const button = (label: string): string => {
    const found = [...cards.values()]
      .toReversed()
      .flatMap(({ rows }) => rows.flat())
      .find((each) => each.label === label)
    if (found === undefined) throw new Error(`no button "${label}" in:\n${texts().join('\n---\n')}`)
    return found.id
  }
  const fill = async (values: Readonly<Record<string, string>>): Promise<void> => {
    const open = await until(`a form for ${Object.keys(values).join(', ')}`, () => form, TURN_MS)
    form = undefined
    const byName = open.fields.map(({ name, label, value, choices }): [string, string] => {
      const given = values[label] ?? value ?? ''
      return [name, choices?.find((choice) => choice.label === given)?.value ?? given]
    })
    await act({ do: 'fill', form: open.id, values: Object.fromEntries(byName) })
  }

  return {
    token,
    said,
    texts,
    see,
    answer: fill,
    button,
    say: (text: string) => act({ do: 'say', text }),
    pressId: (id: string) => act({ do: 'press', button: id }),
    press: (label: string) => act({ do: 'press', button: button(label) }),
    /** Gives the PIN where a lost session makes it necessary. */
    logIn: async (): Promise<void> => {
      const before = said.length
      await act({ do: 'say', text: 'my accounts' })
      const answered = (what: RegExp): boolean => said.slice(before).some(({ text }) => what.test(text))
      await until(
        'accounts or PIN',
        () => answered(/Your accounts|enter your PIN|form is still open/) || undefined,
        TURN_MS,
      )
      if (answered(/Your accounts/)) return
      await fill({ PIN })
      await until('accounts', () => answered(/Your accounts/) || undefined, TURN_MS)
    },
    close: () => client.close(),
  }
}
export type Person = Awaited<ReturnType<typeof openPerson>>

/** From nobody to somebody who may send, with as many dollars; `n` tells one from the next. */
export const settleIn = async (person: Person, dollars = 2_000, n = 0): Promise<void> => {
  await person.say('hello')
  await person.see(/a bank you talk to/)
  await person.press('Become a customer')
  await person.answer({ 'First and last name': 'Ann Lee', 'Date of birth': '17 May 1990', Handle: `ann_chaos${n}` })
  await person.answer({ Phone: `(415) 555-${2_000 + n}`, Email: `ann${n}@chaos.example.com` })
  await person.answer({
    'Street address': '1 Market Street',
    City: 'San Francisco',
    State: 'California',
    'ZIP code': '94105',
  })
  await person.answer({ 'Social Security number': '123-45-2222', 'New PIN': PIN, 'New PIN again': PIN })
  await person.see(/Is everything right\?/)
  // While the demo's own people are being registered there may be no room; the card is shown again then.
  await until(
    'room to register',
    async () => {
      if (person.texts().some((text) => /^Your registration|You’re registered/.test(text))) return true
      if (tryButton(person, 'Confirm')) await person.press('Confirm')
      return undefined
    },
    TURN_MS,
  )
  await person.see(/You’re registered/)
  await person.say('my details')
  await person.see(/My details/)
  await person.press('Photo ID')
  await until(
    'the demo button',
    () => person.texts().length > 0 && tryButton(person, 'Use a sample ID (demo)'),
    TURN_MS,
  )
  await person.press('Use a sample ID (demo)')
  await person.see(/We have it/)
  await person.say('open an account called Everyday')
  await person.see(/account Everyday is open/)
  await person.say('add money')
  await until('demo money', () => tryButton(person, 'Add demo money'), TURN_MS)
  await person.press('Add demo money')
  await person.answer({ 'Amount in dollars': String(dollars) })
  await person.see(/Add demo money\?/)
  await person.press('Confirm')
  await person.see(/Demo money added/)
}

const tryButton = (person: Person, label: string): string | undefined => {
  try {
    return person.button(label)
  } catch {
    return undefined
  }
}
