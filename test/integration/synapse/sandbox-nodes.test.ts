import { describe, expect, it } from 'vitest'
import { newId } from '#bank/ground/ids.ts'
import { usd } from '#bank/ground/money.ts'
import { must, register, startRailOnSandbox } from './rail-on-sandbox.ts'

const bank = startRailOnSandbox()
const ROUTING = '051000017'
const NUMBERS = {
  nickname: 'Old bank',
  accountNumber: '12345678',
  routingNumber: ROUTING,
  accountClass: 'checking',
} as const
const LOGIN = { bank: 'fake', loginName: 'synapse_nomfa', password: 'test1234' }

describe('an account kept at the bank', () => {
  it('is opened, renamed and closed, each time as if once', async () => {
    const { accounts: nodes } = bank.rail
    const { id: user } = await register(bank)
    const open = { operation: newId('operation'), user, kind: 'deposit', nickname: 'Everyday' } as const
    const made = await must(nodes.open(open))
    expect(made).toMatchObject({ user, kind: 'deposit', nickname: 'Everyday', operation: open.operation, sends: true })
    expect(made.balance.posted).toEqual(usd(0n))
    expect(await nodes.open(open)).toMatchObject({ ok: false, error: { kind: 'unknown' } })
    expect((await must(nodes.findByOperation({ user, operation: open.operation }))).map(({ id }) => id)).toEqual([
      made.id,
    ])

    const node = made.id
    for (const _again of [1, 2]) {
      expect(await must(nodes.rename({ user, account: node, nickname: 'Rent & bills' }))).toMatchObject({
        nickname: 'Rent & bills',
      })
    }
    expect(await must(nodes.read({ user, account: node }))).toMatchObject({ nickname: 'Rent & bills', active: true })
    for (const _again of [1, 2]) await must(nodes.close({ user, account: node }))
    expect(await must(nodes.list(user))).toEqual([])
    expect(await must(nodes.findByOperation({ user, operation: open.operation }))).toEqual([])
  })

  it('of coins has coins and no dollars', async () => {
    const { accounts: nodes } = bank.rail
    const { id: user } = await register(bank)
    const wallet = { operation: newId('operation'), user, kind: 'crypto', nickname: 'Coins' } as const
    expect(await must(nodes.open(wallet))).toMatchObject({
      kind: 'crypto',
      balance: { posted: { minor: 0n }, coins: { BTC: { minor: 0n }, ETH: { minor: 0n } } },
    })
  })

  it('belongs to one user: another cannot read it', async () => {
    const { accounts: nodes } = bank.rail
    const [mine, theirs] = [await register(bank), await register(bank)]
    const open = { operation: newId('operation'), user: mine.id, kind: 'deposit', nickname: 'x' } as const
    const { id: node } = await must(nodes.open(open))
    expect(await nodes.read({ user: theirs.id, account: node })).toMatchObject({ error: { reason: 'not-found' } })
  })
})

