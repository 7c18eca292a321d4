import { type ClientRequest, type RequestOptions, request as http } from 'node:http'
import { request as https } from 'node:https'
import webPush from 'web-push'
import type { PushSubscription } from '#conversation/channel/push-subscriptions.ts'
import { isPushEndpoint } from './endpoint.ts'
import type { VapidKeys } from './keys.ts'
import { publicLookup } from './public-address.ts'

/** `gone`: the browser has taken the subscription back. */
export type Pushed = 'taken' | 'gone'
export type SendPush = (to: PushSubscription, payload: string) => Promise<Pushed>

export type PushSettings = {
  readonly keys: VapidKeys
  /** Whom a push service can turn to: a `mailto:` or `https:` address. */
  readonly contact: string
  /** This machine may be a push service, for tests. */
  readonly loopback: boolean
}

/** Later it is no news any more, and stands in the chat. */
const TTL_SECONDS = 12 * 3600
const WITHIN_MS = 10_000

/** The push service refused, or could not be reached. Its address is a secret: only its host is named. */
export class PushFailed extends Error {}

/** Sends to a push service, encrypted for the browser. No redirect is followed, and nothing of the answer is read but its status. */
export const createSendPush =
  ({ keys, contact, loopback }: PushSettings): SendPush =>
  async ({ endpoint, p256dh, auth }, payload) => {
    if (!isPushEndpoint(endpoint, { loopback })) return 'gone'
    const { method, headers, body } = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, payload, {
      vapidDetails: { subject: contact, ...keys },
      TTL: TTL_SECONDS,
      urgency: 'high',
      contentEncoding: 'aes128gcm',
    })
    const url = new URL(endpoint)
    const own = loopback && url.protocol === 'http:'
    const options = { method, headers, ...(!loopback && { lookup: publicLookup }) }
    const status = await statusOf(url.hostname, (asked) => (own ? http : https)(url, { ...options, ...asked }), body)
    if (status === 404 || status === 410) return 'gone'
    if (status >= 200 && status < 300) return 'taken'
    throw new PushFailed(`${url.hostname} answered with ${status}`)
  }

type Ask = (options: RequestOptions) => ClientRequest

const statusOf = (host: string, ask: Ask, body: Buffer | null): Promise<number> =>
  new Promise((resolve, reject) => {
    const asked = ask({ signal: AbortSignal.timeout(WITHIN_MS) })
    asked.once('response', (answer) => {
      resolve(answer.statusCode ?? 0)
      answer.destroy()
    })
    asked.once('error', (error) => reject(new PushFailed(`${host} could not be reached`, { cause: error })))
    asked.end(body)
  })
