import { randomUUID } from 'node:crypto'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { secureHeaders } from 'hono/secure-headers'
import { streamSSE } from 'hono/streaming'
import { z } from 'zod'
import { MAX_PHOTO_BYTES } from '#bank/customer/photo.ts'
import { failureReference } from '#kit/failure-reference.ts'
import { smallBody } from '#http/body-limit.ts'
import { keepConnection } from '#http/known-connections.ts'
import { type PageAsset, WORKER } from './assets.ts'
import { attentionRoutes } from './attention-routes.ts'
import { clientAddress } from './client-address.ts'
import type { TurnTaken, WebChat } from './chat.ts'
import type { Env } from './env.ts'
import { readPosition, TabName } from './position.ts'
import { localeOfRequest, refuse, refuseForNow, refuseUnreadable } from './refusal.ts'
import { roomForUpload } from './upload-room.ts'

type Chat = Pick<
  WebChat,
  | 'newToken'
  | 'conversationOf'
  | 'admit'
  | 'isOfCustomer'
  | 'isPictureAsked'
  | 'takeTurn'
  | 'takeFile'
  | 'events'
  | 'seen'
  | 'push'
>

export type WebChatRoutesDeps = {
  readonly chat: Chat
  /** The page's files by name; `index.html` is served at `/`. */
  readonly assets: ReadonlyMap<string, PageAsset>
  /** True when people reach us by https. */
  readonly secureCookies: boolean
  /** Names this chat answers to, without a port. Any other is refused: a foreign name may lead here (DNS rebinding). */
  readonly allowedHosts?: readonly string[] | undefined
  /** How many proxies of our own stand before us. */
  readonly proxies?: number | undefined
  readonly onError: (error: unknown, reference?: string) => void
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'] as const
const MAX_BODY_BYTES = 128 * 1024
/** Browsers keep a cookie no longer. */
const COOKIE_SECONDS = 400 * 24 * 3600

const Opaque = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/)
const FieldName = z.string().regex(/^[A-Za-z][A-Za-z0-9_.-]{0,59}$/)
const Typed = z.string().max(2000)
/** Only what a page may claim: a checked phone number, for one, it may not. */
const TurnBody = z.object({
  id: z.uuid(),
  agoMs: z.int().nonnegative().optional(),
  act: z.discriminatedUnion('do', [
    z.object({ do: z.literal('say'), text: Typed.refine((text) => text.trim() !== '', 'is empty') }),
    z.object({ do: z.literal('press'), button: Opaque }),
    z.object({
      do: z.literal('fill'),
      form: Opaque,
      values: z.record(FieldName, Typed).refine((values) => Object.keys(values).length <= 10, 'has too many fields'),
    }),
  ]),
})

const HEADERS = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'blob:'],
    connectSrc: ["'self'"],
    workerSrc: ["'self'"],
    manifestSrc: ["'self'"],
    formAction: ["'none'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
    requireTrustedTypesFor: ["'script'"],
    // The one name under which the page may say where its service worker is.
    trustedTypes: ['service-worker'],
  },
  xFrameOptions: 'DENY',
  referrerPolicy: 'no-referrer',
  permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
})

/** The page, its session, turns up and events down. The protocol is in adapters/webchat/README.md. */
export const webChatRoutes = (deps: WebChatRoutesDeps): Hono => new Hono().route('/', routes(deps))

