import type { TelegramStandIn } from '#test/support/telegram/index.ts'
import { ANN, TOKEN } from './bot-on-stand-in.ts'

type Answer = {
  ok: boolean
  result?: unknown
  error_code?: number
  description?: string
  parameters?: { retry_after?: number }
}

/** A bot without any adapter: calls the stand-in as it is told, for tests of the stand-in itself. */
export const rawBot = (telegram: () => TelegramStandIn) => {
  const call = async (
    method: string,
    params: object = {},
    token = TOKEN,
  ): Promise<Answer & { status: number; after: string | null }> => {
    const response = await fetch(`${telegram().apiRoot}/bot${token}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(params),
    })
    const answer = (await response.json()) as Answer
    return { ...answer, status: response.status, after: response.headers.get('retry-after') }
  }
  const refusal = async (method: string, params: object): Promise<string> =>
    (await call(method, params)).description ?? 'accepted'
  return {
    call,
    /** Telegram's words, or `accepted`. */
    refusal,
    send: (params: object): Promise<string> => refusal('sendMessage', { chat_id: ANN, ...params }),
    /** Ann has started the bot and was sent one message, whose id is given back. */
    chatting: async (): Promise<number> => {
      void telegram().user(ANN).say('/start')
      const { result } = await call('sendMessage', { chat_id: ANN, text: 'Hello' })
      return (result as { message_id: number }).message_id
    },
  }
}

export const button = (fields: object) => ({ reply_markup: { inline_keyboard: [[{ text: 'Go', ...fields }]] } })
