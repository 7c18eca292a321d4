import { coinsFor } from '../kit/money.ts'
import { isCrypto, NODE_TYPES } from '../nodes/types.ts'
import type { NodeDoc, TransDoc, UserDoc } from '../store/documents.ts'
import type { Facts } from './facts.ts'
import { isKeptParty } from './party.ts'
import { coinOf } from './postings.ts'

/** Why a transaction does not start: cancelled for good, queued for review, or waiting for funds. */
export type Hold =
  | { kind: 'cancel'; note: string; code?: string }
  | { kind: 'queue'; note: string; code: string; timedOut: string }
  | { kind: 'funds'; code: string; timedOut: string }

const GONE = new Set(['LOCKED', 'CLOSED', 'MAKE-IT-GO-AWAY'])
const SENDS = new Set(['CREDIT-AND-DEBIT', 'DEBIT'])
const RECEIVES = new Set(['CREDIT-AND-DEBIT', 'CREDIT'])

const queue = (code: string, what: string): Hold => ({
  kind: 'queue',
  code,
  note: `${code}: ${what}.`,
  timedOut: `Transaction canceled: ${what}.`,
})
const lacking = (what: string): Hold => ({
  kind: 'funds',
  code: 'C10',
  timedOut: `Transaction canceled: insufficient funds in ${what}.`,
})

const userHold = (users: readonly (UserDoc | undefined)[]): Hold | undefined => {
  const gone = users.find((user) => user !== undefined && GONE.has(user.permission))
  if (gone === undefined) return undefined
  return { kind: 'cancel', note: `Unable to settle transaction, since user ${gone._id} is ${gone.permission}.` }
}

const nodeHold = (from: NodeDoc | undefined, to: NodeDoc | undefined): Hold | undefined => {
  if (from?.allowed === 'LOCKED') return queue('Q08', 'sending node is locked')
  if (from !== undefined && !SENDS.has(from.allowed)) {
    return {
      kind: 'cancel',
      note: `Unable to settle transaction from ${from._id}, since the node 'allowed' is ${from.allowed}.`,
    }
  }
  if (to?.allowed === 'LOCKED') return queue('Q09', 'receiving node is locked')
  const cardReceives = to?.allowed === 'INACTIVE' && NODE_TYPES.get(to.type)?.card === true
  if (to !== undefined && !RECEIVES.has(to.allowed) && !cardReceives) {
    return {
      kind: 'cancel',
      note: `Unable to settle transaction to ${to._id}, since the node 'allowed' is ${to.allowed}.`,
    }
  }
  return undefined
}

const kycHold = (trans: TransDoc, from: UserDoc | undefined, to: UserDoc | undefined): Hold | undefined => {
  if (trans._s.dummy) return undefined
  if (from !== undefined && from.permission !== 'SEND-AND-RECEIVE') return queue('Q06', "sender's KYC is not complete")
  if (to !== undefined && to.permission !== 'SEND-AND-RECEIVE' && to.permission !== 'RECEIVE') {
    return queue('Q07', "receiver's KYC is not complete")
  }
  if (to !== undefined && isCrypto(trans.to.type) && to.permission !== 'SEND-AND-RECEIVE') {
    return queue('Q07', "receiver's KYC is not complete")
  }
  return undefined
}

const fundsHold = (trans: TransDoc, facts: Facts): Hold | undefined => {
  const { id, type } = trans.from
  if (id !== null && isCrypto(type)) {
    const coin = coinOf(trans)
    if (coin !== undefined && facts.available(id, coin) < coinsFor(trans._s.cents, facts.priceOf(coin))) {
      return lacking(`node ${id}`)
    }
  } else if (id !== null && isKeptParty(trans.from) && facts.available(id, 'USD') < trans._s.cents) {
    return lacking(`node ${id}`)
  }
  for (const { to, cents } of trans._s.feeCents) {
    if (cents >= 0n) continue
    const own = to === id ? trans._s.cents : 0n
    if (facts.available(to, 'USD') < own - cents) return lacking(`fee node ${to}`)
  }
  return undefined
}

/** The first reason, in this order: locked users, locked or one-way nodes, KYC, monthly limit, funds. */
export const holdOf = (trans: TransDoc, facts: Facts): Hold | undefined => {
  const limited = NODE_TYPES.get(trans.from.type)?.interest === true
  return (
    userHold([facts.from?.user, facts.to?.user]) ??
    nodeHold(facts.from?.node, facts.to?.node) ??
    kycHold(trans, facts.from?.user, facts.to?.user) ??
    (limited && facts.withdrawals >= facts.settings.monthlyWithdrawals
      ? { kind: 'cancel', note: 'Transaction canceled: no monthly withdrawals remaining.' }
      : undefined) ??
    fundsHold(trans, facts)
  )
}
