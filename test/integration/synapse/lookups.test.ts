import { describe, expect, it } from 'vitest'
import type { OperationId } from '#bank/ground/ids.ts'
import { answer, NODE, refusal, TRANSFER, USER, wireTransfer, wireUser } from './loopback.ts'
import { startRailOnLoopback } from './rail-on-loopback.ts'

const fixture = startRailOnLoopback(10_000)
const MINE = 'op_mine' as OperationId
const TRANS = `GET /users/${USER}/nodes/${NODE}/trans`
const mine = wireTransfer({ extra: { supp_id: MINE, note: null, created_on: 1 } })
const page = (...trans: object[]) => answer(200, { trans, page: 1, page_count: 1 })
const users = (...all: object[]) => answer(200, { users: all, page: 1, page_count: 1 })
const findTransfer = () => fixture.rail.transfers.findByOperation({ user: USER, account: NODE, operation: MINE })

describe('looking up what an operation did', () => {
  it('asks by filter, encoded, and is content with what it finds', async () => {
    fixture.bank.next(TRANS, page(mine))
    expect(await findTransfer()).toMatchObject({ ok: true, value: { id: TRANSFER, operation: MINE } })
    const [asked, ...more] = fixture.bank.requests(TRANS)
    expect(new URL(asked?.path ?? '', fixture.bank.origin).searchParams.get('filter')).toBe(`{"supp_id":"${MINE}"}`)
    expect(more).toEqual([])
  })

  it('looks through the newest when the filter finds nothing, or is not understood', async () => {
    fixture.bank.next(TRANS, page(), page(wireTransfer(), mine), page(wireTransfer()), page(mine))
    expect(await findTransfer()).toMatchObject({ value: { operation: MINE } })
    expect(await findTransfer()).toMatchObject({ value: { operation: MINE } })
    fixture.bank.next('GET /users', users(), users(wireUser(), wireUser({ extra: { supp_id: MINE } })))
    expect(await fixture.rail.users.findByOperation(MINE)).toMatchObject({ ok: true, value: { id: USER } })
  })

  it('says that there is none only when both looks say so', async () => {
    fixture.bank.next(TRANS, page(), page(wireTransfer()))
    expect(await findTransfer()).toEqual({ ok: true, value: undefined })
    fixture.bank.next(TRANS, page(), refusal(500, '500'))
    expect(await findTransfer()).toMatchObject({ ok: false, error: { kind: 'not-sent' } })
    fixture.bank.next('GET /users', users(), refusal(503, '503'))
    expect(await fixture.rail.users.findByOperation(MINE)).toMatchObject({ ok: false, error: { kind: 'not-sent' } })
  })

  it('takes one transfer it cannot read for a page it cannot read', async () => {
    const odd = { date: 1, note: '', status: 'INVENTED', status_id: '9' }
    fixture.bank.next(TRANS, page(wireTransfer(), wireTransfer({ recent_status: odd })))
    expect(await fixture.rail.transfers.list({ user: USER, account: NODE, page: 1 })).toMatchObject({
      ok: false,
      error: { kind: 'not-sent' },
    })
  })

  it('goes from page to page', async () => {
    const node = (digit: string) => ({
      _id: digit.repeat(24),
      user_id: USER,
      type: 'DEPOSIT-US',
      allowed: 'CREDIT-AND-DEBIT',
      is_active: true,
      info: { nickname: digit, balance: { amount: 0, currency: 'USD' } },
    })
    const nodesPage = (number: number, digit: string) =>
      answer(200, { nodes: [node(digit)], page: number, page_count: 2 })
    fixture.bank.next(`GET /users/${USER}/nodes`, nodesPage(1, '2'), nodesPage(2, '1'))
    expect(await fixture.rail.accounts.list(USER)).toMatchObject({ value: [{ nickname: '2' }, { nickname: '1' }] })

    const two = answer(200, { trans: [mine], page: 1, page_count: 2 })
    fixture.bank.next(`GET /users/${USER}/trans`, two, two)
    const first = await fixture.rail.transfers.list({ user: USER, page: 1 })
    const second = await fixture.rail.transfers.list({ user: USER, page: 2 })
    expect([first, second].map((listed) => listed.ok && listed.value.next)).toEqual([2, undefined])
    expect(fixture.bank.requests(`GET /users/${USER}/trans`).map(({ path }) => path.split('?')[1])).toEqual([
      'page=1&per_page=100',
      'page=2&per_page=100',
    ])
  })

  it('does not follow pages without an end', async () => {
    const endless = answer(200, { nodes: [], page: 1, page_count: 1_000_000 })
    fixture.bank.next(`GET /users/${USER}/nodes`, ...Array.from({ length: 50 }, () => endless))
    expect(await fixture.rail.accounts.list(USER)).toMatchObject({ ok: false, error: { kind: 'not-sent' } })
    expect(fixture.bank.requests(`GET /users/${USER}/nodes`)).toHaveLength(20)
  })
})

describe('a photo', () => {
  it('of ten megabytes reaches the bank whole', async () => {
    const base = { id: 'base', virtual_docs: [], physical_docs: [], social_docs: [] }
    fixture.bank.next(`GET /users/${USER}`, answer(200, wireUser({ documents: [base] })))
    fixture.bank.next(`PATCH /users/${USER}`, answer(200, wireUser({ documents: [base] })))
    const dataUri = `data:image/png;base64,${'A'.repeat(10 * 1024 * 1024)}`
    const sent = await fixture.rail.users.submitDocument({ user: USER, document: { kind: 'photo-id', dataUri } })
    expect(sent).toMatchObject({ ok: true })
    expect(fixture.bank.requests(`PATCH /users/${USER}`)[0]?.body).toBe(
      JSON.stringify({
        documents: [{ id: 'base', physical_docs: [{ document_type: 'GOVT_ID', document_value: dataUri }] }],
      }),
    )
  })
})
