import type { NodeServices } from './services.ts'
import { newBankToken } from '../kit/ids.ts'
import type { NodeDoc, UserDoc } from '../store/documents.ts'
import { publishNode } from './publish.ts'
import { isInstitution } from '../platform/institutions.ts'
import { badForm, Refusal, wrongValue } from '../kit/refusal.ts'

const NO_QUESTION = new Set(['synapse_nomfa'])
const QUESTION = new Set(['synapse_good', 'test_good'])
const PASSWORD = 'test1234'
const ANSWER = 'test_answer'

export type BankLogin = { bank_id: string; bank_pw: string; bank_name: string }
export type BankQuestion = { access_token: string; message: string; type: 'question' }

const question = (token: string): BankQuestion => ({
  access_token: token,
  message: 'I heard you like questions so we put a question in your question?',
  type: 'question',
})

/** Checks a login at the test bank: undefined when it lets in at once, a question when it asks one. */
export const loginAtBank = async (
  services: NodeServices,
  { user, login, suppId }: { user: UserDoc; login: BankLogin; suppId: string },
): Promise<BankQuestion | undefined> => {
  // The test names open an account at any bank there is.
  if (!isInstitution(login.bank_name.toLowerCase()))
    throw badForm(`Bank ${login.bank_name} is not supported.`, 'info.bank_name')
  if (login.bank_id === 'synapse_locked') throw new Refusal(402, '500', 'The account is locked at the bank.')
  if (login.bank_id === 'synapse_noaccount') throw new Refusal(402, '460', 'No usable account found at the bank.')
  const isKnown = NO_QUESTION.has(login.bank_id) || QUESTION.has(login.bank_id)
  if (!isKnown || login.bank_pw !== PASSWORD) throw badForm('Incorrect bank login credentials supplied.')
  if (NO_QUESTION.has(login.bank_id)) return undefined
  const token = newBankToken()
  await services.store.bankLogins.insertOne({
    _id: token,
    user_id: user._id,
    expiresAt: services.clock.now() + services.settings.bankMfaMs,
    supp_id: suppId,
    used: false,
  })
  return question(token)
}

/** Checks the answer to the bank's question; the token stays usable after a wrong one, which may be asked again. */
export const answerBank = async (
  services: NodeServices,
  { user, token, answer }: { user: UserDoc; token: string; answer: string },
): Promise<{ suppId: string } | BankQuestion> => {
  const login = await services.store.bankLogins.findOne({ _id: token })
  if (login === null || login.user_id !== user._id || login.used || login.expiresAt <= services.clock.now()) {
    throw wrongValue('Invalid or expired access_token.')
  }
  if (answer === ANSWER) return { suppId: login.supp_id }
  if (services.settings.wrongBankAnswer === 'refuse') throw wrongValue('Incorrect mfa_answer supplied.')
  return question(token)
}

const RAISED = { scopes: ['NODES|POST'], by: 'SELF' } as const

/** One write uses the token up and stores the accounts to link: after a crash all of them appear, or none. */
const decide = async (
  services: NodeServices,
  user: UserDoc,
  token: string | undefined,
  nodes: NodeDoc[],
): Promise<string> => {
  const { bankLogins } = services.store
  if (token === undefined) {
    const _id = newBankToken()
    const login = { _id, user_id: user._id, expiresAt: services.clock.now(), supp_id: '', used: true, linking: nodes }
    await bankLogins.insertOne(login)
    return _id
  }
  const claimed = await bankLogins.updateOne({ _id: token, used: false }, { $set: { used: true, linking: nodes } })
  if (claimed.matchedCount === 0) throw wrongValue('Invalid or expired access_token.')
  return token
}

/** Links the accounts of a login that went well. */
export const linkAccounts = async (
  services: NodeServices,
  { user, token, nodes }: { user: UserDoc; token: string | undefined; nodes: NodeDoc[] },
): Promise<NodeDoc[]> => {
  const login = await decide(services, user, token, nodes)
  const stored = await services.nodes.insert(nodes, RAISED)
  await services.store.bankLogins.updateOne({ _id: login }, { $unset: { linking: true } })
  return stored
}

/** At start: accounts of logins that were decided and not all stored. */
export const finishLinking = async (services: NodeServices): Promise<void> => {
  const { bankLogins, nodes } = services.store
  for await (const { _id, linking = [] } of bankLogins.find({ 'linking._id': { $gte: '' } })) {
    const ids = linking.map((node) => node._id)
    const found = await nodes.find({ _id: { $in: ids } }, { projection: { _id: 1 } }).toArray()
    const there = new Set(found.map((node) => node._id))
    const stored = await services.nodes.insert(
      linking.filter((node) => !there.has(node._id)),
      RAISED,
    )
    for (const node of stored) await publishNode(services, node)
    await bankLogins.updateOne({ _id }, { $unset: { linking: true } })
  }
}