const routes = (deps: WebChatRoutesDeps): Hono<Env> => {
  const known = knownConversation(deps)
  const admitted = notTooFast(deps)
  const room = roomForUpload(deps)

  return new Hono<Env>()
    .use('/', HEADERS, allowedHost(deps))
    .use('/chat/*', HEADERS, allowedHost(deps), sameOrigin)
    .get('/', (c) => {
      keepSession(c, deps)
      return serve(c, deps, 'index.html', 'no-store')
    })
    .get('/chat/worker.js', (c) => {
      c.header('Service-Worker-Allowed', '/')
      return serve(c, deps, WORKER, 'no-cache')
    })
    .get('/chat/assets/:name', (c) => serve(c, deps, c.req.param('name'), 'no-cache'))
    .post('/chat/session', (c) => {
      giveSession(c, deps)
      return c.body(null, 204)
    })
    .post(
      '/chat/turns',
      known,
      jsonOnly,
      admitted,
      smallBody({ maxSize: MAX_BODY_BYTES, onError: (c) => refuse(c, 'big'), onFull: (c) => refuse(c, 'fast') }),
      (c) => takeTurn(c, deps),
    )
    .post(
      '/chat/files',
      known,
      admitted,
      room,
      smallBody({ maxSize: MAX_PHOTO_BYTES, hasRoom: true, onError: (c) => refuse(c, 'picture') }),
      (c) => takeFile(c, deps),
    )
    .get('/chat/events', known, (c) => streamEvents(c, deps))
    .route('/chat', attentionRoutes(deps.chat, deps.onError, [known, jsonOnly, admitted]))
}

const allowedHost =
  ({ allowedHosts = LOOPBACK }: WebChatRoutesDeps): MiddlewareHandler =>
  async (c, next) => {
    const host = (c.req.header('host') ?? '').toLowerCase().replace(/:\d+$/, '')
    return allowedHosts.includes(host) ? next() : refuse(c, 'host')
  }

/** Browsers tell where a request comes from; a terminal has a token of its own instead of a cookie and tells nothing. */
const sameOrigin: MiddlewareHandler = async (c, next) => {
  const site = c.req.header('sec-fetch-site')
  const origin = c.req.header('origin')
  const foreign =
    (site !== undefined && site !== 'same-origin' && site !== 'none') ||
    (origin !== undefined && URL.parse(origin)?.host !== c.req.header('host')?.toLowerCase())
  const silent = site === undefined && origin === undefined
  const needsProof = c.req.method !== 'GET' && c.req.header('authorization') === undefined
  return foreign || (silent && needsProof) ? refuse(c, 'origin') : next()
}

const COOKIE = 'parley_chat'
const cookieOf = (c: Context, { secureCookies }: WebChatRoutesDeps) =>
  secureCookies ? getCookie(c, COOKIE, 'host') : getCookie(c, COOKIE)

const validTokenOf = (c: Context, deps: WebChatRoutesDeps): string | undefined => {
  const given = cookieOf(c, deps)
  return given !== undefined && deps.chat.conversationOf(given) !== undefined ? given : undefined
}

/**
 * Keeps the session that a visit has for longer, and never begins one: a browser that follows a link on another site
 * keeps the cookie back, and a new one would replace it and lock its owner out.
 */
const keepSession = (c: Context, deps: WebChatRoutesDeps): void => {
  const token = validTokenOf(c, deps)
  if (token !== undefined) setSession(c, deps, token)
}

/** Asked for by our own page, with which a browser always sends the cookie that it has. */
const giveSession = (c: Context, deps: WebChatRoutesDeps): void =>
  setSession(c, deps, validTokenOf(c, deps) ?? deps.chat.newToken())

const setSession = (c: Context, deps: WebChatRoutesDeps, token: string): void => {
  const options = { httpOnly: true, sameSite: 'Strict', path: '/', maxAge: COOKIE_SECONDS } as const
  setCookie(c, COOKIE, token, deps.secureCookies ? { ...options, prefix: 'host', secure: true } : options)
}

