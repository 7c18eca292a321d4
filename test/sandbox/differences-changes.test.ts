import { beforeEach, describe, expect, it, vi } from 'vitest'
import { openReceiver } from './receiver.ts'
import { startOverHttp } from './over-http.ts'
import { type Answer, type Caller, fund, openNode, renew, transfer, verifiedUser } from './sandbox-in-process.ts'

vi.setConfig({ testTimeout: 60_000 })
const DAY = 86_400_000
const START = Date.UTC(2026, 2, 10)
const sandbox = startOverHttp({ clockStart: START, fundsTimeoutMs: 'never', monthlyWithdrawals: 6 })

const notes = (node: Answer['body']): string[] => node.timeline.map(({ note }: { note: string }) => note)
const open = async (user: Caller, body: object): Promise<Answer['body']> =>
  (await sandbox.as(user, 'POST', '/nodes', body)).body.nodes[0]

describe('D6 what must change does: withdrawals of an interest-bearing account', () => {
  const left = async (user: Caller, node: string): Promise<unknown> =>
    (await sandbox.as(user, 'GET', `/nodes/${node}`)).body.info.monthly_withdrawals_remaining
  const listed = async (path: string, user: Caller, node: string): Promise<unknown> => {
    const list = path === '/nodes' ? await sandbox.platform('GET', path) : await sandbox.as(user, 'GET', '/nodes')
    return list.body.nodes.find(({ _id }: { _id: string }) => _id === node).info.monthly_withdrawals_remaining
  }

  for (const type of ['IB-DEPOSIT-US', 'IB-SUBACCOUNT-US'])
    it(`D6 [S,D] of ${type}: 6 … 0, and 6 again next month, in every reading`, async () => {
      let user = await verifiedUser(sandbox)
      const [from, to] = [await openNode(sandbox, user, type), await openNode(sandbox, user)]
      await fund(sandbox, user, from, 100)
      expect(await left(user, from)).toBe(6)
      for (const rest of [5, 4, 3, 2, 1, 0]) {
        const sent = await sandbox.as(user, 'POST', `/nodes/${from}/trans`, transfer(to, 1))
        expect(sent.body.recent_status.status).toBe('CREATED')
        await sandbox.step(5_000)
        expect(await left(user, from)).toBe(rest)
        expect(await listed('/nodes', user, from)).toBe(rest)
        expect(await listed('/users', user, from)).toBe(rest)
        await sandbox.step(10_000)
      }
      const seventh = (await sandbox.as(user, 'POST', `/nodes/${from}/trans`, transfer(to, 1))).body._id
      await sandbox.step(5_000)
      const refused = (await sandbox.as(user, 'GET', `/nodes/${from}/trans/${seventh}`)).body
      expect([refused.recent_status.status, await left(user, from)]).toEqual(['CANCELED', 0])
      expect(await left(user, to)).toBeNull()
      await sandbox.step(31 * DAY)
      user = await renew(sandbox, user)
      expect(await left(user, from)).toBe(6)
    })

  it('D6 [I] a withdrawal that comes back does not count, money that arrives never does', async () => {
    const user = await verifiedUser(sandbox)
    const [from, to] = [await openNode(sandbox, user, 'IB-DEPOSIT-US'), await openNode(sandbox, user)]
    await fund(sandbox, user, from, 100)
    const { _id } = (await sandbox.as(user, 'POST', `/nodes/${from}/trans`, transfer(to, 1))).body
    await sandbox.step(15_000)
    expect(await left(user, from)).toBe(5)
    await sandbox.admin('POST', `/transactions/${_id}/return`, { code: 'R01' })
    await sandbox.step(1)
    expect(await left(user, from)).toBe(6)
  })

  it('D6 [D] the webhook of the debit says it too', async () => {
    const user = await verifiedUser(sandbox)
    const [from, to] = [await openNode(sandbox, user, 'IB-DEPOSIT-US'), await openNode(sandbox, user)]
    await fund(sandbox, user, from, 100)
    const receiver = await openReceiver()
    await sandbox.platform('POST', '/subscriptions', { url: receiver.url, scope: ['NODE|PATCH'] })
    await sandbox.as(user, 'POST', `/nodes/${from}/trans`, transfer(to, 1))
    await sandbox.step(5_000)
    const shown = receiver.got.map(({ body }) => body._rest).filter(({ _id }) => _id === from)
    expect(shown.at(-1).info.monthly_withdrawals_remaining).toBe(5)
    await receiver.close()
  })
})

describe('D6 what must change does: cards that are nodes', () => {
  for (const type of ['CARD-US', 'SUBCARD-US'])
    it(`D6 [S] ?reset=YES gives a ${type} a new number each time; so does a reissue, a reorder keeps it`, async () => {
      const user = await verifiedUser(sandbox)
      let card = await open(user, { type, info: { nickname: 'Card', card_type: 'PHYSICAL' } })
      const ask = async (query: string): Promise<Answer['body']> =>
        (await sandbox.as(user, 'PATCH', `/nodes/${card._id}?${query}`, {})).body
      for (const query of ['reset=YES', 'reset=yes', 'reissue_card=YES']) {
        const after = await ask(query)
        expect(after.info.card_number).toMatch(/^\d{4}$/)
        expect([after.info.card_number, after.info.card_hash]).not.toContain(card.info.card_number)
        expect(after.info.card_hash).not.toBe(card.info.card_hash)
        card = after
      }
      const again = await ask('reorder_card=YES')
      expect(again).toMatchObject({ allowed: 'INACTIVE', info: { card_number: card.info.card_number } })
      expect(notes(again).at(-1)).toBe('Debit Card Reordered')
    })
})

