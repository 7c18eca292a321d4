import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { as, newClientToken, openEvents, postTurn } from './client.ts'
import { type ChatServer, serveChat } from './serve.ts'

let server: ChatServer
let token: string

beforeEach(async () => {
  server = await serveChat({ rate: { burst: 30, perSecond: 0.5 }, maxStreams: 2 })
  token = newClientToken()
})
afterEach(() => server.stop())

type Reply = { readonly status: number; readonly headers: NodeJS.Dict<string | string[]>; readonly body: string }

/** Unlike fetch it may set Host, Origin and Sec-Fetch-Site, as a hostile page can make a browser do. */
const raw = (path: string, options: { method?: string; headers?: Record<string, string>; body?: string }) =>
  new Promise<Reply>((resolve, reject) => {
    const { body, ...rest } = options
    const sent = request(new URL(path, server.url), rest, (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (chunk: string) => (text += chunk))
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }))
    })
    sent.on('error', reject)
    sent.end(body)
  })

const hello = () => JSON.stringify({ id: randomUUID(), act: { do: 'say', text: 'hello' } })
const json = { 'content-type': 'application/json' }
const cookieFrom = ({ headers }: Reply): string => String(headers['set-cookie']).split(';')[0] ?? ''
const origin = () => ({ origin: server.url })

const begin = () => raw('/chat/session', { method: 'POST', headers: origin() })

describe('the session', () => {
  it('is begun for the page, kept by the next visit, hidden from scripts and from other sites', async () => {
    const first = await begin()
    expect(first.status).toBe(204)
    expect(String(first.headers['set-cookie'])).toMatch(
      /^parley_chat=[A-Za-z0-9_-]{43}; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Strict$/,
    )
    const second = await raw('/', { headers: { cookie: cookieFrom(first) } })
    expect(cookieFrom(second)).toBe(cookieFrom(first))
    const again = await raw('/chat/session', { method: 'POST', headers: { ...origin(), cookie: cookieFrom(first) } })
    expect(cookieFrom(again)).toBe(cookieFrom(first))
    const forged = await raw('/chat/session', { method: 'POST', headers: { ...origin(), cookie: 'parley_chat=short' } })
    expect(cookieFrom(forged)).not.toContain('short')
  })

  it.each([
    ['by a link on another site', { 'sec-fetch-site': 'cross-site' }],
    ['by a link on another port of this host', { 'sec-fetch-site': 'same-site' }],
    ['by its address', { 'sec-fetch-site': 'none' }],
    ['by a browser that does not say', {}],
  ])('is never begun by opening the page: %s', async (_, headers: Record<string, string>) => {
    expect((await raw('/', { headers })).headers['set-cookie']).toBeUndefined()
  })

  it('is bound to this host and to https where there is https', async () => {
    await server.stop()
    server = await serveChat({ secureCookies: true })
    expect(String((await begin()).headers['set-cookie'])).toMatch(/^__Host-parley_chat=.*; Secure/)
  })

  it('opens the same conversation for a cookie and a bearer token', async () => {
    const cookie = cookieFrom(await begin())
    const answer = await raw('/chat/turns', {
      method: 'POST',
      headers: { ...json, ...origin(), cookie },
      body: hello(),
    })
    expect(answer.status).toBe(200)
    const own = await openEvents(server.url, as(cookie.slice('parley_chat='.length)))
    await own.until((all) => all.length === 3)
    own.close()
  })

  it('is needed for turns and events', async () => {
    expect((await raw('/chat/events', {})).status).toBe(401)
    const answer = await raw('/chat/turns', { method: 'POST', headers: { ...json, ...origin() }, body: hello() })
    expect([answer.status, JSON.parse(answer.body)]).toEqual([
      401,
      { error: 'no-session', message: 'This chat isn’t connected yet. Please reload the page.' },
    ])
    const weak = await raw('/chat/turns', { method: 'POST', headers: { ...json, ...as('guess') }, body: hello() })
    expect(weak.status).toBe(401)
  })
})

