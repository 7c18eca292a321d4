import type { Coin } from '#bank/ground/money.ts'
import type { Side } from '#bank/alert/condition.ts'
import type { EntryMeasure } from '#bank/alert/entry.ts'
import type { ConversationId, TurnId } from '#bank/ground/ids.ts'

/**
 * Every key that Parley has in Redis, whichever adapter or job reads it: what it holds, how long it stays, and what
 * losing it costs. None of it costs money. `namespace` begins each of them, so that several installations can share one
 * Redis. Braces are the hash tag of a cluster: keys that one script touches carry the same one.
 */
export const createKeys = (namespace: string) => ({
  /** A conversation's session: 16 digits of revision, then JSON, sealed. 7 days, an hour where nobody is signed in. Lost: signing in again, a retyped answer. */
  session: (conversation: ConversationId) => `${namespace}:s:{${conversation}}`,
  /** Whose chat it is, under a name that is for counting alone. 90 days after a sign-in. Lost: a chat counts alone, and as a stranger's while it has no session. */
  chatOwner: (conversation: ConversationId) => `${namespace}:o:{${conversation}}`,
  /** The answer of one turn, for when it is delivered again, sealed. 25 hours, an hour where nobody is signed in. Lost: that turn is taken once more, harmlessly. */
  turn: (conversation: ConversationId, turn: TurnId) => `${namespace}:t:{${conversation}}:${turn}`,
  /** Which answers a conversation has to which nobody is signed in, to keep few: a list of keys. An hour. Lost: some stay their hour. */
  answers: (conversation: ConversationId) => `${namespace}:r:{${conversation}}`,
  /** When sign-ins end: a sorted set of conversations. No end. Lost: customers are signed out without a notice. */
  signInEnds: `${namespace}:ends`,
  /** Where a card stands on its platform. 60 days. Lost: an outcome comes as a new message instead of an edit. */
  cardRef: (conversation: string, card: string) => `${namespace}:c:{${conversation}}:${card}`,
  /** The form shown last in a conversation, sealed. 25 hours. Lost: "that form is gone", and it is asked for again. */
  form: (conversation: ConversationId) => `${namespace}:f:{${conversation}}`,
  /** A page for secrets, by a digest of its link, sealed. 10 minutes. Lost: "this page is no longer in use", and it is asked for again. */
  secretPage: (digest: string) => `${namespace}:sp:${digest}`,
  /** How often a turn or a webhook failed. 25 hours. Lost: a poison turn is tried a few times more. */
  failures: (what: string) => `${namespace}:x:${what}`,
  /**
   * Begins the token buckets of one rate limit, `<prefix>:<conversation, person, customer, address or channel>`. Until they are full
   * again: seconds, or a minute for who was told. Lost: a burst more is taken.
   */
  limits: (limit: string) => `${namespace}:rate:${limit}`,
  /** A group that was answered that we talk in private alone. An hour. Lost: it is answered once more. */
  groupNote: (group: string) => `${namespace}:gn:${group}`,
  /** Who works on something just now. Half a minute or so. Lost: two may do it at once, which is harmless and slow. */
  lease: (what: string) => `${namespace}:l:${what}`,
  /** Waiting alerts by what each waits for: a sorted set. No end. Lost: rebuilt from MongoDB, begun within half a minute. */
  alerts: (coin: Coin, measure: EntryMeasure, side: Side) => `${namespace}:a:${coin}:${measure}:${side}`,
  /** Every alert that was changed before this moment is in those sets. No end. Lost, with them: they are rebuilt. */
  alertsComplete: `${namespace}:a:complete`,
  /** Up to which moment a coin's prices were looked at. No end. If it is lost, what the price did while no process looked is not told. */
  alertsWatched: (coin: Coin) => `${namespace}:a:${coin}:watched`,
  /** A coin's prices of the last day: a sorted set by time. Lost: the change over a day is not shown for a day. */
  prices: (coin: Coin) => `${namespace}:p:${coin}`,
  /** What each price feed said last of a coin: a hash. 2 minutes. Lost: said again with the next price. */
  priceReadings: (coin: Coin) => `${namespace}:pr:${coin}`,
  /** A coin whose feeds differ. 2 minutes. Lost: seen again with the next price. */
  priceDoubt: (coin: Coin) => `${namespace}:pd:${coin}`,
  /** Until when the bank is taken to be away. A minute. Lost: every process finds out for itself. */
  bankAway: `${namespace}:bank-away`,
  /** Which process asks whether the bank is back. Seconds. Lost: two ask. */
  bankProbe: `${namespace}:bank-probe`,
  /**
   * Begins the web chat's keys, `<prefix>:{<conversation>}:log|added|begun|cards|outcomes`, and its channel `news`; what was said is sealed. 7 days
   * after the last entry, an hour where nobody has ever signed in. Lost: an empty chat, in which the latest notices are shown again.
   */
  webChatPrefix: `${namespace}:w`,
  /**
   * Begins BullMQ's keys, `<prefix>:<queue>:…`, queues as in jobs/names.ts. Jobs stay until they are done, dead letters a
   * week. Lost: the sweep finds the work in MongoDB again.
   */
  jobsPrefix: `${namespace}-jobs`,
})
export type Keys = ReturnType<typeof createKeys>
