import { readPage } from '#test/support/telegram/page.ts'
import type { Person, Profile, TelegramStandIn } from '#test/support/telegram/index.ts'
import { type Chat, type Shuts, waitFor } from './chat.ts'

let nextUser = 5_000_000_100

/** With what only Telegram's people can do. */
export type TelegramChat = Chat & Shuts & { readonly person: Person }

type PageButton = NonNullable<ReturnType<Person['pageButton']>>

/** Opens the page behind a button, fills in what it asks, and hands it in. Gives the labels that it asked for. */
const enterOnPage = async (
  { url, initData }: PageButton,
  values: ReadonlyMap<string, string>,
): Promise<readonly string[]> => {
  const { fields, action, text } = await readPage(await fetch(url))
  const labels = [...fields.keys()]
  const missing = labels.filter((label) => !values.has(label))
  if (action === undefined || missing.length > 0)
    throw new Error(`the page asks for ${missing.join(', ')}, and ${[...values.keys()].join(', ')} is given:\n${text}`)
  const typed = [...fields].map(([label, name]): [string, string] => [name, values.get(label) ?? ''])
  const body = new URLSearchParams([['initData', initData], ...typed])
  const answer = await fetch(new URL(action, url), { method: 'POST', body })
  if (answer.status !== 200) throw new Error(`the page was not taken: ${(await readPage(answer)).text}`)
  return labels
}

/** A person on Telegram, by signed webhook. Forms are asked field by field; what must be hidden, on a page or on keys. */
export const openTelegramChat = (telegram: TelegramStandIn, profile: Profile = {}): TelegramChat => {
  const id = nextUser++
  const person = telegram.user(id, { firstName: 'Ann', ...profile })
  const visible = (): readonly string[] =>
    person
      .visible()
      .filter(({ from }) => from === 'bot')
      .map(({ text }) => text)

  const press = async (label: string): Promise<void> => {
    const message = person.visible().findLast(({ buttons }) => buttons.flat().includes(label))
    if (message === undefined) throw new Error(`no button "${label}" in:\n${person.screen()}`)
    await person.pressOn(message, label)
  }

  const tapPin = async (pin: string): Promise<void> => {
    for (const digit of pin) await press(digit)
    await press('OK')
  }

  return {
    conversation: `telegram:${id}`,
    say: async (text) => void (await person.say(text)),
    press,
    pressId: async (...buttons) => {
      for (const button of buttons) await person.pressData(person.newest(), button)
    },
    answer: async (values) => {
      const left = new Map(Object.entries(values))
      while (left.size > 0) {
        const asked = person.newest()
        const page = person.pageButton(asked)
        if (page !== undefined) {
          for (const label of await enterOnPage(page, left)) left.delete(label)
          continue
        }
        const label = [...left.keys()].find((each) => asked.text.startsWith(each))
        if (label === undefined) {
          if (asked.buttons.flat().includes('Skip')) await press('Skip')
          else throw new Error(`asked something else than ${[...left.keys()].join(', ')}:\n${person.screen()}`)
          continue
        }
        const value = left.get(label) ?? ''
        left.delete(label)
        const labels = asked.buttons.flat()
        if (labels.includes('⌫')) await tapPin(value)
        else if (labels.includes(value)) await press(value)
        else await person.say(value)
      }
      if (person.newest().buttons.flat().includes('Skip')) await press('Skip')
    },
    send: async ({ name, bytes }) => {
      await (name.endsWith('.jpg') ? person.sendPhoto(bytes) : person.sendFile(name, bytes))
    },
    until: (expected) => waitFor(visible, expected),
    visible,
    labels: () => person.visible().flatMap(({ buttons }) => buttons.flat()),
    remembers: (text) => person.remembers(text),
    files: () =>
      new Map(
        person.visible().flatMap(({ file }) => (file === undefined ? [] : [[file.name, Buffer.from(file.bytes)]])),
      ),
    /** The phone itself, for what only Telegram has. */
    person,
    shut: async () => void (await person.block()),
    open: async () => void (await person.unblock()),
    close: async () => {},
  }
}
