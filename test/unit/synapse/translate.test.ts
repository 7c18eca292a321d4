import { describe, expect, it } from 'vitest'
import { toBankNode } from '#adapters/synapse/translate-node.ts'
import { toBankTransfer } from '#adapters/synapse/translate-transfer.ts'
import { toBankUser } from '#adapters/synapse/translate-user.ts'
import { WireNode, WireTransfer, WireUser } from '#adapters/synapse/wire.ts'
import { money, usd } from '#bank/ground/money.ts'

const ID = '5d2a1c0e9b3f4a0012345601'
const OTHER = '5d2a1c0e9b3f4a0012345602'

type Paper = readonly [type: string, status: string]
const papers = (all: readonly Paper[]) =>
  all.map(([document_type, status], index) => ({ id: String(index), document_type, status }))
const user = (permission: string, given?: { virtual?: Paper[]; physical?: Paper[]; social?: Paper[] }) =>
  toBankUser(
    WireUser.parse({
      _id: ID,
      permission,
      logins: [],
      phone_numbers: [],
      legal_names: [],
      documents: given && [
        {
          id: 'base',
          virtual_docs: papers(given.virtual ?? []),
          physical_docs: papers(given.physical ?? []),
          social_docs: papers(given.social ?? []),
        },
      ],
    }),
  )

describe('a user', () => {
  it.each<readonly [string, ReturnType<typeof user>, readonly string[], boolean]>([
    ['without documents', user('UNVERIFIED'), ['ssn', 'photo-id'], false],
    [
      'just registered',
      user('UNVERIFIED', { virtual: [['SSN', 'SUBMITTED|REVIEWING']] }),
      ['photo-id', 'review'],
      true,
    ],
    ['with a good SSN', user('RECEIVE', { virtual: [['SSN', 'SUBMITTED|VALID']] }), ['photo-id'], false],
    ['with a bad SSN', user('UNVERIFIED', { virtual: [['SSN', 'SUBMITTED|INVALID']] }), ['ssn', 'photo-id'], false],
    [
      'asked questions',
      user('UNVERIFIED', { virtual: [['SSN', 'SUBMITTED|MFA_PENDING']] }),
      ['ssn', 'photo-id'],
      false,
    ],
    [
      'with a bad SSN replaced by a good one',
      user('RECEIVE', {
        virtual: [
          ['SSN', 'SUBMITTED|INVALID'],
          ['SSN', 'SUBMITTED|VALID'],
        ],
      }),
      ['photo-id'],
      false,
    ],
    [
      'with wrong facts',
      user('UNVERIFIED', {
        virtual: [['SSN', 'SUBMITTED|VALID']],
        physical: [['GOVT_ID', 'SUBMITTED|INVALID']],
        social: [
          ['PHONE_NUMBER', 'SUBMITTED|INVALID'],
          ['EMAIL', 'SUBMITTED|INVALID'],
          ['ADDRESS', 'SUBMITTED|INVALID'],
        ],
      }),
      ['photo-id', 'address', 'email', 'phone'],
      false,
    ],
    ['that may do everything', user('SEND-AND-RECEIVE', { virtual: [] }), [], false],
    ['locked', user('LOCKED'), [], false],
  ])('%s', (_name, read, missing, reviewing) => {
    expect([read.missing, read.reviewing]).toEqual([missing, reviewing])
  })

  it('has the tier of its permission, and the lowest one for a permission not known here', () => {
    const tiers = ['UNVERIFIED', 'RECEIVE', 'SEND-AND-RECEIVE', 'LOCKED', 'CLOSED', 'MAKE-IT-GO-AWAY', 'NEW'].map(
      (permission) => user(permission).tier,
    )
    expect(tiers).toEqual(['unverified', 'receive-only', 'full', 'locked', 'closed', 'closed', 'unverified'])
  })
})

const node = (extra: object, info: object = {}) =>
  toBankNode(
    WireNode.parse({
      _id: ID,
      user_id: OTHER,
      type: 'DEPOSIT-US',
      allowed: 'CREDIT-AND-DEBIT',
      is_active: true,
      info: { nickname: 'Everyday', balance: { amount: 12.5, currency: 'USD' }, ...info },
      ...extra,
    }),
    77,
  )