describe('D6 what must change does: banks by routing number', () => {
  const wire = { nickname: 'W', name_on_account: 'N', account_num: '12345678' }
  it('D6 [S] a WIRE-US says the bank of its routing number, whatever name it was given', async () => {
    const user = await verifiedUser(sandbox)
    const cases: [object, object][] = [
      [{ routing_num: '026009593' }, { bank_name: 'BANK OF AMERICA', address: 'NEW YORK, NY, US' }],
      [
        { routing_num: '021000021', bank_name: 'Mine' },
        { bank_name: 'CHASE', bank_code: 'chase' },
      ],
      [
        { routing_num: '021000089', address: 'Here' },
        { bank_name: 'CITIBANK', address: 'Here' },
      ],
      [{ routing_num: '091000019', bank_name: 'A Bank' }, { bank_name: 'A Bank' }],
      [{ routing_num: '091000019' }, { bank_name: expect.any(String), bank_long_name: expect.any(String) }],
    ]
    for (const [given, shown] of cases) {
      expect((await open(user, { type: 'WIRE-US', info: { ...wire, ...given } })).info).toMatchObject(shown)
      const abroad = { ...wire, swift: 'TSIGFR22', ...given }
      expect((await open(user, { type: 'WIRE-INT', info: abroad })).info).toMatchObject(shown)
    }
  })
})

describe('D6 what must change does: tries at micro-deposits', () => {
  const NUMBERS = { nickname: 'B', account_num: '123456789', routing_num: '051000017', type: 'PERSONAL' }
  let user: Caller
  let bank = ''
  const guess = (micro: number[]): Promise<Answer> => sandbox.as(user, 'PATCH', `/nodes/${bank}`, { micro })
  const node = async (): Promise<Answer['body']> => (await sandbox.as(user, 'GET', `/nodes/${bank}`)).body
  beforeEach(async () => {
    user = await verifiedUser(sandbox)
    bank = (await open(user, { type: 'ACH-US', info: { ...NUMBERS, class: 'CHECKING' } }))._id
  })

  it('D6 [S] count down from 4 to 0, the node still CREDIT; the sixth locks it, by 409 too', async () => {
    for (const [index, left] of [4, 3, 2, 1, 0].entries()) {
      const { status, body } = await guess([0.1, 0.3])
      expect([status, body.error_code, body.http_code, body.success]).toEqual([409, '400', '409', false])
      expect(body.error.en).toMatch(/incorrect/i)
      expect(body.error.en).toContain(`${left} tries left`)
      expect(await node()).toMatchObject({
        allowed: 'CREDIT',
        extra: { other: { micro_meta: { micro_attempts: index + 1 } } },
      })
    }
    const sixth = await guess([0.1, 0.3])
    expect([sixth.status, sixth.body.error_code]).toEqual([409, '400'])
    expect(await node()).toMatchObject({ allowed: 'LOCKED' })
    expect((await guess([0.1, 0.1])).status).toBe(400)
  })

  it('D6 [S] the right amounts are taken as long as there is a try, the last one too', async () => {
    for (let n = 0; n < 5; n += 1) await guess([0.1, 0.3])
    expect((await guess([0.1, 0.1])).body).toMatchObject({ _id: bank, allowed: 'CREDIT-AND-DEBIT' })
  })
})

describe('D6 what must change does: the address of one transaction', () => {
  const href = (body: Answer['body']): string => body._links.self.href
  const at = (user: Caller, node: string, trans: string): string =>
    `${sandbox.url()}/users/${user.id}/nodes/${node}/trans/${trans}`

  it('D6 [S] is the sender’s to the sender, the receiver’s to the receiver, and each leads to itself', async () => {
    const [payer, payee] = [await verifiedUser(sandbox), await verifiedUser(sandbox)]
    const [from, to] = [await openNode(sandbox, payer), await openNode(sandbox, payee)]
    const made = (await sandbox.as(payer, 'POST', `/nodes/${from}/trans`, transfer(to, 1))).body
    const sides: [Caller, string][] = [
      [payer, from],
      [payee, to],
    ]
    expect(href(made)).toBe(at(payer, from, made._id))
    expect(href((await sandbox.platform('GET', '/trans')).body.trans[0])).toBe(at(payer, from, made._id))
    for (const [user, node] of sides) {
      const own = at(user, node, made._id)
      const one = (await sandbox.as(user, 'GET', `/nodes/${node}/trans/${made._id}`)).body
      expect(href(one)).toBe(own)
      expect(href((await sandbox.as(user, 'GET', `/nodes/${node}/trans`)).body.trans[0])).toBe(own)
      expect(href((await sandbox.as(user, 'GET', '/trans')).body.trans[0])).toBe(own)
      const path = new URL(href(one)).pathname.replace('/v3.1', '').replace(`/users/${user.id}`, '')
      expect((await sandbox.as(user, 'GET', path)).body).toEqual(one)
      const said = await sandbox.as(user, 'PATCH', `/nodes/${node}/trans/${made._id}`, { comment: 'hi' })
      expect(href(said.body)).toBe(own)
    }
    expect(href((await sandbox.as(payee, 'DELETE', `/nodes/${to}/trans/${made._id}`)).body)).toBe(
      at(payee, to, made._id),
    )
  })

  it('D6 [S] between two accounts of one user: each node’s own', async () => {
    const user = await verifiedUser(sandbox)
    const [from, to] = [await openNode(sandbox, user), await openNode(sandbox, user)]
    const made = (await sandbox.as(user, 'POST', `/nodes/${from}/trans`, transfer(to, 1))).body
    for (const node of [from, to])
      expect(href((await sandbox.as(user, 'GET', `/nodes/${node}/trans`)).body.trans[0])).toBe(at(user, node, made._id))
  })
})
