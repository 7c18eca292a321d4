import { describe, expect, it } from 'vitest'
import { answer, refusal, USER, wireUser } from './loopback.ts'
import { badGateway, CREATE, OAUTH, order, read, startRailOnLoopback } from './rail-on-loopback.ts'

const fixture = startRailOnLoopback()

describe('oauth keys', () => {
  it('issues one for fifty simultaneous calls, and uses it until shortly before its end', async () => {
    await Promise.all(Array.from({ length: 50 }, () => read(fixture)))
    expect(fixture.bank.requests(OAUTH)).toHaveLength(1)
    fixture.now += 7_200_000 - 61_000
    await read(fixture)
    expect(fixture.bank.requests(OAUTH)).toHaveLength(1)
    fixture.now += 2_000
    await read(fixture)
    expect(fixture.bank.requests(OAUTH)).toHaveLength(2)
    // The second one took the refresh token of the first answer: the user was read only once.
    expect(fixture.bank.requests(`GET /users/${USER}`)).toHaveLength(1)
    expect(fixture.bank.requests(OAUTH)[1]?.body).toContain('refresh_next1')
  })

  it.each(['110', '300'])('is renewed once after 401/%s and the write repeated once, under its key', async (code) => {
    fixture.bank.next(CREATE, refusal(401, code, 'Invalid/expired oauth_key.'))
    const transfer = order()
    expect(await fixture.rail.transfers.submit(transfer)).toMatchObject({ ok: true })
    const tries = fixture.bank.requests(CREATE)
    expect(tries.map(({ headers }) => headers['x-sp-user'])).toEqual(['oauth_key1|fp-canary', 'oauth_key2|fp-canary'])
    expect(tries.map(({ headers }) => headers['x-sp-idempotency-key'])).toEqual([
      transfer.operation,
      transfer.operation,
    ])
  })

  it('gives up after the second 401', async () => {
    fixture.bank.next(CREATE, refusal(401, '110'), refusal(401, '110'), refusal(401, '110'))
    expect(await fixture.rail.transfers.submit(order())).toMatchObject({ ok: false, error: { kind: 'not-sent' } })
    expect(fixture.bank.requests(CREATE)).toHaveLength(2)
  })

  it('does not renew for a fingerprint that is not let in', async () => {
    fixture.bank.next(CREATE, refusal(401, '120'))
    expect(await fixture.rail.transfers.submit(order())).toMatchObject({ ok: false, error: { kind: 'not-sent' } })
    expect(fixture.bank.requests(CREATE)).toHaveLength(1)
  })

  it('says that a locked user may do nothing', async () => {
    fixture.bank.next(`GET /users/${USER}`, answer(200, wireUser()), answer(200, wireUser({ permission: 'LOCKED' })))
    fixture.bank.next(CREATE, refusal(401, '300'), refusal(401, '300'))
    expect(await fixture.rail.transfers.submit(order())).toMatchObject({
      ok: false,
      error: { kind: 'refused', reason: 'not-allowed' },
    })
  })

  it('finds the next refresh token on the user when the ten uses are over', async () => {
    await read(fixture)
    fixture.now += 7_200_000
    fixture.bank.next(OAUTH, refusal(409, '400', 'Incorrect refresh_token'))
    expect(await read(fixture)).toMatchObject({ ok: true })
    expect(
      fixture.bank.requests(OAUTH).map(({ body }) => (JSON.parse(body) as { refresh_token: string }).refresh_token),
    ).toEqual(['refresh_current', 'refresh_next1', 'refresh_current'])
  })

  it('tells operators when the bank wants the fingerprint registered', async () => {
    const wanted = answer(202, {
      error: { en: 'Fingerprint not registered. Please perform the MFA flow.' },
      error_code: '10',
      http_code: '202',
      phone_numbers: ['+14155550100'],
      success: false,
    })
    fixture.bank.next(OAUTH, wanted)
    const submitted = await fixture.rail.transfers.submit(order())
    expect(submitted).toMatchObject({ ok: false, error: { kind: 'not-sent' } })
    expect(submitted.ok ? '' : submitted.error.message).toMatch(/fingerprint/)
    expect(fixture.bank.requests(CREATE)).toHaveLength(0)
    expect(fixture.warnings.join()).toContain('fingerprint')
  })

  it('a bank that fails while issuing has not acted, and is asked again by the next call', async () => {
    fixture.bank.next(OAUTH, badGateway)
    expect(await fixture.rail.transfers.submit(order())).toMatchObject({ ok: false, error: { kind: 'not-sent' } })
    expect(await fixture.rail.transfers.submit(order())).toMatchObject({ ok: true })
  })
})
