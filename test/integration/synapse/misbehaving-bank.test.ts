import { describe, expect, it } from 'vitest'
import { answer, type Misbehave, refusal, startLoopback, wireTransfer } from './loopback.ts'
import {
  badGateway,
  CREATE,
  cutsOff,
  drips,
  endsEarly,
  neverAnswers,
  order,
  page,
  READ,
  read,
  resets,
  startRailOnLoopback,
} from './rail-on-loopback.ts'

const fixture = startRailOnLoopback()

describe('a transfer on a bank that misbehaves', () => {
  it.each<readonly [string, Misbehave, string]>([
    ['accepts and never answers', neverAnswers, 'unknown'],
    ['resets the connection', resets, 'unknown'],
    ['cuts its answer off', cutsOff, 'unknown'],
    ['ends its JSON early', endsEarly, 'unknown'],
    ['drips its body for ever', drips, 'unknown'],
    ['answers 200 with a page', page, 'unknown'],
    ['answers 502', badGateway, 'unknown'],
    ['answers 500 in JSON', refusal(500, '500'), 'unknown'],
    ['says that the key was used', refusal(409, '450', 'Idempotency key already in use.'), 'unknown'],
    ['answers 202', answer(202, { error_code: '10', http_code: '202', success: true }), 'unknown'],
    [
      'answers an amount of half cents',
      answer(200, wireTransfer({ amount: { amount: 5.255, currency: 'USD' } })),
      'unknown',
    ],
    ['limits its rate', refusal(429, '429', 'Too many requests'), 'not-sent'],
    ['does not know the platform', refusal(400, '200', 'Invalid client credentials supplied.'), 'not-sent'],
    ['misses its header', refusal(400, '200', 'Client credentials are missing from the request.'), 'not-sent'],
    ['refuses', refusal(400, '200', 'to.id is missing'), 'refused'],
  ])('that %s: the write', async (_name, act, kind) => {
    fixture.bank.next(CREATE, act)
    const submitted = await fixture.rail.transfers.submit(order())
    expect(submitted).toMatchObject({ ok: false, error: { kind } })
    expect(fixture.bank.requests(CREATE)).toHaveLength(1)
  })

  it.each<readonly [string, Misbehave]>([
    ['accepts and never answers', neverAnswers],
    ['resets the connection', resets],
    ['answers 200 with a page', page],
    ['answers 502', badGateway],
  ])('that %s: the read is never unknown', async (_name, act) => {
    fixture.bank.next(READ, act)
    expect(await read(fixture)).toMatchObject({ ok: false, error: { kind: 'not-sent' } })
  })

  it('is not there at all: nothing was sent', async () => {
    await fixture.bank.stop()
    expect(await fixture.rail.transfers.submit(order())).toMatchObject({ ok: false, error: { kind: 'not-sent' } })
    fixture.bank = await startLoopback()
  })

  it('breaks a connection that was kept open: the write may have been on it', async () => {
    expect(await read(fixture)).toMatchObject({ ok: true })
    await fixture.bank.stop()
    expect(await fixture.rail.transfers.submit(order())).toMatchObject({ ok: false, error: { kind: 'unknown' } })
    expect(await fixture.rail.transfers.submit(order())).toMatchObject({ ok: false, error: { kind: 'not-sent' } })
    fixture.bank = await startLoopback()
  })
})
