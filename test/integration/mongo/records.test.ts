import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Entry, BankTransfer, TransferStatus } from '#bank/ground/transfer.ts'
import type { Alert } from '#bank/alert/alert.ts'
import type { AccountId, AlertId, ConversationId, CustomerId, OperationId } from '#bank/ground/ids.ts'
import { money, usd } from '#bank/ground/money.ts'
import { type StoresOnMongo, openMongoStores } from '#test/support/mongo-stores.ts'

let fixture: StoresOnMongo
beforeAll(async () => {
  fixture = await openMongoStores()
})
afterAll(() => fixture.drop())

const [alex, sam] = ['cus_alex', 'cus_sam'] as [CustomerId, CustomerId]
const [hers, his] = ['acct_hers', 'acct_his'] as [AccountId, AccountId]

let serial = 0
const aTransfer = (set: Partial<BankTransfer> = {}): BankTransfer => ({
  id: `tr_${++serial}`,
  operation: `op_${serial}`,
  status: 'waiting',
  amount: usd(12_34n),
  from: { account: 'n1', user: 'u1', kind: 'deposit', name: 'Alexandra Quillfeather' },
  to: { kind: 'deposit', name: 'Bartholomew Canaryson' },
  note: 'for the canary seed',
  createdAt: 1_000 + serial,
  timeline: [{ at: 1_000, status: 'waiting', note: 'Created' }],
  ...set,
})
const entry = (transfer: BankTransfer, set: Partial<Entry> = {}): Entry => ({
  ...{ transfer, accounts: [hers], customers: [alex] },
  ...set,
})
const stepped = (transfer: BankTransfer, status: TransferStatus): BankTransfer => ({
  ...{ ...transfer, status },
  timeline: [...transfer.timeline, { at: 2_000, status, note: status }],
})

describe('entries', () => {
  it('give back what the bank said, by id and operation', async () => {
    const { entries } = fixture.stores
    const told = entry(aTransfer({ coin: 'BTC', rate: usd(60_000_00n), code: 'R01' }))
    expect(await entries.save(told)).toBe(true)
    expect(await entries.save(told)).toBe(false)
    expect(await entries.find(told.transfer.id)).toEqual(told)
    expect(await entries.findByOperation(told.transfer.operation as OperationId)).toEqual(told)
    expect(await entries.find('tr_none')).toBeUndefined()
  })

  it('R14: end where the news in order would, whatever the order', async () => {
    const { entries } = fixture.stores
    const first = aTransfer()
    const debited = stepped(first, 'debited')
    const settled = stepped(debited, 'settled')
    const returned = stepped(settled, 'returned')
    for (const order of [
      [first, debited, settled, returned],
      [returned, settled, debited, first],
      [settled, first, returned, debited, returned, first],
    ]) {
      const id = `tr_order_${++serial}`
      const news = order.map((transfer) => entry({ ...transfer, id }))
      for (const each of news) await entries.save(each)
      expect((await entries.find(id))?.transfer).toEqual({ ...returned, id })
      expect(await Promise.all(news.map((each) => entries.save(each)))).not.toContain(true)
    }
    const id = `tr_race_${++serial}`
    await Promise.all([first, settled, debited, returned, settled].map((each) => entries.save(entry({ ...each, id }))))
    expect((await entries.find(id))?.transfer.status).toBe('returned')
  })

  it('join what both sides know of one transfer', async () => {
    const { entries } = fixture.stores
    const transfer = aTransfer()
    await entries.save(entry(transfer))
    expect(await entries.save(entry(transfer, { accounts: [his], customers: [sam] }))).toBe(true)
    expect(await entries.save(entry(transfer))).toBe(false)
    expect(await entries.find(transfer.id)).toMatchObject({ accounts: [hers, his], customers: [alex, sam] })
  })

  it('are news unless they are stored just so', async () => {
    const { entries } = fixture.stores
    const [known, unknown] = [entry(aTransfer()), entry(aTransfer())]
    await entries.save(known)
    const further = entry(stepped(known.transfer, 'debited'))
    const otherSide = entry(known.transfer, { accounts: [his], customers: [sam] })
    expect(await entries.findNews([])).toEqual([])
    expect(await entries.findNews([known, unknown])).toEqual([unknown])
    expect(await entries.findNews([further])).toEqual([further])
    expect(await entries.findNews([otherSide])).toEqual([otherSide])
    await entries.save(otherSide)
    expect(await entries.findNews([known, otherSide])).toEqual([])
  })

  it('come newest first, page by page, for a customer and for one account', async () => {
    const { entries } = fixture.stores
    const [customer, account] = ['cus_page' as CustomerId, 'acct_page' as AccountId]
    for (let n = 0; n < 7; n += 1)
      await entries.save(
        entry(aTransfer({ createdAt: 5 + Math.floor(n / 3) }), {
          customers: [customer],
          accounts: n < 5 ? [account] : [his],
        }),
      )
    const all = await entries.page({ customer, limit: 100 })
    expect(all.map(({ transfer }) => transfer.createdAt)).toEqual([7, 6, 6, 6, 5, 5, 5])
    const pages: Entry[] = []
    for (;;) {
      const before = pages.at(-1)?.transfer.id
      const page = await entries.page({ customer, limit: 2, ...(before && { before }) })
      if (page.length === 0) break
      pages.push(...page)
    }
    expect(pages).toEqual(all)
    expect(await entries.page({ customer, account, limit: 100 })).toHaveLength(5)
    expect(await entries.page({ customer: sam, account, limit: 100 })).toEqual([])
  })
})

