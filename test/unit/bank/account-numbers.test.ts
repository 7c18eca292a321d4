import { describe, expect, it } from 'vitest'
import { hasNumbers, makeNumbers, SHOWN_MS, showNumbers } from '#bank/account/numbers.ts'
import type { Account, Accounts } from '#bank/ground/account.ts'
import type { Customer } from '#bank/ground/customer.ts'
import { accountId, cardId, conversationId, identityKey } from '#bank/ground/ids.ts'
import type { Notice } from '#bank/ground/notice.ts'
import { account, NOW } from '#test/support/dialogs.ts'
import { customer } from '#test/support/dialogs/bank-facts.ts'

const NUMBERS = { accountNumber: '9812345678', routingNumber: '084106768' }
const asked = {
  ...{ card: cardId('c1'), chat: identityKey('web:1'), conversation: conversationId('web:1') },
  ...{ turn: 'web:1:1', now: NOW },
}

const bankWith = (own: Account, numbers: typeof NUMBERS | undefined = NUMBERS) => {
  const notices: Notice[] = []
  const audited: string[] = []
  let looked = 0
  const ports = {
    accounts: { find: async (id: string) => (id === own.id ? own : undefined) } as unknown as Accounts,
    accountNumbers: {
      keep: async () => undefined,
      find: async () => {
        looked += 1
        return numbers
      },
    },
    notices: { add: async (notice: Notice) => notices.push(notice) > 0 },
    audit: { append: async (event: object) => void audited.push(JSON.stringify(event)) },
  }
  return { ports, notices, audited, looked: () => looked }
}

const me = customer({ tier: 'full' })
const mine = (set: Partial<Account> = {}): Account => ({ ...account('Everyday'), customer: me.id, ...set })

describe('account and routing numbers', () => {
  it('are given, and their hiding is written down before', async () => {
    const { ports, notices, audited } = bankWith(mine())
    expect(await showNumbers(ports, me, { ...asked, account: mine().id })).toEqual({ ok: true, value: NUMBERS })
    expect(notices).toMatchObject([{ about: { kind: 'secret-shown', card: 'c1' }, createdAt: NOW + SHOWN_MS }])
    expect(audited).toHaveLength(1)
    expect(JSON.stringify([notices, audited])).not.toMatch(/9812345678|084106768/)
  })

  const REFUSED: readonly (readonly [what: string, who: Customer, own: Account, kind: string])[] = [
    ['a closed account', me, mine({ status: 'closed' }), 'not-yours'],
    ['one that is being closed', me, mine({ status: 'closing' }), 'not-open'],
    ['a locked account', me, mine({ status: 'locked' }), 'not-open'],
    ['one that waits for proof', me, mine({ status: 'pending-proof' }), 'not-open'],
    ['a wallet', me, mine({ kind: 'crypto' }), 'not-yours'],
    ['an account at another bank', me, mine({ kind: 'external' }), 'not-yours'],
    ['another customer’s', customer({ id: 'cus_other' as Customer['id'], tier: 'full' }), mine(), 'not-yours'],
    ['a customer who has frozen everything', { ...me, frozen: { since: NOW } }, mine(), 'frozen'],
    ['a customer who may not receive', { ...me, tier: 'unverified' }, mine(), 'unverified'],
    [
      'a locked account of a frozen customer',
      { ...me, frozen: { since: NOW } },
      mine({ status: 'locked' }),
      'not-open',
    ],
  ]
  it.each(REFUSED)('are not even looked up for %s, neither made nor shown', async (_, who, own, kind) => {
    const { ports, notices, audited, looked } = bankWith(own)
    const refused = { ok: false, error: { kind } }
    expect(await hasNumbers(ports, who, own.id)).toEqual(refused)
    expect(await showNumbers(ports, who, { ...asked, account: own.id })).toEqual(refused)
    const making = ports as unknown as Parameters<typeof makeNumbers>[0]
    const place = { conversation: asked.conversation, card: asked.card }
    expect(await makeNumbers(making, who, { turn: 't', now: NOW, place, account: own.id })).toEqual(refused)
    expect([looked(), notices, audited]).toEqual([0, [], []])
  })

  it('of an account that nobody has are none', async () => {
    const { ports } = bankWith(mine())
    expect(await hasNumbers(ports, me, accountId('acct_none'))).toEqual({ ok: false, error: { kind: 'not-yours' } })
  })
})