describe('an account at another bank', () => {
  it('is linked by login at once', async () => {
    const { accounts: nodes } = bank.rail
    const { id: user } = await register(bank)
    const operation = newId('operation')
    const linked = await must(nodes.linkByLogin({ operation, user, ...LOGIN }))
    expect(linked.step).toBe('linked')
    const found = await must(nodes.findByOperation({ user, operation }))
    expect(found).toHaveLength(2)
    expect(found[0]).toMatchObject({ kind: 'external', sends: true, last4: '8901', balance: { posted: usd(80_000n) } })
    expect(found[0]?.bankName).toBeTruthy()
    expect(await nodes.linkByLogin({ operation, user, ...LOGIN })).toMatchObject({ error: { kind: 'unknown' } })
  })

  it('is linked by login after a question, in the second try', async () => {
    const { accounts: nodes } = bank.rail
    const { id: user } = await register(bank)
    const operation = newId('operation')
    const asked = await must(nodes.linkByLogin({ operation, user, ...LOGIN, loginName: 'synapse_good' }))
    if (asked.step !== 'question') throw new Error('the bank asked nothing')
    expect(asked.question).toMatch(/\?$/)
    const reply = { operation, user, token: asked.token }
    const wrong = await nodes.answerQuestion({ ...reply, answer: 'blue' })
    expect(wrong).toMatchObject({ error: { kind: 'refused', reason: 'wrong-answer' } })
    const linked = await must(nodes.answerQuestion({ ...reply, answer: 'test_answer' }))
    expect(linked).toMatchObject({ step: 'linked', accounts: [{ operation }, { operation }] })
    expect(await nodes.answerQuestion({ ...reply, answer: 'test_answer' })).toMatchObject({
      error: { kind: 'unknown' },
    })
    expect(await must(nodes.findByOperation({ user, operation }))).toHaveLength(2)
  })

  it('asks again for the login when the question has run out', async () => {
    const { accounts: nodes } = bank.rail
    const { id: user } = await register(bank)
    const operation = newId('operation')
    const asked = await must(nodes.linkByLogin({ operation, user, ...LOGIN, loginName: 'synapse_good' }))
    if (asked.step !== 'question') throw new Error('the bank asked nothing')
    await bank.step(11 * 60_000)
    const late = await nodes.answerQuestion({ operation, user, token: asked.token, answer: 'test_answer' })
    expect(late).toMatchObject({ error: { kind: 'refused', reason: 'too-late' } })
  })

  it.each([
    ['a wrong password', { password: 'wrong' }],
    ['a bank that is not offered', { bank: 'nowhere' }],
  ])('is refused with %s', async (_name, change) => {
    const { id: user } = await register(bank)
    const refused = await bank.rail.accounts.linkByLogin({ operation: newId('operation'), user, ...LOGIN, ...change })
    expect(refused).toMatchObject({ error: { kind: 'refused', reason: 'bad-bank-login' } })
  })

  it('is linked by its numbers and proved by two small deposits', async () => {
    const { accounts: nodes } = bank.rail
    const { id: user } = await register(bank)
    const made = await must(nodes.linkByNumbers({ operation: newId('operation'), user, ...NUMBERS }))
    expect(made).toMatchObject({ kind: 'external', nickname: 'Old bank', sends: false, last4: '5678' })
    const prove = (a: bigint, b: bigint) => nodes.proveDeposits({ user, account: made.id, amounts: [usd(a), usd(b)] })
    expect(await prove(10n, 11n)).toMatchObject({ error: { kind: 'refused', reason: 'wrong-amounts' } })
    for (const _again of [1, 2]) expect(await must(prove(10n, 10n))).toMatchObject({ sends: true })
  })

  it('is locked after too many wrong amounts', async () => {
    const { accounts: nodes } = bank.rail
    const { id: user } = await register(bank)
    const { id: node } = await must(nodes.linkByNumbers({ operation: newId('operation'), user, ...NUMBERS }))
    const reasons: unknown[] = []
    for (let n = 0; n < 7; n++) {
      const proved = await nodes.proveDeposits({ user, account: node, amounts: [usd(1n), usd(2n)] })
      reasons.push(proved.ok || proved.error.kind !== 'refused' ? proved : proved.error.reason)
    }
    expect(reasons).toEqual([...Array.from({ length: 5 }, () => 'wrong-amounts'), 'too-many-tries', 'too-many-tries'])
    expect(await must(nodes.read({ user, account: node }))).toMatchObject({ locked: true, sends: false })
  })

  it('is refused with a routing number that is none', async () => {
    const { id: user } = await register(bank)
    const order = { operation: newId('operation'), user, ...NUMBERS, routingNumber: '051000018' }
    expect(await bank.rail.accounts.linkByNumbers(order)).toMatchObject({ error: { reason: 'bad-routing-number' } })
  })
})
