import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { newId } from '#bank/ground/ids.ts'
import { usd } from '#bank/ground/money.ts'
import { answer, type Misbehave, NODE, OTHER_NODE, refusal, startLoopback, TRANSFER, USER } from './loopback.ts'
import {
  CREATE,
  neverAnswers,
  order,
  page,
  READ,
  read,
  resets,
  SECRET,
  startRailOnLoopback,
} from './rail-on-loopback.ts'

const fixture = startRailOnLoopback()

describe('what goes over the wire', () => {
  it('R5: sends each write through the SDK with its own key, reads without one, and the secret nowhere but to the bank', async () => {
    const [first, second] = [order(), order({ ip: '198.51.100.9' })]
    await fixture.rail.transfers.submit(first)
    await read(fixture)
    await Promise.all([fixture.rail.transfers.submit(second), read(fixture), fixture.rail.accounts.list(USER)])
    const keys = fixture.bank.requests(CREATE).map(({ headers }) => headers['x-sp-idempotency-key'])
    expect(keys).toEqual([first.operation, second.operation])
    const others = fixture.bank.seen.filter(({ method, path }) => !(method === 'POST' && path.endsWith('/trans')))
    expect(others.map(({ headers }) => headers['x-sp-idempotency-key'])).toEqual(others.map(() => undefined))
    expect(fixture.bank.requests(CREATE).map(({ headers }) => headers['x-sp-user-ip'])).toEqual([first.ip, second.ip])
  })

  it('sends cents as the decimal they are', async () => {
    await fixture.rail.transfers.submit(order({ amount: usd(1010n), coin: 'BTC' }))
    expect(JSON.parse(fixture.bank.requests(CREATE)[0]?.body ?? '')).toMatchObject({
      to: { type: 'DEPOSIT-US', id: OTHER_NODE },
      amount: { amount: 10.1, currency: 'USD' },
      extra: { note: 'rent', asset: 'BTC', ip: '203.0.113.7' },
    })
  })

  it('follows no redirect: another host never sees the secret', async () => {
    const thief = await startLoopback()
    fixture.bank.next(CREATE, answer(307, '', { location: `${thief.baseUrl}/users/${USER}/nodes/${NODE}/trans` }))
    fixture.bank.next(
      READ,
      answer(302, '', { location: `${thief.baseUrl}/users/${USER}/nodes/${NODE}/trans/${TRANSFER}` }),
    )
    expect(await fixture.rail.transfers.submit(order())).toMatchObject({ ok: false, error: { kind: 'unknown' } })
    expect(await read(fixture)).toMatchObject({ ok: false, error: { kind: 'not-sent' } })
    expect(thief.seen).toEqual([])
    await thief.stop()
  })

  it('asks nothing with an id that is not one', async () => {
    const crooked = [
      fixture.rail.transfers.read({ user: USER, account: NODE, transfer: '../../x' }),
      fixture.rail.accounts.read({ user: `${USER}/nodes`, account: NODE }),
      fixture.rail.users.read('..'),
      fixture.rail.transfers.submit(order({ toAccount: 'x' })),
      fixture.rail.transfers.submit(order({ ip: '1.2.3.4\r\nX-SP-USER: x' })),
    ]
    for (const result of await Promise.all(crooked)) {
      expect(result).toMatchObject({ ok: false, error: { kind: 'refused', reason: 'invalid' } })
    }
    expect(fixture.bank.seen).toEqual([])
  })

  it('keeps every secret out of failures and logs, also when the bank repeats what it was sent', async () => {
    const gossip: Misbehave = (response, { headers, body }) =>
      refusal(
        500,
        '500',
        `${String(headers['x-sp-gateway'])} ${String(headers['x-sp-user'])} ${body}`,
      )(response, {
        method: '',
        path: '',
        headers,
        body,
      })
    const nodes = `POST /users/${USER}/nodes`
    fixture.bank.next(CREATE, gossip, resets, neverAnswers, page, answer(307, '', { location: 'http://127.0.0.1:1/' }))
    fixture.bank.next(nodes, gossip)
    fixture.bank.next('POST /users', gossip)
    const results: unknown[] = []
    for (let i = 0; i < 5; i++) results.push(await fixture.rail.transfers.submit(order()))
    const login = { bank: 'fake', loginName: 'canary-login', password: 'canary-password' }
    results.push(await fixture.rail.accounts.linkByLogin({ operation: newId('operation'), user: USER, ...login }))
    const address = {
      street: '1 Market St',
      city: 'San Francisco',
      state: 'CA',
      postalCode: '94105',
      country: 'US',
    } as const
    results.push(
      await fixture.rail.users.create({
        operation: newId('operation'),
        profile: {
          handle: 'ada',
          legalName: 'Ada Byron',
          email: 'a@b.co',
          phone: '+14155550100',
          birthDate: '1990-02-03',
          address,
        },
        ssn: '987652222',
        ip: '203.0.113.7',
      }),
    )
    const told = inspect([results, fixture.warnings], { depth: 12, showHidden: true })
    expect(results).toHaveLength(7)
    expect(results.some((result) => (result as { ok: boolean }).ok)).toBe(false)
    for (const secret of [SECRET, 'oauth_key', 'refresh_', 'canary-login', 'canary-password', '987652222']) {
      expect(told).not.toContain(secret)
    }
  })
})
