import { randomUUID } from 'node:crypto'
import { failureReference } from '#kit/failure-reference.ts'
import { createKeyedQueue } from '#kit/keyed-queue.ts'
import { createRankedQueue, type RankedQueue } from '#kit/ranked-queue.ts'
import type { CardRefs } from '#conversation/channel/card-refs.ts'
import type { GroupNotes } from '#conversation/channel/group-notes.ts'
import type { Leases } from '#conversation/channel/leases.ts'
import { privateRefused } from '#conversation/channel/readers.ts'
import { RANK, type Urgency } from '#conversation/channel/urgency.ts'
import type { ReaderLocale } from '#conversation/channel/reader-locale.ts'
import type { TurnLimits } from '#conversation/channel/turn-limits.ts'
import type { Outbox } from '#conversation/channel/message.ts'
import type { Receive } from '#conversation/channel/receive-port.ts'
import { DEFAULT_LOCALE, type Locale } from '#conversation/words/locale.ts'
import type { Log } from '#kit/log.ts'
import { backoffMs } from '#kit/backoff.ts'
import { createCards, type Cards } from './cards.ts'
import { type Client, type ClientDeps, createClient, realWait, type Wait } from './client.ts'
import { createHandle } from './handle.ts'
import { createPoll } from './poll.ts'
import { createQuarantine } from './quarantine.ts'
import { createSetUp, type Me, type SetUpOptions } from './set-up.ts'
import { formRoutes } from './form-routes.ts'
import { ABILITIES } from './normalise.ts'
import { createNotes } from './notes.ts'
import { chatOf, type PrivateChat, privateChatOf } from './place.ts'
import { createFill, pageButtons, type PageSettings } from './pages.ts'
import { BeingAnswered, takeTurn, TurnFailed } from './take-turn.ts'
import { createUnproved } from './unproved.ts'
import type { Abilities, Turn } from '#conversation/channel/turn.ts'
import { Update } from './update.ts'

export type TelegramDeps = ClientDeps & {
  readonly refs: CardRefs
  readonly receive: Receive
  readonly leases: Leases
  readonly groupNotes: GroupNotes
  readonly limits: TurnLimits
  readonly localeIn?: ReaderLocale | undefined
  /** Absent where nothing of ours can be reached from outside. */
  readonly pages?: PageSettings | undefined
  /** An update was set aside: it can't be read, or its answer could not be given five times. */
  readonly onQuarantined: () => void
}

const RETRY_MS = 500
const LONGEST_RETRY_MS = 15_000

type PageParts = { readonly client: Client; readonly cards: Cards; readonly atChat: RankedQueue<number> }

/** What the pages for secrets need, where there are any. */
const pagesOf = (
  { pages, token, log, clock, receive, leases, limits }: TelegramDeps & { readonly clock: () => number },
  { client, cards, atChat }: PageParts,
) => {
  const abilities: Abilities = { ...ABILITIES, ...(pages && { asksApart: true as const }) }
  if (pages === undefined) return { abilities, unproved: undefined, pageRoutes: undefined }
  const notes = createNotes({ client, log })
  const take = (turn: Turn, chat: PrivateChat) =>
    takeTurn({ notes, cards, receive, leases, clock, log }, { kind: 'turn', turn, chat })
  const fill = createFill({ limits, abilities, clock, atChat, take })
  const unproved = createUnproved({ client, pages: pages.store })
  const routes = { token, pages: pages.store, clock, log, takeFilled: fill, askWhoItWas: unproved.ask }
  return { abilities, unproved, pageRoutes: formRoutes(routes) }
}

type ReadDeps = Pick<TelegramDeps, 'log' | 'onQuarantined'> & {
  readonly notifyUnreadable: (body: unknown, reference: string) => Promise<void>
}

const createRead =
  ({ log, onQuarantined, notifyUnreadable }: ReadDeps) =>
  async (body: unknown): Promise<Update | undefined> => {
    const update = Update.safeParse(body)
    if (update.success) return update.data
    const reference = failureReference('telegram', randomUUID())
    const facts = { event: 'telegram-update-unreadable', page: true, reference, err: update.error }
    log.error(facts, 'an update could not be read')
    onQuarantined()
    await notifyUnreadable(body, reference).catch((error: unknown) =>
      log.warn({ event: 'telegram-note-failed', reference, err: error }, 'its sender could not be notified'),
    )
    return undefined
  }

