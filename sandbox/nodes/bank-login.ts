import { badForm, Refusal, wrongValue } from '../http/errors.ts'
import type { House } from '../house.ts'
import { newBankToken } from '../ids.ts'
import type { UserDoc } from '../store/documents.ts'

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
  house: House,
  { user, login, suppId }: { user: UserDoc; login: BankLogin; suppId: string },
): Promise<BankQuestion | undefined> => {
  if (login.bank_name.toLowerCase() !== 'fake')
    throw badForm(`Bank ${login.bank_name} is not supported.`, 'info.bank_name')
  if (login.bank_id === 'synapse_locked') throw new Refusal(402, '500', 'The account is locked at the bank.')
  if (login.bank_id === 'synapse_noaccount') throw new Refusal(402, '460', 'No usable account found at the bank.')
  const known = NO_QUESTION.has(login.bank_id) || QUESTION.has(login.bank_id)
  if (!known || login.bank_pw !== PASSWORD) throw badForm('Incorrect bank login credentials supplied.')
  if (NO_QUESTION.has(login.bank_id)) return undefined
  const token = newBankToken()
  await house.store.bankLogins.insertOne({
    _id: token,
    user_id: user._id,
    expiresAt: house.clock.now() + house.settings.bankMfaMs,
    supp_id: suppId,
    used: false,
  })
  return question(token)
}

/** Checks the answer to the bank's question; the token stays usable after a wrong one, and works once. */
export const answerBank = async (
  house: House,
  { user, token, answer }: { user: UserDoc; token: string; answer: string },
): Promise<{ suppId: string }> => {
  const login = await house.store.bankLogins.findOne({ _id: token })
  if (login === null || login.user_id !== user._id || login.used || login.expiresAt <= house.clock.now()) {
    throw wrongValue('Invalid or expired access_token.')
  }
  if (answer !== ANSWER) throw wrongValue('Incorrect mfa_answer supplied.')
  const claimed = await house.store.bankLogins.updateOne({ _id: token, used: false }, { $set: { used: true } })
  if (claimed.matchedCount === 0) throw wrongValue('Invalid or expired access_token.')
  return { suppId: login.supp_id }
}
