import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { BankEvent } from '#bank/ground/rail.ts'
import { synapseRoutes } from '#adapters/synapse/routes.ts'

const SECRET = 'client_secret_1'
const [USER, NODE, OTHER, TRANSFER] = ['1', '2', '3', '4'].map((digit) => digit.repeat(24)) as [
  string,
  string,
  string,
  string,
]

const webhook = (scope: string, rest: object, logId?: string): string =>
  JSON.stringify({
    _id: { $oid: TRANSFER },
    permission: 'RAW FIELDS ARE IGNORED',
    _rest: rest,
    webhook_meta: { function: scope, date: { $date: 1 }, log_id: logId, updated_by: 'SELF' },
  })
const sign = (body: string, secret = SECRET): string => createHmac('sha256', secret).update(body).digest('hex')

const openDoor = (secret: string | undefined = SECRET, fails = false) => {
  const kept: (readonly [BankEvent, string])[] = []
  const door = synapseRoutes({
    secret,
    maxBytes: 4096,
    accept: async (news, logId) => {
      if (fails) throw new Error('the store is away')
      kept.push([news, logId])
    },
  })
  return {
    kept,
    post: async (body: string, signature: string | undefined = sign(body)) => {
      const headers = signature === '' ? {} : { 'X-Synapse-Signature-SHA256-FullBody': signature }
      return (await door.request('/webhooks/synapse', { method: 'POST', body, headers })).status
    },
  }
}

describe('the door for the bank', () => {
  it('says once in a while that what the bank sends can’t be read, and how often, however much it is', async () => {
    const said: object[] = []
    const logger = { warn: (facts: object) => void said.push(facts) }
    const door = synapseRoutes({ secret: SECRET, accept: async () => undefined, logger })
    const body = webhook('WHAT|EVER', { _id: USER })
    const headers = { 'X-Synapse-Signature-SHA256-FullBody': sign(body) }
    for (let n = 0; n < 100; n += 1)
      expect((await door.request('/webhooks/synapse', { method: 'POST', body, headers })).status).toBe(200)
    expect(said).toEqual([{ event: 'synapse-webhook-unreadable', scope: 'WHAT|EVER', count: 1 }])
  })

  it('takes news of users, nodes and transfers, in singular and plural', async () => {
    const door = openDoor()
    const transfer = {
      _id: TRANSFER,
      from: { id: NODE, type: 'DEPOSIT-US', user: { _id: USER } },
      to: { id: null, type: 'EXTERNAL-US', user: null },
      extra: { supp_id: 'op_1' },
      recent_status: { status: 'SETTLED' },
    }
    expect(await door.post(webhook('USERS|POST', { _id: USER }, 'a'))).toBe(200)
    expect(await door.post(webhook('USER|PATCH', { _id: USER }, 'b'))).toBe(200)
    expect(await door.post(webhook('NODE|PATCH', { _id: NODE, user_id: USER }, 'c'))).toBe(200)
    expect(await door.post(webhook('TRAN|PATCH', transfer, 'd'))).toBe(200)
    expect(door.kept).toEqual([
      [{ about: 'user', id: USER }, 'a'],
      [{ about: 'user', id: USER }, 'b'],
      [{ about: 'account', id: NODE, user: USER }, 'c'],
      [{ about: 'transfer', id: TRANSFER, operation: 'op_1', fromUser: USER, fromAccount: NODE }, 'd'],
    ])
  })

  it.each<readonly [string, (body: string) => string]>([
    ['no signature', () => ''],
    ['another secret', (body) => sign(body, 'other')],
    ['the signature of another body', (body) => sign(`${body} `)],
    ['a signature cut short', (body) => sign(body).slice(0, 62)],
    ['a signature with a tail', (body) => `${sign(body)}00`],
    ['no hex', () => 'z'.repeat(64)],
  ])('turns away %s', async (_name, signature) => {
    const door = openDoor()
    const body = webhook('USER|PATCH', { _id: USER }, 'a')
    expect(await door.post(body, signature(body))).toBe(401)
    expect(door.kept).toEqual([])
  })

  it.each([undefined, ''])('lets nobody in while its secret is %j', async (secret) => {
    const kept: unknown[] = []
    const door = synapseRoutes({ secret, accept: async (news) => void kept.push(news) })
    const body = webhook('USER|PATCH', { _id: USER }, 'a')
    const headers = { 'X-Synapse-Signature-SHA256-FullBody': sign(body, secret ?? '') }
    expect((await door.request('/webhooks/synapse', { method: 'POST', body, headers })).status).toBe(401)
    expect(kept).toEqual([])
  })

  it('asks for the news again when it could not be kept', async () => {
    expect(await openDoor(SECRET, true).post(webhook('USER|PATCH', { _id: USER }, 'a'))).toBe(503)
  })

  it.each<readonly [string, string]>([
    ['no JSON', '{'],
    ['a scope that nobody asked for', webhook('SUBNET|PATCH', { _id: NODE })],
    ['no object', webhook('USER|PATCH', {})],
    ['an id that is a path', webhook('USER|PATCH', { _id: '../../subscriptions' })],
    ['nothing', ''],
  ])('takes what the bank signed but cannot be read, so that it is not sent for ever: %s', async (_name, body) => {
    const door = openDoor()
    expect(await door.post(body)).toBe(200)
    expect(door.kept).toEqual([])
  })

  it('reads no more than its limit', async () => {
    expect(await openDoor().post(webhook('USER|PATCH', { _id: USER, fill: 'x'.repeat(5000) }))).toBe(413)
  })

  it('gives the same id to the same news when the bank gives none', async () => {
    const door = openDoor()
    const [once, again] = [webhook('USER|PATCH', { _id: USER }), webhook('USER|PATCH', { _id: OTHER })]
    for (const body of [once, once, again]) await door.post(body)
    const ids = door.kept.map(([, logId]) => logId)
    expect(ids[0]).toBe(ids[1])
    expect(ids[0]).not.toBe(ids[2])
  })
})
