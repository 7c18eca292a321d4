import { createHash } from 'node:crypto'
import { type ConversationId, identityKey, type IdentityKey } from '#bank/ground/ids.ts'
import type { Viewer } from '#conversation/channel/message.ts'
import type { PushSubscription, PushSubscriptions } from '#conversation/channel/push-subscriptions.ts'
import { isPushEndpoint } from './endpoint.ts'
import { isBrowserKey, isBrowserSecret } from './keys.ts'
import type { PushSettings, SendPush } from './send.ts'

type SignedIn = NonNullable<Viewer['signedIn']>

export type PushDeps = {
  readonly settings: PushSettings
  readonly send: SendPush
  readonly subscriptions: PushSubscriptions
  readonly signIns: {
    now(conversation: ConversationId): Promise<SignedIn | undefined>
    isEnded(chat: IdentityKey, signedIn: SignedIn): Promise<boolean>
  }
  /** Whether somebody has the chat before their eyes. */
  readonly isLookedAt: (conversation: ConversationId) => Promise<boolean>
  readonly log: { warn(facts: object, message: string): void }
  /** Unix ms. */
  readonly clock: () => number
}

/** As a browser gives it. */
export type Wanted = Pick<PushSubscription, 'endpoint' | 'p256dh' | 'auth'>
/**
 * `brief` is asked for only where somebody is to be told. `card`: the same card again replaces what was told of it. `isPublic`:
 * whoever is logged out has to hear of it.
 */
export type News = {
  readonly card: string
  readonly brief: () => Promise<string | undefined>
  readonly isPublic: boolean
}

/** As long as any: how much is told, and of what kind it is, can't be seen from the size of what is sent. */
const PAYLOAD_BYTES = 1_024
/** Sent at the same moment; who wants to tell more waits. */
const MOST_AT_ONCE = 64

export const payloadOf = (text: string, card: string): string => {
  const tag = createHash('sha256').update(card).digest('base64url').slice(0, 16)
  const json = JSON.stringify({ body: text, tag })
  return json + ' '.repeat(Math.max(0, PAYLOAD_BYTES - Buffer.byteLength(json)))
}

export type Push = ReturnType<typeof createPush>

/** What is told in browsers while nobody looks at the chat: to whom, and until when. It is a hint; the chat has what happened. */
export const createPush = ({ settings, send, subscriptions, signIns, isLookedAt, log, clock }: PushDeps) => {
  const sending = new Set<Promise<void>>()

  const signedIn = async (conversation: ConversationId): Promise<SignedIn | undefined> => {
    const now = await signIns.now(conversation)
    if (now === undefined || now.until <= clock()) return undefined
    return (await signIns.isEnded(identityKey(conversation), now)) ? undefined : now
  }

  /**
   * It outlives a sign-in that has run out, since who is away is whom it is for; it ends with one that was ended here or elsewhere,
   * and when the chat is no longer the customer's.
   */
  const current = async (conversation: ConversationId): Promise<PushSubscription | undefined> => {
    const found = await subscriptions.find(conversation)
    if (found === undefined) return undefined
    const { customer, epoch, at } = found
    if (!(await signIns.isEnded(identityKey(conversation), { customer, epoch, until: clock() }))) return found
    // All others were ended from here.
    const now = await signedIn(conversation)
    if (now?.customer !== customer) return undefined
    await subscriptions.keep({ ...found, epoch: now.epoch, at })
    return { ...found, epoch: now.epoch }
  }

  const sendOnce = async (to: PushSubscription, payload: string): Promise<void> => {
    try {
      if ((await send(to, payload)) === 'gone') await subscriptions.forget(to.conversation, to.at)
    } catch (error) {
      log.warn({ event: 'push-failed', err: error }, 'a browser could not be told')
    }
  }

  const begin = async (to: PushSubscription, payload: string): Promise<void> => {
    while (sending.size >= MOST_AT_ONCE) await Promise.race(sending)
    const sent = sendOnce(to, payload).finally(() => sending.delete(sent))
    sending.add(sent)
  }

  const tellOrFail = async (conversation: ConversationId, { card, brief, isPublic }: News): Promise<void> => {
    const found = await subscriptions.find(conversation)
    if (found === undefined) return
    const to = await current(conversation)
    if (to === undefined) await subscriptions.forget(conversation, found.at)
    // That it was ended elsewhere is the last that is told here.
    if (to === undefined ? !isPublic : await isLookedAt(conversation)) return
    const text = await brief()
    if (text !== undefined) await begin(to ?? found, payloadOf(text, card))
  }

  return {
    publicKey: settings.keys.publicKey,
    /** `may`: somebody is signed in, who can have themselves told here. */
    async stateOf(conversation: ConversationId): Promise<{ readonly may: boolean; readonly on: boolean }> {
      const [now, on] = await Promise.all([signedIn(conversation), current(conversation)])
      return { may: now !== undefined, on: on !== undefined }
    },
    async keep(conversation: ConversationId, { endpoint, p256dh, auth }: Wanted) {
      if (!isPushEndpoint(endpoint, settings) || !isBrowserKey(p256dh) || !isBrowserSecret(auth)) return 'unusable'
      const now = await signedIn(conversation)
      if (now === undefined) return 'nobody'
      const { customer, epoch } = now
      await subscriptions.keep({ conversation, customer, epoch, endpoint, p256dh, auth, at: clock() })
      return 'kept'
    },
    forget: (conversation: ConversationId): Promise<void> => subscriptions.forget(conversation),
    /** Never fails: what is not told stands in the chat all the same. */
    tell: (conversation: ConversationId, news: News): Promise<void> =>
      tellOrFail(conversation, news).catch((error: unknown) =>
        log.warn({ event: 'push-failed', err: error }, 'it could not be looked up whether a browser is to be told'),
      ),
    /** Once what is on its way has been sent. */
    settled: async (): Promise<void> => void (await Promise.all(sending)),
  }
}
