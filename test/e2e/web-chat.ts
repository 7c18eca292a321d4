import { randomBytes } from 'node:crypto'
import type { Entry } from '#adapters/webchat/entries.ts'
import { conversationOf } from '#adapters/webchat/identity.ts'
import { createClient } from '#scripts/chat/client.ts'
import type { Form, Message } from '#conversation/channel/message.ts'
import { plain } from '#conversation/words/text.ts'
import type { Act } from '#conversation/channel/turn.ts'
import { type Chat, waitFor } from './chat.ts'

/** A person at the web chat, over its real door. */
export const openWebChat = async (url: string, token = randomBytes(32).toString('base64url')): Promise<Chat> => {
  const cards = new Map<string, Message>()
  const everSaid: string[] = []
  let form: Form | undefined
  const files = new Map<string, Buffer>()

  /** As the page does: no buttons any more, and one line where there is one. */
  const close = ({ card, text }: Extract<Entry, { kind: 'close' }>): void => {
    const stands = cards.get(card)
    if (stands === undefined) return
    const { form: _, ...rest } = stands
    cards.set(card, { ...rest, rows: [], ...(text && { text }) })
  }

  const client = createClient({
    url: new URL(url),
    token,
    onEntry: ({ entry }) => {
      everSaid.push(JSON.stringify(entry))
      if (entry.kind === 'open-form') form = entry.form
      if (entry.kind === 'close') close(entry)
      if (entry.kind !== 'card') return
      const { message } = entry
      cards.delete(message.card)
      cards.set(message.card, message)
      if (message.form) form = message.form
      if (message.attachment) files.set(message.attachment.name, Buffer.from(message.attachment.bytes, 'base64'))
    },
  })
  const { lost } = await client.open()
  // Closing the chat at the end of a test loses it too.
  lost.catch(() => undefined)

  const act = (what: Act): Promise<void> => answered(client.send(what))
  const answered = async (sending: ReturnType<typeof client.send>): Promise<void> => {
    const sent = await sending
    if (sent.kind !== 'sent') throw new Error(`the turn was not taken: ${JSON.stringify(sent)}`)
    await client.until(() => client.seq >= sent.seq, 5_000)
  }
  const visible = (): readonly string[] => [...cards.values()].map(({ text }) => plain(text))

  return {
    conversation: conversationOf(token) ?? 'none',
    say: (text) => act({ do: 'say', text }),
    press: async (label) => {
      const button = [...cards.values()]
        .toReversed()
        .flatMap(({ rows }) => rows.flat())
        .find((each) => each.label === label)
      if (button === undefined) throw new Error(`no button "${label}" in:\n${visible().join('\n---\n')}`)
      await act({ do: 'press', button: button.id })
    },
    pressId: async (...buttons) => {
      for (const button of buttons) await act({ do: 'press', button })
    },
    answer: async (values) => {
      const open = form
      if (open === undefined) throw new Error(`no form is open in:\n${visible().join('\n---\n')}`)
      const stray = Object.keys(values).filter((each) => !open.fields.some(({ label }) => label === each))
      if (stray.length > 0)
        throw new Error(
          `no field ${stray.join(', ')}; the form asks for ${open.fields.map(({ label }) => label).join(', ')}`,
        )
      form = undefined
      const byName = open.fields.map(({ name, label, value, choices }): [string, string] => {
        const given = values[label] ?? value ?? ''
        return [name, choices?.find((choice) => choice.label === given)?.value ?? given]
      })
      await act({ do: 'fill', form: open.id, values: Object.fromEntries(byName) })
    },
    send: (file) => answered(client.sendFile(new Uint8Array(file.bytes))),
    until: (expected) => waitFor(visible, expected),
    visible,
    labels: () => [...cards.values()].flatMap(({ rows }) => rows.flat().map(({ label }) => label)),
    remembers: (text) => everSaid.some((entry) => entry.includes(text)),
    files: () => files,
    close: async () => client.close(),
  }
}
