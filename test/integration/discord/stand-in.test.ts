import { createDiscordStandIn, type DiscordStandIn, type DiscordStandInOptions } from '#test/support/discord/index.ts'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { ALEX } from './harness.ts'

const UA = { 'user-agent': 'DiscordBot (https://example.test, 1.0)' }

const standing = async (options: DiscordStandInOptions = {}): Promise<DiscordStandIn> => {
  const standIn = await createDiscordStandIn(options)
  onTestFinished(() => standIn.close())
  standIn.user(ALEX)
  return standIn
}

type Call = { readonly status: number; readonly code: number; readonly text: string; readonly id: string }
const Answered = z.object({ id: z.string().default(''), code: z.number().default(0) })

const api = (standIn: DiscordStandIn) => {
  const call = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Call> => {
    const response = await fetch(`${standIn.apiRoot}/v10${path}`, {
      method,
      headers: { ...UA, authorization: `Bot ${standIn.token}`, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const parsed = Answered.safeParse(text.startsWith('{') ? JSON.parse(text) : {})
    return { status: response.status, text, ...(parsed.data ?? { id: '', code: 0 }) }
  }
  const dm = async (): Promise<string> => (await call('POST', '/users/@me/channels', { recipient_id: ALEX })).id
  return { call, dm }
}

const button = (more: object = {}) => ({ type: 2, style: 1, label: 'Go', custom_id: 'go', ...more })
const row = (...components: object[]) => ({ type: 1, components })

describe('bodies that Discord refuses', () => {
  it.each<[string, object, RegExp]>([
    ['2001 characters', { content: 'x'.repeat(2001) }, /"content":\{"_errors":\[\{"code":"BASE_TYPE_MAX_LENGTH"/],
    [
      'six rows',
      { content: 'x', components: Array.from({ length: 6 }, (_, n) => row(button({ custom_id: `b${n}` }))) },
      /BASE_TYPE_BAD_LENGTH/,
    ],
    [
      'six buttons in a row',
      { content: 'x', components: [row(...Array.from({ length: 6 }, (_, n) => button({ custom_id: `b${n}` })))] },
      /"components":\{"0"/,
    ],
    ['one custom id twice', { content: 'x', components: [row(button(), button())] }, /CUSTOM_ID_DUPLICATED/],
    [
      'a button without custom id',
      { content: 'x', components: [row(button({ custom_id: undefined }))] },
      /CUSTOM_ID_REQUIRED/,
    ],
    ['a button without label', { content: 'x', components: [row(button({ label: '' }))] }, /LABEL_OR_EMOJI/],
    ['a label of 81', { content: 'x', components: [row(button({ label: 'x'.repeat(81) }))] }, /MAX_LENGTH/],
    ['a custom id of 101', { content: 'x', components: [row(button({ custom_id: 'x'.repeat(101) }))] }, /MAX_LENGTH/],
    [
      'a link with custom id',
      { content: 'x', components: [row(button({ style: 5, url: 'https://a.test' }))] },
      /MUTUALLY_EXCLUSIVE/,
    ],
    ['a link without url', { content: 'x', components: [row(button({ style: 5, custom_id: undefined }))] }, /"url"/],
    [
      '26 options',
      {
        content: 'x',
        components: [
          row({
            type: 3,
            custom_id: 's',
            options: Array.from({ length: 26 }, (_, n) => ({ label: `o${n}`, value: `${n}` })),
          }),
        ],
      },
      /MAX_LENGTH/,
    ],
    ['an empty select', { content: 'x', components: [row({ type: 3, custom_id: 's', options: [] })] }, /MIN_LENGTH/],
    [
      'a select beside a button',
      { content: 'x', components: [row({ type: 3, custom_id: 's', options: [{ label: 'a', value: 'a' }] }, button())] },
      /LAYOUT_WIDTH/,
    ],
    ['the ephemeral flag on a channel message', { content: 'x', flags: 64 }, /"flags"/],
    ['V2 with content', { content: 'x', flags: 32_768 }, /COMPONENTS_V2/],
    [
      'embeds of 6001',
      { embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2001) }] },
      /MAX_EMBED_SIZE/,
    ],
    ['a nonce of 26', { content: 'x', nonce: 'x'.repeat(26) }, /"nonce"/],
    ['an attachment that was not sent', { content: 'x', attachments: [{ id: 0 }] }, /"attachments"/],
  ])('%s', async (_name, body, tree) => {
    const standIn = await standing()
    const { call, dm } = api(standIn)
    const answer = await call('POST', `/channels/${await dm()}/messages`, body)
    expect([answer.status, answer.code]).toEqual([400, 50_035])
    expect(answer.text).toMatch(tree)
    expect(standIn.violations).toEqual([])
  })

  it('an empty message is 50006, broken JSON 50109, another content type 50035', async () => {
    const { call, dm } = api(await standing())
    const path = `/channels/${await dm()}/messages`
    expect((await call('POST', path, { content: ' ' })).code).toBe(50_006)
    expect((await call('POST', path, '{"content":')).code).toBe(50_109)
    expect((await call('POST', path, 'content=x', { 'content-type': 'text/plain' })).code).toBe(50_035)
  })

  it('an unknown field is a violation, not a platform error', async () => {
    const standIn = await standing()
    const { call, dm } = api(standIn)
    expect((await call('POST', `/channels/${await dm()}/messages`, { content: 'x', contnet: 'y' })).status).toBe(500)
    expect(standIn.violations).toEqual(['fields that Discord does not know: contnet'])
    expect(() => standIn.verify()).toThrow(/contnet/)
  })
})

describe('channels', () => {
  it('are the same for the same person; nobody else’s messages can be touched', async () => {
    const standIn = await standing()
    const { call, dm } = api(standIn)
    const channel = await dm()
    expect(await dm()).toBe(channel)
    standIn.user(ALEX)
    const own = await call('POST', `/channels/${channel}/messages`, { content: 'hi' })
    expect((await call('PATCH', `/channels/${channel}/messages/${own.id}`, { content: 'hello' })).status).toBe(200)
    expect((await call('PATCH', `/channels/${channel}/messages/1`, { content: 'hello' })).code).toBe(10_008)
    expect((await call('POST', `/channels/123/messages`, { content: 'hi' })).code).toBe(10_003)
    expect((await call('DELETE', `/channels/${channel}/messages/${own.id}`)).status).toBe(204)
    expect((await call('PATCH', `/channels/${channel}/messages/${own.id}`, { content: 'again' })).code).toBe(10_008)
    expect(() => standIn.user(ALEX).say('hello?')).toThrow(/no Gateway session/)
    const theirs = standIn.user(ALEX).transcript().at(-1)
    expect((await call('DELETE', `/channels/${channel}/messages/${theirs?.id}`)).code).toBe(50_003)
    expect((await call('PATCH', `/channels/${channel}/messages/${theirs?.id}`, { content: 'x' })).code).toBe(50_005)
  })

  it('hold one message for one enforced nonce', async () => {
    const { call, dm } = api(await standing())
    const path = `/channels/${await dm()}/messages`
    const body = { content: 'x', nonce: 'n1', enforce_nonce: true }
    expect((await call('POST', path, body)).id).toBe((await call('POST', path, body)).id)
    expect((await call('POST', path, { ...body, nonce: 'n2' })).id).not.toBe((await call('POST', path, body)).id)
    const loose = { content: 'x', nonce: 'n3' }
    expect((await call('POST', path, loose)).id).not.toBe((await call('POST', path, loose)).id)
  })

  it('refuse a wrong token, a missing user agent, and count what leads to a ban', async () => {
    const standIn = await standing({ invalidBudget: 2 })
    const { call } = api(standIn)
    const open = (headers: Record<string, string>) =>
      call('POST', '/users/@me/channels', { recipient_id: ALEX }, headers)
    expect((await open({ authorization: 'Bot wrong' })).status).toBe(401)
    expect((await open({ 'user-agent': 'curl' })).status).toBe(403)
    expect(standIn.violations).toEqual([])
    await open({ authorization: '' })
    expect(standIn.violations).toHaveLength(1)
  })

  it('answer 429 with headers and body when a bucket is empty', async () => {
    const standIn = await standing({ bucket: { limit: 1, windowMs: 60_000 } })
    const { call, dm } = api(standIn)
    const path = `/channels/${await dm()}/messages`
    await call('POST', path, { content: 'a' })
    const second = await call('POST', path, { content: 'b' })
    expect([second.status, JSON.parse(second.text)]).toMatchObject([
      429,
      { global: false, retry_after: expect.any(Number) },
    ])
  })
})

describe('commands', () => {
  it.each<[string, object]>([
    ['a capital in the name', { name: 'Send', description: 'x' }],
    ['no description', { name: 'send' }],
    ['a description of 101', { name: 'send', description: 'x'.repeat(101) }],
    [
      'an optional option before a required one',
      {
        name: 'send',
        description: 'x',
        options: [
          { type: 3, name: 'a', description: 'a' },
          { type: 3, name: 'b', description: 'b', required: true },
        ],
      },
    ],
    [
      'two options of one name',
      {
        name: 'send',
        description: 'x',
        options: [
          { type: 3, name: 'a', description: 'a' },
          { type: 3, name: 'a', description: 'b' },
        ],
      },
    ],
  ])('are refused with %s', async (_name, command) => {
    const standIn = await standing()
    const { call } = api(standIn)
    const path = `/applications/${standIn.applicationId}/commands`
    expect((await call('PUT', path, [command])).code).toBe(50_035)
    expect(
      (
        await call('PUT', path, [
          { name: 'ok', description: 'x' },
          { name: 'ok', description: 'y' },
        ])
      ).code,
    ).toBe(50_035)
  })

  it('are offered where their contexts say, with their options', async () => {
    const standIn = await standing()
    const { call } = api(standIn)
    const option = { type: 3, name: 'a', description: 'a', required: true }
    const command = { name: 'here', description: 'x', contexts: [0], options: [option] }
    await call('PUT', `/applications/${standIn.applicationId}/commands`, [command])
    const alex = standIn.user(ALEX)
    await expect(alex.command('/here', { a: '1' })).rejects.toThrow('not offered in a dm')
    await expect(alex.command('/gone')).rejects.toThrow('no command /gone; it has: /here')
    await expect(alex.command('/here', {}, 'guild')).rejects.toThrow('needs the option a')
    await expect(alex.command('/here', { b: '1' }, 'guild')).rejects.toThrow('no option b')
  })
})

type Seen = { readonly id: string; readonly token: string }

/** A bot of a few lines whose endpoint answers whatever a test wants. */
const scripted = async (options: DiscordStandInOptions = {}) => {
  const standIn = await standing(options)
  const seen: Seen[] = []
  const script: { answer: (seen: Seen) => Promise<Response> | Response } = { answer: () => Response.json({ type: 1 }) }
  const app = new Hono().post('/', async (c) => {
    const { id, token, type } = z
      .object({ id: z.string(), token: z.string(), type: z.number() })
      .parse(await c.req.json())
    if (type === 1) return c.json({ type: 1 }, pinged.includes(id) ? 401 : (pinged.push(id), 200))
    seen.push({ id, token })
    return script.answer({ id, token })
  })
  const pinged: string[] = []
  const server = await new Promise<Server>((resolve) => {
    const made = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(made as Server))
  })
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  await standIn.connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  const { call, dm } = api(standIn)
  await call('PUT', `/applications/${standIn.applicationId}/commands`, [{ name: 'go', description: 'x' }])
  const hook = (seenOne: Seen | undefined) => `/webhooks/${standIn.applicationId}/${seenOne?.token}`
  return { standIn, seen, script, call, dm, hook, alex: standIn.user(ALEX) }
}

const message = (content: string, more: object = {}) => ({ type: 4, data: { content, ...more } })
const text = (custom_id: string) => ({ type: 4, custom_id, style: 1 })
const modal = (more: object = {}) => ({
  type: 9,
  data: { custom_id: 'm', title: 'Title', components: [{ type: 18, label: 'A', component: text('a') }], ...more },
})
const label = (custom_id: string, more: object = {}) => ({
  type: 18,
  label: 'A',
  component: { ...text(custom_id), ...more },
})

describe('first answers', () => {
  it.each<[string, object, RegExp]>([
    ['an update of a command', { type: 7, data: { content: 'x' } }, /needs a component/],
    ['a deferred update of a command', { type: 6 }, /needs a component/],
    ['a pong', { type: 1 }, /pong/],
    ['choices', { type: 8, data: { choices: [] } }, /autocomplete/],
    ['a deferral with other flags', { type: 5, data: { flags: 4 } }, /ephemeral/],
    ['a modal title of 46', modal({ title: 'x'.repeat(46) }), /"title"/],
    ['a modal without parts', modal({ components: [] }), /MIN_LENGTH/],
    ['six parts', modal({ components: [1, 2, 3, 4, 5, 6].map((n) => label(`f${n}`)) }), /MAX_LENGTH/],
    ['a modal with one id twice', modal({ components: [label('a'), label('a')] }), /DUPLICATED/],
    ['a label of 46', modal({ components: [{ type: 18, label: 'x'.repeat(46), component: text('a') }] }), /"label"/],
    ['a placeholder of 101', modal({ components: [label('a', { placeholder: 'x'.repeat(101) })] }), /"placeholder"/],
    ['a value longer than its field', modal({ components: [label('a', { value: 'xxx', max_length: 2 })] }), /"value"/],
    ['an empty message', message(''), /50006/],
  ])('that are %s are refused', async (_name, answer, why) => {
    const { alex, script, standIn } = await scripted()
    script.answer = () => Response.json(answer)
    await expect(alex.command('/go')).rejects.toThrow(why)
    expect(standIn.violations).toHaveLength(1)
  })

  it('that come late or with another status are none', async () => {
    const { alex, script, seen, call } = await scripted({ answerWithinMs: 60 })
    script.answer = () => new Response('broken', { status: 500 })
    await expect(alex.command('/go')).rejects.toThrow('answered 500')
    const gate = Promise.withResolvers<Response>()
    script.answer = () => gate.promise
    await expect(alex.command('/go')).rejects.toThrow('did not respond')
    gate.resolve(Response.json(message('late')))
    const late = seen.at(-1)
    expect((await call('POST', `/interactions/${late?.id}/${late?.token}/callback`, message('later'))).code).toBe(
      10_062,
    )
    expect(alex.newest()).toBeUndefined()
  })

  it('by callback are taken once; a second is 40060, body and callback a violation', async () => {
    const { alex, script, seen, call, standIn } = await scripted()
    script.answer = async ({ id, token }) => {
      const path = `/interactions/${id}/${token}/callback`
      expect((await call('POST', `${path}?with_response=true`, message('hi'))).status).toBe(200)
      expect((await call('POST', path, message('again'))).code).toBe(40_060)
      return new Response(null, { status: 202 })
    }
    await alex.command('/go')
    expect(alex.newest()?.text).toBe('hi')
    expect(standIn.violations).toEqual([])
    script.answer = async ({ id, token }) => {
      await call('POST', `/interactions/${id}/${token}/callback`, message('hi'))
      return Response.json(message('hi too'))
    }
    await expect(alex.command('/go')).rejects.toThrow('40060')
    expect(standIn.violations[0]).toContain('body and callback')
    expect(seen).toHaveLength(2)
  })

  it('open the token for 15 minutes and not before', async () => {
    const { alex, script, seen, call, hook, standIn } = await scripted({ followUpLimit: 1 })
    script.answer = async ({ token }) => {
      expect((await call('GET', `${hook({ id: '', token })}/messages/@original`)).code).toBe(10_015)
      return Response.json(message('hi', { flags: 64 }))
    }
    await alex.command('/go')
    const own = hook(seen[0])
    expect((await call('PATCH', `${own}/messages/@original`, { content: 'edited', flags: 0 })).status).toBe(200)
    expect(alex.newest()).toMatchObject({ text: 'edited', ephemeral: true, edits: 1 })
    expect((await call('POST', own, { content: 'more' })).status).toBe(200)
    expect((await call('POST', own, { content: 'too many' })).code).toBe(40_094)
    standIn.advance(15 * 60_000 + 1000)
    expect((await call('PATCH', `${own}/messages/@original`, { content: 'late' })).code).toBe(50_027)
    expect((await call('POST', `/webhooks/${standIn.applicationId}/nonsense`, { content: 'x' })).code).toBe(10_015)
  })

  it('cannot be a modal for a modal; the client checks what is typed', async () => {
    const { alex, script, standIn } = await scripted()
    script.answer = () => Response.json(modal({ components: [label('a', { max_length: 3, min_length: 2 })] }))
    await alex.command('/go')
    await expect(alex.fill({})).rejects.toThrow('A is required')
    await expect(alex.fill({ A: 'x' })).rejects.toThrow('at least 2')
    await expect(alex.fill({ A: 'xxxx' })).rejects.toThrow('at most 3')
    await expect(alex.fill({ B: 'xx' })).rejects.toThrow('no field B; it has: A')
    await expect(alex.fill({ A: 'xx' })).rejects.toThrow('a modal cannot answer a modal')
    expect(standIn.violations).toHaveLength(1)
  })

  it('are held against an endpoint that takes bad signatures', async () => {
    const standIn = await standing()
    const server = await new Promise<Server>((resolve) => {
      const app = new Hono().post('/', (c) => c.json({ type: 1 }))
      const made = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(made as Server))
    })
    onTestFinished(() => void server.close())
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    await expect(standIn.connect(url)).rejects.toThrow('answered 200 to a request with altered body')
  })
})