/** The bot on Telegram: what arrives becomes turns, what they are answered with goes out. */
export const createTelegram = (deps: TelegramDeps) => {
  const { log, receive, clock = Date.now, wait = realWait } = deps
  const client = createClient(deps)
  const { pages } = deps
  const pageFor = pages && pageButtons(pages)
  const cardsOf = (rank: number) => createCards({ client: ranked(client, rank), refs: deps.refs, log, clock, pageFor })
  const cards = cardsOf(RANK.answer)
  const atChat = createRankedQueue<number>()
  const { abilities, unproved, pageRoutes } = pagesOf({ ...deps, clock }, { client, cards, atChat })
  const quarantine = createQuarantine()
  let username = 'the bot'
  const { handle, noteInGroup, quarantineUpdate, notifyUnreadable, chatKeyOf } = createHandle({
    client,
    cards,
    receive,
    leases: deps.leases,
    groupNotes: deps.groupNotes,
    limits: deps.limits,
    clock,
    log,
    username: () => username,
    abilities,
    unproved,
    localeIn: deps.localeIn,
  })

  /** One try. Throws when another is due. */
  const attempt = (update: Update): Promise<void> =>
    atChat(chatKeyOf(update), async () => {
      try {
        await handle(update)
        quarantine.passed(update.update_id)
      } catch (error) {
        log.warn({ event: 'telegram-update-failed', update: update.update_id, err: error }, 'an update failed')
        const isCountedHere = !(error instanceof TurnFailed || error instanceof BeingAnswered)
        if (!isCountedHere || !quarantine.failed(update.update_id)) throw error
        await quarantineUpdate(update)
        quarantine.passed(update.update_id)
        deps.onQuarantined()
      }
    })

  const read = createRead({ log, notifyUnreadable, onQuarantined: deps.onQuarantined })
  const setUp = createSetUp({ client, log, wait })

  return {
    /** Call before `accept` or `poll`, in every process that does either. */
    setUp: async (options: SetUpOptions): Promise<Me> => {
      const me = await setUp(options)
      username = me.username
      return me
    },
    /**
     * One update as the webhook delivered it. Resolves when it may be acknowledged; throws when Telegram should deliver it
     * again. What can't be read, or whose answer could not be given five times, is acknowledged once the person was notified.
     */
    accept: async (body: unknown): Promise<void> => {
      const update = await read(body)
      if (update !== undefined) await attempt(update)
    },
    /** Receives by long polling, in one process only, until `signal` fires; resolves when everything under way is done. */
    poll: createPoll({ client, log, wait, settle: settling({ read, attempt, chatKeyOf, wait }) }),
    outbox: outboxOf({ cardsOf, atChat, noteInGroup, log }),
    abilities,
    /** The pages on which secrets are entered; absent where nothing of ours can be reached from outside. */
    pageRoutes,
  }
}

/** The same client, whose calls wait behind what is more urgent. */
const ranked = (client: Client, rank: number): Client => ({
  call: (method, params, options = {}) => client.call(method, params, { rank, ...options }),
})

const inTurn = async <T>(each: readonly T[], act: (one: T) => Promise<void>): Promise<void> => {
  for (const one of each) await act(one)
}

type OutboxParts = {
  readonly cardsOf: (rank: number) => Cards
  readonly atChat: RankedQueue<number>
  readonly noteInGroup: (group: number, locale: Locale) => Promise<void>
  readonly log: Log
}

/** Repeating a key edits the card it showed before, as long as the reference is kept. */
const outboxOf = ({ cardsOf, atChat, noteInGroup, log }: OutboxParts): Outbox => {
  const byUrgency: Readonly<Record<Urgency, Cards>> = {
    outcome: cardsOf(RANK.outcome),
    news: cardsOf(RANK.news),
    broadcast: cardsOf(RANK.broadcast),
  }
  return {
    deliver: async ({ conversation, message, whereShown = false, urgency = 'news' }) => {
      const chat = privateChatOf(conversation)
      if (chat !== undefined)
        return atChat(chat, () => byUrgency[urgency].show(chat, message, 'news', { whereShown }), RANK[urgency])
      if (whereShown) return 'unreachable'
      privateRefused(log, 'telegram', 'a notice')
      await noteInGroup(chatOf(conversation), DEFAULT_LOCALE)
      return 'unreachable'
    },
    close: async ({ conversation, closing }) => {
      const chat = privateChatOf(conversation)
      if (chat === undefined) return 'unreachable'
      await atChat(chat, () => inTurn(closing, (each) => byUrgency.news.close(chat, each, 'news')), RANK.news)
      return 'delivered'
    },
  }
}

type Settling = {
  readonly read: (body: unknown) => Promise<Update | undefined>
  readonly attempt: (update: Update) => Promise<void>
  readonly chatKeyOf: (update: Update) => number
  readonly wait: Wait
}

/** Tries an update until it needs no further try. The next one of its chat waits for that, so none runs before another. */
const settling = ({ read, attempt, chatKeyOf, wait }: Settling) => {
  const inOrder = createKeyedQueue<number>()
  return async (body: unknown, signal: AbortSignal): Promise<void> => {
    const update = await read(body)
    if (update === undefined) return
    await inOrder(chatKeyOf(update), async () => {
      for (let tries = 1; ; tries += 1) {
        const done = await attempt(update).then(
          () => true,
          () => false, // logged and counted where it happened
        )
        if (done) return
        signal.throwIfAborted()
        await wait(backoffMs(tries - 1, { firstMs: RETRY_MS, mostMs: LONGEST_RETRY_MS }), signal)
      }
    })
  }
}
