import type { Update } from '@grammyjs/types'
import type { Deliveries, Outcome } from './deliveries.ts'
import type { Files } from './files.ts'
import type { Webhook } from './webhook.ts'
import type { Chat, Posted, TelegramState } from './state.ts'

const DAY_SECONDS = 24 * 3600
const QUERY_SECONDS = 150

export type Deps = {
  readonly state: TelegramState
  readonly files: Files
  readonly deliveries: Deliveries
  readonly webhook: Webhook
  readonly clock: () => number
  readonly token: string
  readonly signsAt: () => number
}

/** What people do, as updates put into the queues that Telegram puts them into. */
export const createUpdates = ({ state, deliveries, webhook }: Deps) => {
  const give = (
    kind: Exclude<keyof Update, 'update_id'>,
    body: Partial<Update>,
    to: { queue: string; lifeSeconds: number },
  ) => {
    const update: Update = { update_id: state.nextUpdate(), ...body }
    return webhook.allowed(kind) ? deliveries.add(update, to) : Promise.resolve<Outcome>('dropped')
  }
  return {
    message: (chat: Chat, posted: Posted): Promise<Outcome> =>
      give('message', { message: state.message(chat, posted) }, { queue: `chat ${chat.id}`, lifeSeconds: DAY_SECONDS }),
    edited: (chat: Chat, posted: Posted): Promise<Outcome> =>
      give(
        'edited_message',
        { edited_message: { ...state.message(chat, posted), edit_date: posted.date } },
        { queue: `chat ${chat.id}`, lifeSeconds: DAY_SECONDS },
      ),
    query: (query: NonNullable<Update['callback_query']>): Promise<Outcome> =>
      give(
        'callback_query',
        { callback_query: query },
        { queue: `query ${query.from.id}`, lifeSeconds: QUERY_SECONDS },
      ),
    member: (change: NonNullable<Update['my_chat_member']>): Promise<Outcome> =>
      give(
        'my_chat_member',
        { my_chat_member: change },
        { queue: `member ${change.chat.id}`, lifeSeconds: DAY_SECONDS },
      ),
  }
}
