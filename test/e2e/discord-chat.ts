import { nonceOf } from '#adapters/discord/channel-calls.ts'
import type { DiscordStandIn } from '#test/support/discord/index.ts'
import type { Shown, ShownButton } from '#test/support/discord/transcript.ts'
import { type Chat, type Shuts, waitFor } from './chat.ts'

let nextUser = 100
const ANSWER_MS = 20_000
/** The parts of an answer, by their place in it. */
const ANSWERS = [0, 1, 2, 3, 4, 5, 'trouble']

/** A person on Discord: signed interactions for commands, buttons and modals, DM text over the Gateway. */
export const openDiscordChat = (discord: DiscordStandIn): Chat & Shuts => {
  const user = discord.user(`ann${nextUser++}`)
  const shown = () => user.transcript().filter(({ from, deleted }) => from === 'bot' && !deleted)
  const visible = (): readonly string[] => shown().map(({ text }) => text)

  /** The answers to a message bear nonces made of its id: what the bot says meanwhile for another reason is none. */
  const answered = async (message: string): Promise<void> => {
    const nonces = ANSWERS.map((part) => nonceOf(`${message}:${part}`))
    await user.waitFor(() => nonces.some((nonce) => user.got(nonce)), ANSWER_MS)
    await settled(user.version)
  }
  /** Follow-ups come after the first answer, some of them late on a busy machine. */
  const withButton = (matches: (button: ShownButton) => boolean): Promise<{ message: Shown; label: string }> =>
    user.waitFor(() => {
      const message = shown().findLast(({ buttons }) => buttons.some(matches))
      const label = message?.buttons.find(matches)?.label
      return message === undefined || label === undefined ? undefined : { message, label }
    }, ANSWER_MS)
  const say = (text: string): Promise<void> => answered(user.say(text))
  const press = async (label: string): Promise<void> => {
    const { message } = await withButton((button) => button.label === label)
    await user.pressOn(message, label)
    await settled(user.version)
  }

  /** The form with these fields: on a busy machine the button of the one before may still be the newest. */
  const openFormFor = async (labels: readonly string[]): Promise<void> => {
    for (const end = performance.now() + ANSWER_MS; ; ) {
      const { message, label } = await withButton(({ customId }) => customId.startsWith('form:'))
      await user.pressOn(message, label)
      const fields = user.modal()?.fields.flatMap((field) => [field.name, field.label]) ?? []
      // One that is still not there is told by the client when it is filled in.
      if (labels.every((each) => fields.includes(each)) || performance.now() > end) return
      user.dismiss()
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }

  return {
    conversation: `discord:${user.id}`,
    say,
    press,
    pressId: async (...buttons) => {
      for (const button of buttons) {
        const message = shown().at(-1)
        if (message === undefined) throw new Error('nothing was said to this person')
        await user.pressId(message, button)
      }
      await settled(user.version)
    },
    answer: async (values) => {
      if (user.modal() === undefined) await openFormFor(Object.keys(values))
      await user.fill(values)
      await settled(user.version)
    },
    send: (file) => answered(user.attach([file])),
    until: (expected) => waitFor(visible, expected),
    visible,
    labels: () => shown().flatMap(({ buttons }) => buttons.map(({ label }) => label)),
    remembers: (text) => user.transcript().some((message) => JSON.stringify(message).includes(text)),
    files: () => new Map(shown().flatMap(({ files }) => files.map((file) => [file.name, Buffer.from(file.bytes)]))),
    shut: async () => user.closeDms(),
    open: async () => user.openDms(),
    close: async () => {},
  }
}

/** Follow-ups come after the first answer: until nothing has changed for a moment. */
const settled = async (version: () => string): Promise<void> => {
  for (let before = ''; before !== version(); ) {
    before = version()
    await new Promise((resolve) => setTimeout(resolve, 60))
  }
}