const knownConversation =
  (deps: WebChatRoutesDeps): MiddlewareHandler<Env> =>
  async (c, next) => {
    const bearer = /^Bearer (\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
    const conversation = deps.chat.conversationOf(bearer ?? cookieOf(c, deps) ?? '')
    if (conversation === undefined) return refuse(c, 'session')
    c.set('conversation', conversation)
    return next()
  }

/** Before anything is counted or read: a page of ours never sends anything else. */
const jsonOnly: MiddlewareHandler<Env> = async (c, next) =>
  /^application\/json\b/i.test(c.req.header('content-type') ?? '') ? next() : refuse(c, 'form')

/** Looked at before the body is: what is refused costs next to nothing, and leaves nothing behind. */
const notTooFast =
  ({ chat, proxies = 0 }: WebChatRoutesDeps): MiddlewareHandler<Env> =>
  async (c, next) => {
    const admission = await chat.admit(c.get('conversation'), clientAddress(c, proxies))
    const conversation = c.get('conversation')
    if (chat.isOfCustomer(conversation)) keepConnection(c, conversation)
    if (admission.kind === 'admitted') return next()
    c.header('Retry-After', String(Math.ceil(admission.waitMs / 1000)))
    return refuse(c, 'fast')
  }

const serve = (c: Context, { assets }: WebChatRoutesDeps, name: string, cache: string) => {
  const asset = assets.get(name)
  // As everything else that is not there.
  if (asset === undefined) return c.notFound()
  const headers = { 'cache-control': cache, etag: `"${asset.tag}"` }
  if (c.req.header('if-none-match') === headers.etag) return c.body(null, 304, headers)
  return c.body(asset.bytes, 200, { ...headers, 'content-type': asset.type })
}

const takeTurn = async (c: Context<Env>, { chat, onError, proxies = 0 }: WebChatRoutesDeps) => {
  const body = TurnBody.safeParse(await c.req.json().catch(() => undefined))
  if (!body.success) {
    return refuseUnreadable(c, inWords(body.error))
  }
  const from = { locale: localeOfRequest(c), network: clientAddress(c, proxies) }
  return answering(c, onError, () => chat.takeTurn(c.get('conversation'), { ...body.data, ...from }))
}

const answering = async (
  c: Context<Env>,
  onError: (error: unknown, reference?: string) => void,
  take: () => Promise<TurnTaken>,
) => {
  try {
    const { seq } = await take()
    return c.json({ seq })
  } catch (error) {
    const reference = failureReference(randomUUID())
    onError(error, reference)
    c.header('Retry-After', '1')
    return refuseForNow(c, reference)
  }
}

/** What it is is looked at when it is known whether one was asked for. A page can't send these types to another site. */
const takeFile = async (c: Context<Env>, { chat, onError, proxies = 0 }: WebChatRoutesDeps) => {
  const type = (c.req.header('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
  if (!type.startsWith('image/') && type !== 'application/pdf' && type !== 'application/octet-stream')
    return refuse(c, 'type')
  const id = z.uuid().safeParse(c.req.query('turn'))
  if (!id.success) return refuse(c, 'turn')
  // One that breaks off is no failure of ours.
  const bytes = new Uint8Array(await c.req.arrayBuffer())
  const from = { locale: localeOfRequest(c), network: clientAddress(c, proxies) }
  return answering(c, onError, () => chat.takeFile(c.get('conversation'), { id: id.data, ...from, bytes }))
}

/** Names where, never what was typed. */
const inWords = (error: z.ZodError): string =>
  error.issues
    .slice(0, 3)
    .map(({ path, message }) => `${path.join('.') || 'the body'}: ${message}`)
    .join('; ')

const streamEvents = (
  c: Context<Env>,
  { chat, proxies = 0, onError }: Pick<WebChatRoutesDeps, 'chat' | 'proxies' | 'onError'>,
) => {
  const after = readPosition(c.req.header('last-event-id') ?? c.req.query('after') ?? '')
  const tab = TabName.safeParse(c.req.query('tab')).data
  const wanted = { after, locale: localeOfRequest(c), network: clientAddress(c, proxies) }
  const gone = new AbortController()
  const events = chat.events(c.get('conversation'), wanted, gone.signal)
  if (events === undefined) return refuse(c, 'streams')
  const response = streamSSE(c, async (stream) => {
    stream.onAbort(() => gone.abort())
    try {
      for await (const event of events) {
        if ('comment' in event) await stream.write(`: ${event.comment}\n\n`)
        else await stream.writeSSE(event)
      }
      // The last words of a page that is closed do not always arrive.
      if (gone.signal.aborted && tab !== undefined)
        await chat.seen(c.get('conversation'), { seq: 0, isLooking: false, tab })
    } catch (error) {
      onError(error)
    } finally {
      gone.abort()
    }
  })
  response.headers.set('cache-control', 'no-store')
  response.headers.set('x-accel-buffering', 'no')
  return response
}
