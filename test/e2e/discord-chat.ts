import type { DiscordStandIn } from '#test/support/discord/index.ts'
import { type Chat, type Shuts, waitFor } from './chat.ts'

let nextUser = 100
const ANSWER_MS = 20_000

/** A person on Discord: signed interactions for commands, buttons and modals, DM text over the Gateway. */
export const openDiscordChat = (discord: DiscordStandIn): Chat & Shuts => {
  const user = discord.user(`ann${nextUser++}`)
  const shown = () => user.transcript().filter(({ from, deleted }) => from === 'bot' && !deleted)
  const visible = (): readonly string[] => shown().map(({ text }) => text)
  const count = (): string => JSON.stringify(user.transcript())

  /** DM text has no answer to wait for: what the bot says after it is, whatever else changes meanwhile. */
  const answered = async (act: () => void): Promise<void> => {
    const before = user.transcript().length
    act()
    await user.waitFor(
      () =>
        user
          .transcript()
          .slice(before)
          .some(({ from }) => from === 'bot'),
      ANSWER_MS,
    )
    await settled(count)
  }
  const say = (text: string): Promise<void> => answered(() => user.say(text))
  const press = async (label: string): Promise<void> => {
    const message = shown().findLast(({ buttons }) => buttons.some((each) => each.label === label))
    if (message === undefined) throw new Error(`no button "${label}" in:\n${user.print()}`)
    await user.pressOn(message, label)
    await settled(count)
  }

  return {
    say,
    press,
    answer: async (values) => {
      if (user.modal() === undefined) {
        const card = shown().findLast(({ buttons }) => buttons.some(({ customId }) => customId.startsWith('form:')))
        const open = card?.buttons.find(({ customId }) => customId.startsWith('form:'))
        if (card === undefined || open === undefined) throw new Error(`no form is open in:\n${user.print()}`)
        await user.pressOn(card, open.label)
      }
      await user.fill(values)
      await settled(count)
    },
    send: (file) => answered(() => user.attach([file])),
    until: (expected) => waitFor(visible, expected),
    visible,
    remembers: (text) => user.transcript().some((message) => JSON.stringify(message).includes(text)),
    files: () => new Map(shown().flatMap(({ files }) => files.map((file) => [file.name, Buffer.from(file.bytes)]))),
    shut: async () => user.closeDms(),
    open: async () => user.openDms(),
    close: async () => {},
  }
}

/** Follow-ups come after the first answer: until nothing has changed for a moment. */
const settled = async (count: () => string): Promise<void> => {
  for (let before = ''; before !== count(); ) {
    before = count()
    await new Promise((resolve) => setTimeout(resolve, 60))
  }
}
