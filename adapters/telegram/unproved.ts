import { randomBytes } from 'node:crypto'
import type { Turn } from '#conversation/channel/turn.ts'
import { channelWords } from '#conversation/channel/words.ts'
import type { SecretPages } from '#conversation/channel/secret-pages.ts'
import { DEFAULT_LOCALE } from '#conversation/words/locale.ts'
import type { Client } from './client.ts'
import type { FilledPage } from './form-routes.ts'
import { chatOf } from './place.ts'

type Deps = { readonly client: Client; readonly pages: SecretPages }

const BUTTON = /^wp([01])-([\w-]{22})$/
const words = (locale = DEFAULT_LOCALE) => channelWords({ locale }).telegram.page

/** `done`: once the turn was taken, since what fails comes again. */
type Pressed = { readonly turn: Turn; readonly done: () => Promise<void> }

/**
 * A page that was filled in without Telegram saying who had opened it, as a browser without JavaScript does. The link alone is
 * not enough, for it may have leaked: nothing is done before somebody in the chat says that it was them.
 */
export const createUnproved = ({ client, pages }: Deps) => ({
  async ask({ conversation, form, values }: Pick<FilledPage, 'conversation' | 'form' | 'values'>): Promise<void> {
    const key = randomBytes(16).toString('base64url')
    await pages.put(key, { kind: 'unproved', conversation, form, values })
    const { wasItYou, itWasMe, notMe } = words()
    const keyboard = [
      [
        { text: itWasMe, callback_data: `wp1-${key}` },
        { text: notMe, callback_data: `wp0-${key}` },
      ],
    ]
    await client.call('sendMessage', {
      chat_id: chatOf(conversation),
      text: wasItYou,
      reply_markup: { inline_keyboard: keyboard },
    })
  },

  /** What a press in the chat makes of it: the form filled in, or a word of our own. Undefined: not such a button. */
  async press(turn: Turn, message: number | undefined): Promise<Pressed | string | undefined> {
    const [, yes, key] = (turn.act.do === 'press' && BUTTON.exec(turn.act.button)) || []
    if (key === undefined) return undefined
    const { gone, thrownAway, used } = words(turn.locale)
    const page = await pages.find(key)
    if (page?.kind !== 'unproved' || page.conversation !== turn.conversation) return gone.text
    const chat = chatOf(turn.conversation)
    const said = yes === '1' ? used : thrownAway
    if (message !== undefined) await client.call('editMessageText', { chat_id: chat, message_id: message, text: said })
    if (yes === '0') {
      await pages.drop(key)
      return said
    }
    const act = { do: 'fill', form: page.form, values: page.values } as const
    return { turn: { ...turn, act }, done: () => pages.drop(key) }
  },
})
