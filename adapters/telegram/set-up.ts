import { z } from 'zod'
import type { Result } from '#kit/result.ts'
import { reasonOf } from '#kit/error.ts'
import { retry } from '#kit/retry.ts'
import type { Client, Refused, Wait } from './client.ts'
import type { Locale } from '#conversation/words/locale.ts'
import type { Log } from '#kit/log.ts'
import { ALLOWED_UPDATES } from './update.ts'

const Me = z.object({ id: z.int(), username: z.string() })
export type Me = z.infer<typeof Me>

export type SetUpOptions = {
  /** Shown in the chat's menu: `[{ command: 'send', description: 'Send money' }]`. */
  readonly commands: readonly { readonly command: string; readonly description: string }[]
  /** The same in other languages, by their two letters, shown to who uses Telegram in them. */
  readonly elsewhere?: ReadonlyMap<Locale, SetUpOptions['commands']>
  /** With it Telegram delivers to `<publicUrl>/webhooks/telegram`, signed by `secret`; without it we poll. */
  readonly webhook?: { readonly publicUrl: string; readonly secret: string }
}

/** Between questions to a Telegram that does not answer while we start. */
const ANSWER_WAITS_MS = [1_000, 2_000, 4_000, 8_000]
const MAX_CONNECTIONS = 40

const must = (result: Result<unknown, Refused>, what: string): unknown => {
  if (result.ok) return result.value
  const { code, description } = result.error
  throw new Error(
    `Telegram refused ${what}: ${code} ${description}${code === 401 || code === 404 ? '. Is the token right?' : ''}`,
  )
}

/** Who we are there. Telegram may be out of reach for a moment when we start. */
const whoAmI = ({ client, log, wait }: { client: Client; log: Log; wait: Wait }): Promise<Me> =>
  retry(async () => Me.parse(must(await client.call('getMe', {}), 'the bot')), {
    waitsMs: ANSWER_WAITS_MS,
    wait,
    isWorthIt: (error) => !reasonOf(error).startsWith('Telegram refused'),
    onFailure: (error, tries) =>
      log.warn({ event: 'telegram-not-answering', err: error, tries }, 'Telegram is not answering yet'),
  })

/** Makes the bot ready to receive: its commands, and its webhook or none. Throws when Telegram refuses. */
export const createSetUp =
  (deps: { readonly client: Client; readonly log: Log; readonly wait: Wait }) =>
  async ({ commands, elsewhere = new Map<Locale, SetUpOptions['commands']>(), webhook }: SetUpOptions): Promise<Me> => {
    const { client } = deps
    const me = await whoAmI(deps)
    for (const type of ['default', 'all_private_chats'] as const) {
      must(await client.call('setMyCommands', { commands: [...commands], scope: { type } }), 'the commands')
    }
    for (const [language_code, list] of elsewhere)
      for (const type of ['default', 'all_private_chats'] as const)
        must(
          await client.call('setMyCommands', { commands: [...list], scope: { type }, language_code }),
          'the commands',
        )
    must(await client.call('setChatMenuButton', { menu_button: { type: 'commands' } }), 'the menu button')
    if (webhook === undefined) {
      must(await client.call('deleteWebhook', {}), 'to remove the webhook')
      return me
    }
    if (webhook.secret === '') throw new Error('a webhook needs a secret')
    const set = await client.call('setWebhook', {
      url: new URL('/webhooks/telegram', webhook.publicUrl).href,
      secret_token: webhook.secret,
      allowed_updates: [...ALLOWED_UPDATES],
      max_connections: MAX_CONNECTIONS,
    })
    must(set, 'the webhook')
    return me
  }