const anAlert = (set: Partial<Alert> = {}): Alert => ({
  id: `alrt_${String(++serial).padStart(4, '0')}` as AlertId,
  customer: alex,
  conversation: 'discord:1' as ConversationId,
  ...{ coin: 'BTC', condition: { kind: 'level', direction: 'above', price: usd(100_00n) }, state: 'armed' },
  ...{ revision: 0, rings: 0, createdAt: serial, changedAt: serial },
  ...set,
})

describe('alerts', () => {
  it('are claimed in bulk by whoever is first, each once, and keep what they are of every kind', async () => {
    const { alerts } = fixture.stores
    const customer = 'cus_bulk' as CustomerId
    const conditions: readonly Alert['condition'][] = [
      { kind: 'level', direction: 'below', price: usd(90n) },
      { kind: 'from', way: 'down', percent: 1_000, from: usd(100_00n), of: 'named' },
      { kind: 'moved', way: 'either', by: usd(1_000n), from: usd(100_00n) },
      { kind: 'change', way: 'up', percent: 500, span: 'hour' },
      { kind: 'swing', way: 'down', by: usd(1_000n), span: 'week' },
      { kind: 'extreme', which: 'high', span: 'month' },
      { kind: 'summary', minute: 540, weekday: 1, timeZone: 'America/New_York' },
    ]
    const all = conditions.map((condition) => anAlert({ customer, condition, repeat: { leastMs: 5 }, expiresAt: 9 }))
    for (const each of all) await alerts.insert(each)
    expect(await alerts.ofCustomer(customer)).toEqual(all)
    const rung = { at: 7, price: usd(5n) }
    const claim = () => alerts.change(all, { state: 'fired', held: 0, expiresAt: undefined, rung }, 8, true)
    const claimed = await Promise.all([claim(), claim(), claim()])
    const byId = (a: Alert, b: Alert) => a.id.localeCompare(b.id)
    expect(claimed.flat().toSorted(byId)).toEqual((await alerts.fired(100)).toSorted(byId))
    expect(claimed.flat().toSorted(byId)).toEqual(
      all.map(({ expiresAt: _, ...alert }) => ({
        ...alert,
        state: 'fired',
        held: 0,
        rings: 1,
        rung,
        revision: 1,
        changedAt: 8,
      })),
    )
  })

  it('wait, and are finished by one caller only', async () => {
    const { alerts } = fixture.stores
    const customer = 'cus_alerts' as CustomerId
    const [one, two] = [anAlert({ customer }), anAlert({ customer })]
    for (const each of [two, one, { ...one, coin: 'ETH' as const }]) await alerts.insert(each)
    expect(await alerts.ofCustomer(customer)).toEqual([one, two])
    const finished = await Promise.all(
      Array.from({ length: 10 }, (_, n) => alerts.change([one], { state: n % 2 ? 'expired' : 'ended' }, n)),
    )
    expect(finished.flat()).toHaveLength(1)
    expect(await alerts.ofCustomer(customer)).toEqual([two])
    expect(await alerts.find(one.id)).toEqual(finished.flat()[0])
    expect(await alerts.find('alrt_none' as AlertId)).toBeUndefined()
  })

  it('are crossed at or past their price, and come in pages', async () => {
    const fresh = await openMongoStores()
    const { alerts } = fresh.stores
    const level = (cents: bigint, direction: 'above' | 'below' = 'above') =>
      anAlert({ condition: { kind: 'level', direction, price: usd(cents) } })
    const above = [90n, 100n, 101n].map((cents) => level(cents))
    const below = [99n, 100n, 110n].map((cents) => level(cents, 'below'))
    const others = [anAlert({ coin: 'ETH' }), anAlert({ state: 'ended' })]
    for (const each of [...above, ...below, ...others]) await alerts.insert(each)
    const first = await alerts.page(undefined, 4)
    const second = await alerts.page(first.at(-1)?.id, 4)
    expect([...first, ...second]).toEqual([...above, ...below, ...others.slice(0, 1)])
    await fresh.drop()
  })
})

