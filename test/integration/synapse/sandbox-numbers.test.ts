import { describe, expect, it } from 'vitest'
import { newId } from '#bank/ground/ids.ts'
import { must, register, startRailOnSandbox } from './rail-on-sandbox.ts'

const bank = startRailOnSandbox()

const anAccount = async (kind: 'deposit' | 'crypto' = 'deposit') => {
  const { id: user } = await register(bank)
  const made = await must(bank.rail.accounts.open({ operation: newId('operation'), user, kind, nickname: 'Everyday' }))
  return { user, account: made.id }
}

describe('account and routing numbers', () => {
  it('are there once they were made, and the same from then on', async () => {
    const { accounts } = bank.rail
    const at = await anAccount()
    expect(await must(accounts.findNumbers(at))).toBeUndefined()
    const made = await must(accounts.makeNumbers({ ...at, nickname: 'Everyday', key: newId('operation') }))
    expect(made.accountNumber).toMatch(/^\d{10}$/)
    expect(made.routingNumber).toMatch(/^\d{9}$/)
    expect(await must(accounts.findNumbers(at))).toEqual(made)
  })

  it('are made once, however many ask with the account’s key', async () => {
    const { accounts } = bank.rail
    const at = await anAccount()
    const key = newId('operation')
    const all = await Promise.all([1, 2, 3].map(() => accounts.makeNumbers({ ...at, nickname: 'Everyday', key })))
    expect(all.map((each) => (each.ok ? 'made' : each.error.kind)).toSorted()).toEqual(['made', 'unknown', 'unknown'])
    const [made] = all.flatMap((each) => (each.ok ? [each.value] : []))
    expect(await must(accounts.findNumbers(at))).toEqual(made)
  })

  it('are no other user’s', async () => {
    const at = await anAccount()
    const { id: other } = await register(bank)
    expect(await bank.rail.accounts.findNumbers({ ...at, user: other })).toMatchObject({ ok: false })
  })

  it('are refused for a wallet', async () => {
    const at = await anAccount('crypto')
    const made = await bank.rail.accounts.makeNumbers({ ...at, nickname: 'Coins', key: newId('operation') })
    expect(made).toMatchObject({ ok: false, error: { kind: 'refused' } })
  })
})