describe('foreign pages', () => {
  it('cannot act with the cookie of a visitor', async () => {
    const cookie = cookieFrom(await begin())
    const post = (headers: Record<string, string>) =>
      raw('/chat/turns', { method: 'POST', headers: { ...json, cookie, ...headers }, body: hello() })
    expect((await post({ origin: 'https://evil.example' })).status).toBe(403)
    expect((await post({ origin: 'null' })).status).toBe(403)
    expect((await post({ ...origin(), 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await post({ ...origin(), 'sec-fetch-site': 'same-site' })).status).toBe(403)
    expect((await post({})).status).toBe(403)
    expect((await post({ ...origin(), 'content-type': 'text/plain' })).status).toBe(415)
    expect((await post({ ...origin(), 'sec-fetch-site': 'same-origin' })).status).toBe(200)
    expect(server.bank.turns).toHaveLength(1)
  })

  it('cannot reach it by a name of their own', async () => {
    const { port } = new URL(server.url)
    for (const path of ['/', '/chat/events', '/chat/assets/app.js']) {
      expect((await raw(path, { headers: { host: `evil.example:${port}` } })).status).toBe(421)
    }
    const headers = { ...json, ...as(token), host: `evil.example:${port}` }
    expect((await raw('/chat/turns', { method: 'POST', headers, body: hello() })).status).toBe(421)
    expect((await raw('/', { headers: { host: `localhost:${port}` } })).status).toBe(200)
  })

  it('find a page that runs only its own scripts and stands in no frame', async () => {
    const { headers, body } = await raw('/', {})
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; " +
        "worker-src 'self'; manifest-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; " +
        "require-trusted-types-for 'script'; trusted-types service-worker",
    )
    expect(headers).toMatchObject({ 'x-frame-options': 'DENY', 'x-content-type-options': 'nosniff' })
    expect(headers['cache-control']).toBe('no-store')
    expect(body).not.toMatch(/https?:\/\/|\son\w+=|<style|style=|<script>/)
  })
})

describe('what is refused', () => {
  const post = (body: string) => raw('/chat/turns', { method: 'POST', headers: { ...json, ...as(token) }, body })
  const act = (what: object, id: string = randomUUID()) => post(JSON.stringify({ id, act: what }))

  it('takes what fits the limits and nothing beyond them', async () => {
    const fields = (count: number, length: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, n) => [`field${n}`, 'x'.repeat(length)]))
    expect((await act({ do: 'say', text: 'x'.repeat(2000) })).status).toBe(200)
    expect((await act({ do: 'say', text: 'x'.repeat(2001) })).status).toBe(400)
    expect((await act({ do: 'say', text: '  ' })).status).toBe(400)
    expect((await act({ do: 'press', button: 'x'.repeat(40) })).status).toBe(200)
    expect((await act({ do: 'press', button: 'x'.repeat(41) })).status).toBe(400)
    expect((await act({ do: 'press', button: 'a b' })).status).toBe(400)
    expect((await act({ do: 'fill', form: 'f', values: fields(10, 2000) })).status).toBe(200)
    expect((await act({ do: 'fill', form: 'f', values: fields(11, 1) })).status).toBe(400)
    expect((await act({ do: 'fill', form: 'f', values: fields(1, 2001) })).status).toBe(400)
    expect((await post('{"id":"x","act":{"do":"fill","form":"f","values":{"__proto__":"x"}}}')).status).toBe(400)
    expect((await post('not json')).status).toBe(400)
    expect((await act({ do: 'say', text: 'hello' }, 'not-a-uuid')).status).toBe(400)
    expect((await post(`{"x":"${'x'.repeat(130 * 1024)}"}`)).status).toBe(413)
  })

  it('never takes a phone number for checked because a page says so', async () => {
    expect((await act({ do: 'share-phone', phone: '+15550100' })).status).toBe(400)
    expect(server.bank.turns).toHaveLength(0)
  })

  it('slows down one conversation that hurries, and not another', async () => {
    const many = await Promise.all(Array.from({ length: 34 }, () => act({ do: 'say', text: 'hello' })))
    const refused = many.filter(({ status }) => status === 429)
    expect(refused.length).toBeGreaterThanOrEqual(3)
    expect(JSON.parse(refused[0]?.body ?? '')).toEqual({
      error: 'too-fast',
      message: 'That was a bit fast. Wait a moment, then send it again.',
    })
    expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThanOrEqual(1)
    const other = await postTurn(server.url, { token: newClientToken(), act: { do: 'say', text: 'hello' } })
    expect(other.status).toBe(200)
  })

  it('holds a few streams for one conversation, and takes a new one when one has gone', async () => {
    const first = await openEvents(server.url, as(token))
    const second = await openEvents(server.url, as(token))
    expect((await raw('/chat/events', { headers: as(token) })).status).toBe(429)
    first.close()
    await expect
      .poll(async () => (await openEvents(server.url, as(token)).catch(() => undefined)) !== undefined)
      .toBe(true)
    second.close()
  })

  it('says so when the stores are away, without a word of why, and does it once when sent again', async () => {
    server.bank.failNext(new Error('connect ECONNREFUSED 10.0.0.7'))
    const body = hello()
    const failed = await post(body)
    expect(failed.status).toBe(503)
    expect(failed.headers['retry-after']).toBe('1')
    expect(failed.body).not.toContain('ECONNREFUSED')
    expect(server.errors).toHaveLength(1)
    const { message, reference } = JSON.parse(failed.body) as Record<string, string>
    expect(server.references).toEqual([reference])
    expect(message).toMatch(new RegExp(`the reference is ${reference}\\.$`))
    expect((await post(body)).status).toBe(200)
  })
})

describe('secrets', () => {
  it('never enter the log: neither what was typed and erased, nor a form, nor a token', async () => {
    await postTurn(server.url, { token, act: { do: 'say', text: 'my pin is 271828' } })
    const values = { pin: '271828', name: 'Ada' }
    await postTurn(server.url, { token, act: { do: 'fill', form: 'form-pin', values } })
    const keys = await server.redis.keys(`${server.prefix}*`)
    const dumps = await Promise.all(keys.map((key) => server.redis.dumpBuffer(key)))
    const entries = JSON.stringify(
      await server.transcript.read(server.chat.conversationOf(token) ?? ('' as never), 0, 200),
    )
    expect(entries).toContain('"removed":true')
    for (const kept of [entries, keys.join(), ...dumps.map(String)]) {
      expect(kept).not.toContain('271828')
      expect(kept).not.toContain(token)
    }
  })

  it('are not prefilled in a form, even if the bank tried', async () => {
    const conversation = server.chat.conversationOf(token)
    if (conversation === undefined) throw new Error('the token is none')
    const field = { name: 'pin', label: 'PIN', kind: 'pin', required: true, maxLength: 6, value: '271828' } as const
    const form = { id: 'f', title: 'PIN', submit: 'Go', fields: [field] }
    const message = { card: 'c' as never, text: [], rows: [], form }
    await server.chat.outbox.deliver({ conversation, key: 'k', message })
    expect(JSON.stringify(await server.transcript.read(conversation, 0, 10))).not.toContain('271828')
  })
})
