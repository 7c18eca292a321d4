import type { AddressInfo } from 'node:net'
import { serve, type ServerType } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createBank } from '#adapters/synapse/bank.ts'
import { SCOPES, subscribe } from '#adapters/synapse/subscribe.ts'
import { WireSubscriptions } from '#adapters/synapse/wire.ts'
import { newId } from '#bank/ground/ids.ts'
import type { BankEvent } from '#bank/ground/rail.ts'
import { synapseRoutes } from '#adapters/synapse/routes.ts'
import { must, register, startRailOnSandbox } from './rail-on-sandbox.ts'

const bank = startRailOnSandbox()
const heard: (readonly [BankEvent, string])[] = []
let door: ServerType
let url = ''

beforeAll(async () => {
  const { fetch } = synapseRoutes({
    secret: bank.config.clientSecret,
    accept: async (news, logId) => void heard.push([news, logId]),
  })
  await new Promise<void>((resolve) => {
    door = serve({ fetch, port: 0, hostname: '127.0.0.1' }, () => resolve())
  })
  url = `http://127.0.0.1:${(door.address() as AddressInfo).port}/webhooks/synapse`
})
afterAll(() => void door.close())

const active = async () =>
  (
    await must(
      createBank(bank.config).asClient({
        what: 'list subscriptions',
        effect: 'read',
        schema: WireSubscriptions,
        send: (client) => client.getAllSubscriptions({ per_page: 100 }),
      }),
    )
  ).subscriptions.filter(({ is_active }) => is_active)

describe('news of the bank', () => {
  it('has one subscription, however often it is asked for', async () => {
    const first = await must(subscribe(bank.config, url))
    expect(await must(subscribe(bank.config, url))).toEqual(first)
    expect(await active()).toMatchObject([{ _id: first.id, url, scope: [...SCOPES] }])
  })

  it('comes signed through the door', async () => {
    await must(subscribe(bank.config, url))
    const made = await register(bank)
    const open = { operation: newId('operation'), user: made.id, kind: 'deposit', nickname: 'x' } as const
    const node = await must(bank.rail.accounts.open(open))
    await vi.waitFor(() => {
      const news = heard.map(([one]) => one)
      expect(news).toContainEqual({ about: 'user', id: made.id })
      expect(news).toContainEqual({ about: 'account', id: node.id, user: made.id })
    })
    expect(new Set(heard.map(([, logId]) => logId)).size).toBe(heard.length)
  })

  it('is asked for again when another address has taken it over', async () => {
    const ours = await must(subscribe(bank.config, url))
    const elsewhere = 'http://127.0.0.1:1/hook'
    const theirs = await must(subscribe(bank.config, elsewhere))
    const again = await must(subscribe(bank.config, url))
    expect(again.id).not.toBe(ours.id)
    expect((await active()).map(({ _id }) => _id).toSorted()).toEqual([theirs.id, again.id].toSorted())
  })
})