describe('a node', () => {
  const none = { BTC: money('BTC', 0n), ETH: money('ETH', 0n) }

  it('of dollars kept at the bank', () => {
    expect(node({ extra: { supp_id: 'op_1' } })).toEqual({
      id: ID,
      user: OTHER,
      kind: 'deposit',
      nickname: 'Everyday',
      operation: 'op_1',
      sends: true,
      locked: false,
      active: true,
      balance: { posted: usd(1250n), coins: none, asOf: 77 },
    })
  })

  it('of another bank, whose balance is text and whose number is masked', () => {
    const linked = { balance: { amount: '800.00' }, account_num: '8901', bank_long_name: 'CAPITAL ONE N.A.' }
    expect(node({ type: 'ACH-US' }, linked)).toMatchObject({
      kind: 'external',
      last4: '8901',
      bankName: 'CAPITAL ONE N.A.',
      balance: { posted: usd(80_000n) },
    })
  })

  it('of coins', () => {
    const portfolio = { BTC: 0.00000001, ETH: 1.5, DAI: 3 }
    expect(node({ type: 'CRYPTO-US' }, { balance: undefined, portfolio })?.balance).toEqual({
      posted: usd(0n),
      coins: { BTC: money('BTC', 1n), ETH: money('ETH', 150_000_000n) },
      asOf: 77,
    })
  })

  it('says whether money may leave it, and whether it lives', () => {
    const states = ['CREDIT', 'DEBIT', 'INACTIVE', 'LOCKED', 'CLOSED'].map((allowed) => {
      const read = node({ allowed })
      return [read?.sends, read?.locked, read?.active]
    })
    expect(states).toEqual([
      [false, false, true],
      [true, false, true],
      [false, false, true],
      [false, true, true],
      [false, false, false],
    ])
    expect(node({ is_active: false })?.active).toBe(false)
    expect(node({ type: 'CARD-US' })?.kind).toBe('other')
  })

  it('cannot be read with a balance that is no number', () => {
    expect(node({}, { balance: { amount: 'many' } })).toBeUndefined()
  })
})

const status = (name: string, code?: string) => ({ date: 5, note: 'why', status: name, status_id: '1', code })
const transfer = (extra: object) =>
  toBankTransfer(
    WireTransfer.parse({
      _id: ID,
      amount: { amount: 100.1, currency: 'USD' },
      from: { id: ID, nickname: 'Mine', type: 'DEPOSIT-US', user: { _id: OTHER, legal_names: ['Ada Byron'] } },
      to: { id: null, nickname: 'Shop', type: 'EXTERNAL-US', user: null },
      recent_status: status('CREATED'),
      timeline: [status('CREATED')],
      extra: { supp_id: 'op_1', note: 'rent', asset: null, rate: null, created_on: 3 },
      ...extra,
    }),
  )

describe('a transfer', () => {
  it('with a counterparty outside the bank', () => {
    expect(transfer({})).toEqual({
      id: ID,
      operation: 'op_1',
      status: 'waiting',
      amount: usd(10_010n),
      from: { kind: 'deposit', name: 'Ada Byron', account: ID, user: OTHER },
      to: { kind: 'card', name: 'Shop' },
      note: 'rent',
      createdAt: 3,
      timeline: [{ at: 5, status: 'waiting', note: 'why' }],
    })
  })

  it('in every state', () => {
    const names = [
      'QUEUED-BY-SYNAPSE',
      'QUEUED-BY-RECEIVER',
      'CREATED',
      'PROCESSING-DEBIT',
      'PROCESSING-CREDIT',
      'SETTLED',
      'CANCELED',
      'RETURNED',
    ]
    expect(names.map((name) => transfer({ recent_status: status(name) })?.status)).toEqual([
      'waiting',
      'waiting',
      'waiting',
      'debited',
      'credited',
      'settled',
      'cancelled',
      'returned',
    ])
    expect(transfer({ recent_status: status('RETURNED', 'R01') })?.code).toBe('R01')
  })

  it('of coins, at the price it was executed at', () => {
    const extra = { supp_id: 'op_1', note: null, asset: 'BTC', rate: 10_800.555, created_on: 3 }
    expect(transfer({ extra })).toMatchObject({ coin: 'BTC', rate: usd(1_080_056n), note: '' })
  })

  it('cannot be read with an amount that is no whole cents', () => {
    expect(transfer({ amount: { amount: 0.001, currency: 'USD' } })).toBeUndefined()
  })
})
