import { z } from 'zod'
import type { Answer, Delivery, Reply } from '#conversation/channel/message.ts'
import { DEFAULT_LOCALE } from '#conversation/words/locale.ts'
import type { Leases } from '#conversation/channel/leases.ts'
import type { Receive } from '#conversation/channel/receive-port.ts'
import { channelWords } from '#conversation/channel/words.ts'
import type { Cards } from './cards.ts'
import type { Client } from './client.ts'
import type { Log } from '#kit/log.ts'
import { type Inbound, normalise } from './normalise.ts'
import { describe } from './redact.ts'
import { createNotes } from './notes.ts'
import type { Update } from './update.ts'

/** The turn itself failed, which is counted where turns are taken; what fails afterwards is this adapter's to count. */
export class TurnFailed extends Error {
  constructor(cause: unknown) {
    super(describe(cause))
  }
}

/** Another process is answering this very update: delivered again it finds everything done. */
export class BeingAnswered extends Error {
  constructor() {
    super('another process is answering it')
  }
}

type InboundTurn = Extract<Inbound, { kind: 'turn' }>

type Deps = {
  readonly client: Client
  readonly cards: Cards
  readonly receive: Receive
  readonly leases: Leases
  readonly username: () => string
  readonly clock: () => number
  readonly log: Log
}

const MAX_TOAST = 200
const Private = z.looseObject({
  message: z.looseObject({ chat: z.looseObject({ id: z.int(), type: z.literal('private') }) }),
})

const toastOf = ({ replies }: Answer): string =>
  replies
    .flatMap((reply) => (reply.do === 'toast' ? [reply.text] : []))
    .join('\n')
    .slice(0, MAX_TOAST)

/** One update from beginning to end: a turn and its answer, or a word of our own. Throws on what should come again. */
export const createHandle = ({ client, cards, receive, leases, username, clock, log }: Deps) => {
  const { answerQuery, note, erase } = createNotes({ client, log })

  const give = async (inbound: InboundTurn, reply: Reply, since: number): Promise<Delivery> => {
    if (reply.do === 'show') return cards.show(inbound.chat, reply.message, { turn: inbound.turn.id, since })
    if (reply.do === 'erase' && inbound.message !== undefined) await erase(inbound.chat, inbound.message)
    if (reply.do === 'open-form')
      log.error(
        { event: 'telegram.form-not-shown', page: true, form: reply.form.id },
        'a form was sent to a channel without forms',
      )
    return 'delivered'
  }

  const failed = (error: unknown): never => {
    throw new TurnFailed(error)
  }

  /** Alone over all processes: what Telegram delivers again before it was answered would be shown twice. */
  const take = async (inbound: InboundTurn): Promise<void> => {
    const lease = await leases.take(inbound.turn.id).catch(failed)
    if (lease === undefined) throw new BeingAnswered()
    try {
      await answerTurn(inbound)
    } finally {
      await lease.release()
    }
  }

  const answerTurn = async (inbound: InboundTurn): Promise<void> => {
    const since = clock()
    const answer = await receive(inbound.turn).catch(failed)
    await answerQuery(inbound.query, toastOf(answer))
    for (const reply of answer.replies) {
      if ((await give(inbound, reply, since)) === 'unreachable') {
        log.info({ event: 'telegram.unreachable', turn: inbound.turn.id }, 'the person can not be reached')
        return
      }
    }
  }

  const elsewhere = async ({ chat, query, locale }: Extract<Inbound, { kind: 'elsewhere' }>): Promise<void> => {
    const text = channelWords({ locale }).telegram.onlyInPrivate(username())
    if (query === undefined) await note(chat, text)
    else await answerQuery(query, text)
  }

  /** What to do about an update whose answer could not be given. Throws when the person could not be notified: it then comes again. */
  const setAside = async (update: Update): Promise<void> => {
    const inbound = normalise(update, clock())
    if (inbound.kind === 'turn') {
      await answerQuery(inbound.query)
      await note(inbound.chat, channelWords(inbound.turn).telegram.notHandled)
    }
    log.error(
      { event: 'telegram.update-set-aside', page: true, update: update.update_id, kind: inbound.kind },
      'an update was set aside after its last try',
    )
  }

  /** An update of which not even the kind can be read: its sender is notified, where even they can be read. */
  const notifyUnread = async (body: unknown): Promise<void> => {
    const from = Private.safeParse(body)
    if (from.success) await note(from.data.message.chat.id, channelWords({ locale: DEFAULT_LOCALE }).telegram.notRead)
  }

  const handle = async (update: Update): Promise<void> => {
    const inbound = normalise(update, clock())
    switch (inbound.kind) {
      case 'turn':
        return take(inbound)
      case 'edited':
        return note(inbound.chat, channelWords(inbound).telegram.editsNotRead)
      case 'elsewhere':
        return elsewhere(inbound)
      case 'membership':
        return log.info(
          { event: 'telegram.membership', status: inbound.status },
          'someone came back or blocked the bot',
        )
      case 'ignore':
        return answerQuery(inbound.query)
    }
  }

  return { handle, setAside, notifyUnread, chatKeyOf: (update: Update): number => normalise(update, 0).chat ?? 0 }
}
