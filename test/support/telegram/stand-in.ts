import type { AddressInfo } from 'node:net'
import { serve, type HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { type Context, Hono } from 'hono'
import { createCalls, type Params } from './calls.ts'
import { createDeliveries } from './deliveries.ts'
import { createFaults } from './faults.ts'
import { createFiles } from './files.ts'
import { METHODS, type Method } from './methods.ts'
import { createPerson, type Person } from './person.ts'
import { createRates, LIFELIKE, type Rates, tooMany } from './rates.ts'
import { Refusal } from './refusal.ts'
import { readRequest } from './request.ts'
import { namesIn } from './links.ts'
import { schemaProblem } from './schema.ts'
import { createWebhook, type WebhookReply } from './webhook.ts'
import { type Chat, createTelegramState, type Profile } from './state.ts'

export type Options = {
  readonly token: string
  /** Unix ms; decides dates, rates, and the life of updates and presses. */
  readonly clock?: () => number
  /** Waits between redeliveries (0, 2, 4, 8 … s in life) are divided by this. */
  readonly hurry?: number
  /** `LIFELIKE` unless given; `RELAXED` for long conversations at machine speed. */
  readonly rates?: Rates
  /** When it says that a page was opened, in Unix ms. By itself its clock. */
  readonly signsAt?: () => number
  /** How long a press may be answered. */
  readonly callbackDeadlineMs?: number
  /** How long the bot's webhook may take. */
  readonly webhookTimeoutMs?: number
  readonly username?: string
}

/** One call the bot made, whatever came of it. */
export type Call = {
  readonly method: string
  readonly params: { readonly [name: string]: unknown }
  readonly error?: string
}

const BY_LOWER_CASE = new Map<string, Method>(METHODS.map((method) => [method.toLowerCase(), method]))

/**
 * Plays Telegram's Bot API for one bot on a real port of the loopback: refuses what Telegram refuses, in its words, keeps
 * chats, and delivers what people do by webhook or long polling with Telegram's guarantees. It knows no bank and no adapter.
 *
 *     const telegram = await createTelegramStandIn({ token, hurry: 50, rates: RELAXED })
 *     telegram.map('https://parley.example', 'http://127.0.0.1:8787') // where the public address leads in this test
 *     // … give the bot `telegram.apiRoot` and `https://parley.example` …
 *     const ann = telegram.user(5_000_000_001, { firstName: 'Ann' })
 *     await ann.say('/start')
 *     …
 *     await telegram.close()
 *     telegram.assertClean()
 */
export const createTelegramStandIn = async (options: Options) => {
  const { token, clock = Date.now, hurry = 1, rates = LIFELIKE, username = 'ParleyBot', signsAt = clock } = options
  const state = createTelegramState({ clock, botId: Number(token.split(':')[0]), username })
  const faults = createFaults()
  const files = createFiles(clock)
  const violations: string[] = []
  const downloads: string[] = []
  const log: Call[] = []
  const webhookReplies: (WebhookReply & { readonly lostError?: string })[] = []

  const run = async (method: Method, params: Params, form: boolean): Promise<unknown> => {
    const { files, ...fields } = params
    const problem = schemaProblem(method, fields, form)
    if (problem !== undefined && !isTextButton(fields)) {
      violations.push(problem)
      throw new Refusal(500, `Internal Server Error: not in the published types: ${problem}`)
    }
    violations.push(...strangersIn(fields))
    return calls[method]({ ...fields, files })
  }

  // A reply in the webhook's body is run, its result and its error are thrown away: as in life.
  const onReply = (reply: WebhookReply): void => {
    const method = BY_LOWER_CASE.get(reply.method.toLowerCase())
    const { method: _, ...params } = reply.body as { method: string }
    void Promise.resolve()
      .then(() => (method === undefined ? undefined : run(method, { ...params, files: new Map() }, false)))
      .then(
        () => webhookReplies.push(reply),
        (error: unknown) => webhookReplies.push({ ...reply, lostError: String(error) }),
      )
  }

  const webhook = createWebhook({ clock, faults, onReply, timeoutMs: options.webhookTimeoutMs ?? 60_000 })
  const deliveries = createDeliveries({ clock, hurry, post: webhook.post, pushes: webhook.isSet })
  const calls = createCalls({
    state,
    files,
    clock,
    rates: createRates(clock, rates),
    webhook,
    deliveries,
    callbackDeadlineMs: options.callbackDeadlineMs ?? 15_000,
  })

  const answer = (c: Context, refusal: Refusal): Response => {
    const { code, message, parameters } = refusal
    if (parameters?.retry_after !== undefined) c.header('Retry-After', String(parameters.retry_after))
    return c.json(
      { ok: false, error_code: code, description: message, ...(parameters === undefined ? {} : { parameters }) },
      code as 400,
    )
  }

  const called = async (c: Context<{ Bindings: HttpBindings }>, method: Method): Promise<Response> => {
    const { params, form } = await readRequest(c)
    const { files: _, ...fields } = params
    const fault = faults.takeCall(method)
    const dropped = (): Response => {
      c.env.incoming.socket.destroy()
      return RESPONSE_ALREADY_SENT
    }
    log.push({ method, params: fields, ...(fault === undefined ? {} : { error: fault.fault }) })
    if (fault?.fault === 'reset-before') return dropped()
    if (fault?.fault === 'too-many') throw tooMany(fault.seconds)
    if (fault?.fault === 'html-502') return c.html('<html><h1>502 Bad Gateway</h1></html>', 502)
    if (fault?.fault === 'html-404') return c.html('<html><h1>404 Not Found</h1></html>', 404)
    const result = await run(method, params, form)
    if (fault?.fault === 'reset-after') return dropped()
    if (fault?.fault === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.ms))
    if (fault?.fault === 'truncated') return c.body('{"ok":true,"resu', 200, { 'content-type': 'application/json' })
    return c.json({ ok: true, result })
  }

  /** Files are fetched from beside the methods, with the token in the path; nothing but GET. */
  const fetched = (c: Context, [, given, path = '']: readonly string[]): Response => {
    const bytes = given === token && c.req.method === 'GET' ? files.read(path) : undefined
    if (given !== token) return answer(c, new Refusal(401, 'Unauthorized'))
    if (bytes === undefined) return answer(c, new Refusal(404, 'Not Found'))
    downloads.push(path)
    return c.body(new Uint8Array(bytes), 200, { 'content-type': 'application/octet-stream' })
  }

  const app = new Hono<{ Bindings: HttpBindings }>()
  app.all('/*', async (c) => {
    const file = /^\/file\/bot([^/]+)\/(.+)$/.exec(decodeURIComponent(c.req.path))
    if (file !== null) return fetched(c, file)
    const [, given, name = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(decodeURIComponent(c.req.path)) ?? []
    if (given === undefined) return answer(c, new Refusal(404, 'Not Found'))
    if (given !== token) return answer(c, new Refusal(401, 'Unauthorized'))
    const method = BY_LOWER_CASE.get(name.toLowerCase())
    if (method === undefined) return answer(c, new Refusal(404, 'Not Found: method not found'))
    return called(c, method)
  })
  app.onError((error, c) => {
    if (error instanceof Refusal) return answer(c, error)
    violations.push(`the stand-in itself failed: ${error.stack ?? error.message}`)
    return answer(c, new Refusal(500, 'Internal Server Error'))
  })

  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 })
  await new Promise<void>((resolve) => server.once('listening', () => resolve()))
  const { port } = server.address() as AddressInfo
  const people = new Map<number, Person>()

  return {
    /** To be given to the bot instead of `https://api.telegram.org`. */
    apiRoot: `http://127.0.0.1:${port}`,
    /** The person with this id; the same one on every call. */
    user: (id: number, profile: Profile = {}): Person => {
      const person =
        people.get(id) ?? createPerson({ state, files, deliveries, webhook, clock, token, signsAt }, id, profile)
      people.set(id, person)
      return person
    },
    /** A group the bot is a member of: `ann.say('/balance', { group })`; `texts()` is what the bot said there. */
    group: (id = -4_000_000_001, title = 'Flat share') => {
      const chat: Chat = state.addChat(id, 'group', title)
      return { chat, texts: () => chat.messages.filter(({ from }) => from === 'bot').map(({ text }) => text) }
    },
    /** Lets a public-looking origin lead to a local one, as DNS would: `map('https://parley.example', 'http://127.0.0.1:8787')`. */
    map: webhook.map,
    /** `getWebhookInfo`, and what the bot answered to each delivery. */
    webhookInfo: () => webhook.info(deliveries.count()),
    webhookAnswers: webhook.answers,
    /** Delivers something by hand, with another secret or none: for tests of the door. */
    deliverRaw: webhook.request,
    /** Delivers the last update once more, as if its acknowledgement had been lost; resolves with the bot's response. */
    redeliver: webhook.redeliver,
    /** Holds all deliveries back; `resume` lets them go at once, so that what happened meanwhile overlaps. */
    pause: deliveries.pause,
    resume: deliveries.resume,
    faults: { call: faults.call, delivery: faults.delivery },
    /** Calls of the bot in order, `getUpdates` left out. */
    calls: (method?: string): readonly Call[] =>
      log.filter((call) => call.method !== 'getUpdates' && (method === undefined || call.method === method)),
    /** Paths of the files that the bot has fetched. */
    downloads: downloads as readonly string[],
    violations: violations as readonly string[],
    webhookReplies: webhookReplies as readonly (WebhookReply & { readonly lostError?: string })[],
    /** Throws when the bot sent anything that Telegram's published types do not know, or replied in a webhook's body. */
    assertClean: (): void => {
      if (violations.length > 0) throw new Error(`requests that are not Telegram's:\n${violations.join('\n')}`)
      if (webhookReplies.length > 0) throw new Error('a reply in the body of a webhook loses its result and its error')
    },
    close: async (): Promise<void> => {
      deliveries.close()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
    },
  }
}
export type TelegramStandIn = Awaited<ReturnType<typeof createTelegramStandIn>>

/** A button without an action is refused by Telegram in words of its own, so the schema must not come first. */
const isTextButton = (fields: { readonly [name: string]: unknown }): boolean => {
  const rows = (fields['reply_markup'] as { inline_keyboard?: unknown } | undefined)?.inline_keyboard
  return Array.isArray(rows) && rows.flat().some((button: object) => Object.keys(button).every((key) => key === 'text'))
}

/** Handles of the bot's own world that Telegram would take for people of its own by that name. */
const strangersIn = (fields: { readonly [name: string]: unknown }): readonly string[] =>
  [
    ['text', 'entities'],
    ['caption', 'caption_entities'],
  ].flatMap(([text = '', entities = '']) => {
    const marks: unknown = fields[entities] ?? []
    const written: unknown = fields[text]
    const names = namesIn(typeof written === 'string' ? written : '', Array.isArray(marks) ? marks : [])
    return names.map((name) => `${name} leads to Telegram's own user of that name`)
  })
