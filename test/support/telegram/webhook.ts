import { STATUS_CODES } from 'node:http'
import type { Update, WebhookInfo } from '@grammyjs/types'
import type { Tried } from './deliveries.ts'
import type { Faults } from './faults.ts'
import { badRequest } from './refusal.ts'

type Setting = {
  readonly url: string
  readonly secret: string | undefined
  readonly allowed: readonly string[]
  readonly maxConnections: number
}
const NONE: Setting = { url: '', secret: undefined, allowed: [], maxConnections: 40 }

const OPT_IN = new Set(['chat_member', 'message_reaction', 'message_reaction_count'])
const PORTS = new Set(['', '80', '88', '443', '8443'])

const checkUrl = (url: string, resolves: (origin: string) => boolean): void => {
  if (!URL.canParse(url)) throw badRequest('bad webhook: Invalid URL specified')
  const { protocol, port, hostname, origin } = new URL(url)
  if (protocol !== 'https:') throw badRequest('bad webhook: An HTTPS URL must be provided for webhook')
  if (!PORTS.has(port)) throw badRequest('bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443')
  if (/^(127|10|192\.168|169\.254|0)\./.test(hostname))
    throw badRequest(`bad webhook: IP address ${hostname} is reserved`)
  if (!resolves(origin)) throw badRequest('bad webhook: Failed to resolve host: Name or service not known')
}

const checkSecret = (secret: string): void => {
  if (secret.length > 256) throw badRequest('secret token is too long')
  if (!/^[\w-]*$/.test(secret)) throw badRequest('secret token contains unallowed characters')
}

export type WebhookReply = { readonly method: string; readonly body: object }

type Deps = {
  readonly clock: () => number
  readonly faults: Faults
  readonly onReply: (reply: WebhookReply) => void
  readonly timeoutMs: number
}

/** The bot's webhook: what was set, and the delivery of one update to it. */
export const createWebhook = ({ clock, faults, onReply, timeoutMs }: Deps) => {
  /** Public origins and the loopback addresses that stand for them. */
  const hosts = new Map<string, string>()
  const answers: { status: number; updateId: number }[] = []
  let setting = NONE
  let last: Update | undefined
  let lastError: { date: number; message: string } | undefined

  const failed = (message: string): void => {
    lastError = { date: Math.floor(clock() / 1000), message }
  }

  const request = async (
    update: Update,
    { secret = setting.secret }: { secret?: string | undefined } = {},
  ): Promise<Response> => {
    const { origin, pathname, search } = new URL(setting.url)
    return fetch(`${hosts.get(origin) ?? origin}${pathname}${search}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret }),
      },
      body: JSON.stringify(update),
      signal: AbortSignal.timeout(timeoutMs),
    })
  }

  const noteReply = (text: string): void => {
    if (!text.startsWith('{')) return
    const body = JSON.parse(text) as { method?: unknown }
    if (typeof body.method === 'string') onReply({ method: body.method, body })
  }

  const post = async (update: Update): Promise<Tried> => {
    last = update
    try {
      const response = await request(update)
      const text = await response.text()
      answers.push({ status: response.status, updateId: update.update_id })
      if (!response.ok) {
        failed(`Wrong response from the webhook: ${response.status} ${STATUS_CODES[response.status] ?? ''}`)
        const after = Number(response.headers.get('retry-after') ?? Number.NaN)
        return { ok: false, ...(after >= 0 && after <= 3600 ? { retryAfterSeconds: after } : {}) }
      }
      if (faults.takeDelivery('lost-answer')) return { ok: false }
      noteReply(text)
      if (faults.takeDelivery('duplicate')) await request(update)
      return { ok: true }
    } catch (problem) {
      failed(
        problem instanceof Error && problem.name === 'TimeoutError' ? 'Read timeout expired' : 'Connection refused',
      )
      return { ok: false }
    }
  }

  return {
    post,
    request,
    /** Delivers the last update once more, long after it was confirmed. */
    redeliver: async (): Promise<Response> => {
      if (last === undefined) throw new Error('nothing was delivered yet')
      return request(last)
    },
    isSet: (): boolean => setting.url !== '',
    allowed: (kind: string): boolean =>
      setting.allowed.length === 0 ? !OPT_IN.has(kind) : setting.allowed.includes(kind),
    /** Answers of the bot to our deliveries, in order. */
    answers: (): readonly { status: number; updateId: number }[] => answers,
    map: (publicOrigin: string, local: string): void => {
      hosts.set(new URL(publicOrigin).origin, local.replace(/\/$/, ''))
    },
    /** Where a public address leads in this test. */
    local: (url: string): string => {
      const { origin, pathname, search } = new URL(url)
      return `${hosts.get(origin) ?? origin}${pathname}${search}`
    },
    set: ({
      url,
      secret,
      allowed,
      maxConnections = 40,
    }: {
      url: string
      secret?: string
      allowed?: readonly string[]
      maxConnections?: number
    }): void => {
      if (url !== '') checkUrl(url, (origin) => hosts.has(origin))
      if (secret !== undefined) checkSecret(secret)
      if (maxConnections < 1 || maxConnections > 100)
        throw badRequest('bad webhook: max_connections must be between 1 and 100')
      // An omitted list leaves the previous one standing.
      setting = { url, secret, allowed: allowed ?? setting.allowed, maxConnections }
      lastError = undefined
    },
    allow: (allowed: readonly string[]): void => {
      setting = { ...setting, allowed }
    },
    info: (pendingCount: number): WebhookInfo =>
      ({
        url: setting.url,
        has_custom_certificate: false,
        pending_update_count: pendingCount,
        max_connections: setting.maxConnections,
        ...(setting.allowed.length > 0 ? { allowed_updates: [...setting.allowed] } : {}),
        ...(lastError === undefined ? {} : { last_error_date: lastError.date, last_error_message: lastError.message }),
      }) as WebhookInfo,
  }
}
export type Webhook = ReturnType<typeof createWebhook>
