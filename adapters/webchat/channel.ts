import type { Channel } from '#conversation/channel/channel.ts'
import type { TurnLimits } from '#conversation/channel/turn-limits.ts'
import type { Receive } from '#conversation/channel/receive-port.ts'
import { readPageAssets } from './assets.ts'
import { ABILITIES, createWebChat, type WebChatDeps } from './chat.ts'
import { createWebFiles } from './files.ts'
import { vapidKeysOf } from './push/keys.ts'
import { createPush } from './push/push.ts'
import { createSendPush } from './push/send.ts'
import type { PushSubscriptions } from '#conversation/channel/push-subscriptions.ts'
import type { Transcript } from './transcript.ts'
import { webChatRoutes } from './routes.ts'

export type WebChatSettings = {
  /** Whether the page and its API are served at all. */
  readonly isServed: boolean
  /** True when people reach us by https. */
  readonly secureCookies: boolean
  /** Names the chat answers to; those of the loopback when it is not given. */
  readonly allowedHosts: readonly string[] | undefined
  /** How many proxies of our own stand before us; each adds the address that it was called from. */
  readonly proxies?: number
  /** Open event streams in all. */
  readonly maxStreams?: number
  /** Undefined where no browser is told anything while nobody looks. */
  readonly push?: { readonly privateKey: string; readonly contact: string; readonly loopback: boolean } | undefined
}

export type WebChatChannelDeps = {
  readonly settings: WebChatSettings
  readonly receive: Receive
  readonly limits: TurnLimits
  readonly transcript: Transcript
  readonly redeliver: WebChatDeps['redeliver']
  readonly signIns?: NonNullable<WebChatDeps['signIns']>
  readonly pushSubscriptions?: PushSubscriptions
  readonly log: { error(facts: object, message: string): void; warn(facts: object, message: string): void }
  readonly clock: () => number
}

/** The web chat as a channel: a page and an API of our own, so nothing has to be started. */
export const createWebChatChannel = (deps: WebChatChannelDeps): Channel => {
  const { settings, receive, limits, transcript, redeliver, signIns, log, clock } = deps
  const { isServed, secureCookies, allowedHosts, proxies } = settings
  const files = createWebFiles()
  const chat = createWebChat({
    receive,
    limits,
    transcript,
    files,
    redeliver,
    ...(signIns && { signIns }),
    push: pushOf(deps),
    clock,
    ...(settings.maxStreams === undefined ? {} : { maxStreamsInAll: settings.maxStreams }),
  })
  const onError = (error: unknown, reference?: string): void =>
    log.error({ event: 'web-turn-failed', err: error, reference }, 'a web chat turn failed')
  return {
    name: 'web',
    abilities: ABILITIES,
    routes: isServed
      ? webChatRoutes({ chat, assets: readPageAssets(), secureCookies, allowedHosts, proxies, onError })
      : undefined,
    outbox: chat.outbox,
    files: files.fetchFile,
    start: async () => undefined,
    stop: () => chat.close(),
  }
}

const pushOf = ({
  settings,
  pushSubscriptions: subscriptions,
  signIns,
  transcript,
  log,
  clock,
}: WebChatChannelDeps) => {
  if (settings.push === undefined || subscriptions === undefined || signIns === undefined) return undefined
  const { privateKey, contact, loopback } = settings.push
  const push = { keys: vapidKeysOf(privateKey), contact, loopback }
  const { isLookedAt } = transcript
  return createPush({ settings: push, send: createSendPush(push), subscriptions, signIns, isLookedAt, log, clock })
}
