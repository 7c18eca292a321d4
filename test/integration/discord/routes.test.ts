import { discordRoutes } from '#adapters/discord/routes.ts'
import { createKeys, signed, TAMPERINGS } from '#test/support/discord/signing.ts'
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { card, startDiscordBot, shows } from './bot-on-stand-in.ts'

const NOW = 1_790_000_000_000

const door = (over: { readonly accept?: (interaction: unknown) => Promise<object | undefined> } = {}) => {
  const keys = createKeys()
  const accepted: unknown[] = []
  const app = discordRoutes({
    publicKeyHex: keys.publicKeyHex,
    clock: () => NOW,
    accept:
      over.accept ??
      ((interaction) => {
        accepted.push(interaction)
        return Promise.resolve({ type: 4 })
      }),
  })
  const whole = new Hono().route('/', app).onError((_error, c) => c.text('failed', 500))
  const post = (request: { readonly headers: Record<string, string>; readonly body: string | Buffer }) =>
    whole.request('/webhooks/discord', { method: 'POST', ...request })
  return { keys, accepted, post }
}

describe('the door', () => {
  it.each(TAMPERINGS)('refuses a request with %s', async (tampering) => {
    const { keys, accepted, post } = door()
    const response = await post(signed(keys, JSON.stringify({ type: 2 }), NOW, tampering))
    expect(response.status).toBe(401)
    expect(accepted).toEqual([])
  })

  it('answers the ping itself', async () => {
    const { keys, accepted, post } = door()
    const response = await post(signed(keys, '{"type":1}', NOW))
    expect([response.status, await response.json()]).toEqual([200, { type: 1 }])
    expect(response.headers.get('content-type')).toContain('application/json')
    expect(accepted).toEqual([])
  })

  it('verifies the bytes as they came', async () => {
    const { keys, accepted, post } = door()
    const body = '{ "type" : 2,\n "name": "Zoë \u2713" }'
    expect((await post(signed(keys, body, NOW))).status).toBe(200)
    const { headers } = signed(keys, body, NOW)
    expect((await post({ headers, body: JSON.stringify(JSON.parse(body)) })).status).toBe(401)
    expect(accepted).toEqual([{ type: 2, name: 'Zoë \u2713' }])
  })

  it('takes timestamps up to five minutes off and no further', async () => {
    const { keys, post } = door()
    const at = async (ms: number) => (await post(signed(keys, '{"type":1}', NOW + ms))).status
    expect(await at(-5 * 60_000)).toBe(200)
    expect(await at(5 * 60_000)).toBe(200)
    expect(await at(-5 * 60_000 - 1000)).toBe(401)
    expect(await at(5 * 60_000 + 1000)).toBe(401)
  })

  it('refuses what is too large, what is no JSON, and what no one here understands', async () => {
    const { keys, post } = door({ accept: () => Promise.resolve(undefined) })
    const large = signed(keys, JSON.stringify({ type: 2, text: 'x'.repeat(256 * 1024) }), NOW)
    expect(
      (await post({ ...large, headers: { ...large.headers, 'content-length': String(large.body.length) } })).status,
    ).toBe(413)
    expect((await post(signed(keys, 'not json', NOW))).status).toBe(400)
    expect((await post(signed(keys, '[]', NOW))).status).toBe(400)
    expect((await post(signed(keys, '{"type":2}', NOW))).status).toBe(400)
  })

  it('answers 500 when the turn failed', async () => {
    const { keys, post } = door({ accept: () => Promise.reject(new Error('stores are away')) })
    const response = await post(signed(keys, '{"type":2}', NOW))
    expect([response.status, (await response.text()).includes('stores')]).toEqual([500, false])
  })

  it('stays shut without a key, and says at once that a key is malformed', async () => {
    const keys = createKeys()
    const options = { accept: () => Promise.resolve({}), clock: () => NOW }
    const shut = discordRoutes({ ...options, publicKeyHex: undefined })
    const response = await shut.request('/webhooks/discord', { method: 'POST', ...signed(keys, '{"type":1}', NOW) })
    expect(response.status).toBe(401)
    expect(() => discordRoutes({ ...options, publicKeyHex: 'abc' })).toThrow(/64 hex digits/)
  })
})

describe('a repetition', () => {
  it('has the same turn, and edits instead of showing a second card', async () => {
    const { alex, answer, standIn, turns, bot } = await startDiscordBot()
    answer(() => shows(card('a', 'Hello')))
    await alex.command('/help')
    await bot.idle()
    expect((await standIn.replay()).status).toBe(200)
    await bot.idle()
    expect(turns).toHaveLength(2)
    expect(turns[1]).toEqual(turns[0])
    expect(alex.transcript()).toHaveLength(1)
  })

  it('of another application is no interaction of ours', async () => {
    const { standIn, turns } = await startDiscordBot()
    const body = { id: '1', application_id: '2', type: 2, token: 't', data: { name: 'help' } }
    expect((await standIn.send(body)).status).toBe(400)
    expect(turns).toEqual([])
  })
})