describe('the journal', () => {
  it('keeps balanced postings once, and refuses others', async () => {
    const { journal } = fixture.stores
    const amount = money('BTC', 5n)
    const [debit, credit] = [
      { ledger: 'rail:in-transit', side: 'debit', amount } as const,
      { ledger: 'account:acct_1:held', side: 'credit', amount } as const,
    ]
    const written = { id: 'op_j:confirmed', at: 5, operation: 'op_j', postings: [debit, credit] }
    await Promise.all(Array.from({ length: 5 }, () => journal.append(written)))
    await journal.append({ ...written, at: 9 })
    await journal.append({ ...written, id: 'op_j:settled', at: 6 })
    expect(await journal.ofOperation('op_j')).toEqual([written, { ...written, id: 'op_j:settled', at: 6 }])
    await expect(journal.append({ ...written, id: 'x', postings: [debit] })).rejects.toThrow(RangeError)
  })
})

describe('vault and drafts', () => {
  const HOUR = 3_600_000

  it('give secrets back for an hour, by the clock they are asked with', async () => {
    const { vault } = fixture.stores
    await vault.put('op_v', { ssn: '111223333' }, 1_000)
    expect(await vault.get('op_v', 1_000 + HOUR - 1)).toEqual({ ssn: '111223333' })
    expect(await vault.get('op_v', 1_000 + HOUR)).toBeUndefined()
    await vault.put('op_v', { ssn: '444556666', pin: '1' }, 2_000)
    expect(await vault.get('op_v', 2_000)).toEqual({ ssn: '444556666', pin: '1' })
    await vault.erase('op_v')
    expect(await vault.get('op_v', 2_000)).toBeUndefined()
    await vault.erase('op_v')
  })

  it('collect a form field by field', async () => {
    const { drafts } = fixture.stores
    const fields = ['legal.name', '$email', '__proto__', 'pin']
    await Promise.all(fields.map((field, n) => drafts.put('form_1', field, `value ${n}`, 1_000 + n)))
    await drafts.put('form_1', 'pin', '', 1_000)
    await drafts.put('form_2', 'pin', 'other', 1_000)
    const read = await drafts.read('form_1', 1_005)
    expect(new Map(Object.entries(read))).toEqual(
      new Map([
        ['$email', 'value 1'],
        ['__proto__', 'value 2'],
        ['legal.name', 'value 0'],
        ['pin', ''],
      ]),
    )
    expect(Object.keys(await drafts.read('form_1', 1_001 + HOUR))).toEqual(['__proto__'])
    await drafts.erase('form_1')
    expect(await drafts.read('form_1', 1_005)).toEqual({})
    expect(await drafts.read('form_2', 1_005)).toEqual({ pin: 'other' })
  })
})
