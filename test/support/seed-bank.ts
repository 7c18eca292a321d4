import { AsyncLocalStorage } from 'node:async_hooks'
import { wireAddress } from '#adapters/synapse/contact.ts'
import type { Profile } from '#bank/ground/customer.ts'
import { newId as newOperation } from '#bank/ground/ids.ts'
import { SAMPLE_ID } from '#conversation/customer/sample-id.ts'
import { newId } from '#sandbox/kit/ids.ts'
import { createNodesFor } from '#sandbox/nodes/create.ts'
import type { Sandbox } from '#sandbox/server.ts'
import type { NodeDoc, TransDoc, UserDoc } from '#sandbox/store/documents.ts'
import { dummyTransaction } from '#sandbox/transactions/dummy.ts'
import { nextStep } from '#sandbox/transactions/life-cycle.ts'
import { createUser } from '#sandbox/users/create.ts'

type Services = Sandbox['services']

export type SeededUser = { readonly profile: Profile; readonly ssn: string; readonly fingerprint: string }
export type SeededAccount = { readonly nickname: string; readonly cents: bigint }

const untold = new AsyncLocalStorage<true>()
const quietened = new WeakSet<Services['subscriptions']>()

/** Nobody is sent what is raised while this runs, and by nothing else: what was there before a test is no news in it. */
const quietly = <T>({ subscriptions }: Services, work: () => Promise<T>): Promise<T> => {
  if (!quietened.has(subscriptions)) {
    const { winner } = subscriptions
    subscriptions.winner = (spellings) => (untold.getStore() ? undefined : winner(spellings))
    quietened.add(subscriptions)
  }
  return untold.run(true, work)
}

const creationBody = ({ profile, ssn }: SeededUser) => {
  const [year, month, day] = profile.birthDate.split('-').map(Number)
  return {
    logins: [{ email: profile.email }],
    phone_numbers: [profile.phone],
    legal_names: [profile.legalName],
    documents: [
      {
        ...{ email: profile.email, phone_number: profile.phone, ip: '127.0.0.1' },
        ...{ name: profile.legalName, alias: profile.legalName, entity_type: 'NOT_KNOWN', entity_scope: 'Not Known' },
        ...{ day, month, year, ...wireAddress(profile.address) },
        virtual_docs: [{ document_value: ssn, document_type: 'SSN' }],
        physical_docs: [{ document_value: SAMPLE_ID, document_type: 'GOVT_ID' }],
        social_docs: [],
      },
    ],
    extra: { supp_id: newOperation('operation'), is_business: false },
  }
}

/** Every step that a transaction takes, at once. */
const settleAtOnce = (services: Services, made: TransDoc, to: { node: NodeDoc; user: UserDoc }): Promise<void> =>
  services.ledger.exclusively(async () => {
    const { clock, settings, ledger, pending, prices } = services
    for (;;) {
      const trans = await pending.get(made._id)
      if (trans === undefined || trans._s.nextAt === null) return
      const at = clock.now()
      const step = nextStep(trans, {
        ...{ at, settings, from: undefined, to, withdrawals: 0, available: () => 0n },
        priceOf: (coin) => prices.at(coin, at),
      })
      if (step.do === 'wait') throw new Error(`the money waits: ${trans.recent_status.note}`)
      const set = { ...step.set, '_s.nextAt': step.nextAt }
      await ledger.commit([{ trans, status: step.status, postings: step.postings, set }])
    }
  })

const openAccount = async (services: Services, user: UserDoc, account: SeededAccount): Promise<string> => {
  const operation = newOperation('operation')
  const body = { type: 'DEPOSIT-US', info: { nickname: account.nickname }, extra: { supp_id: operation } }
  const made = await createNodesFor(services, user, body, newId())
  const [node] = 'nodes' in made ? made.nodes : []
  if (node === undefined) throw new Error('the bank opened no account')
  if (account.cents > 0n) {
    const amount = (Number(account.cents) / 100).toFixed(2)
    const trans = await dummyTransaction(services, { node, user }, { amount, type: 'ACH', isCredit: true })
    await settleAtOnce(services, trans, { node, user })
  }
  return node._id
}

/**
 * A verified user of the bank, with an account when one is wanted, as if they had been there for long: made in the sandbox
 * itself, without its door, its times and its webhooks.
 */
export const seedBankUser = ({ services }: Sandbox, wanted: SeededUser, account?: SeededAccount) =>
  quietly(services, async () => {
    const atOnce = { ...services, settings: { ...services.settings, kycReviewMs: 0 } }
    const { fingerprint } = wanted
    const user = await createUser(atOnce, creationBody(wanted), { id: newId(), fingerprint })
    if (user.permission !== 'SEND-AND-RECEIVE') throw new Error(`the bank has not verified them: ${user.permission}`)
    return { user: user._id, account: account && (await openAccount(services, user, account)) }
  })
