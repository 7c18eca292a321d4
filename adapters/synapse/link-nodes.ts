import { createHash } from 'node:crypto'
import type { OperationId } from '#bank/ground/ids.ts'
import type { AccountRail } from '#bank/ground/rail.ts'
import type { Bank } from './bank.ts'
import type { Reasons } from './failure.ts'
import { makeNode } from './make-node.ts'
import { TYPE_OF } from './translate-node.ts'
import type { NodeSchemas } from './node-schemas.ts'

const loginReasons: Reasons = ({ status, code }) =>
  status === 402 || (status === 400 && code === '200') ? 'bad-bank-login' : undefined
const answerReasons: Reasons = ({ status, code, text }) => {
  if (status === 402) return 'bad-bank-login'
  // The question lives for minutes; then the login has to be given again. Only the text tells this from a wrong answer.
  if (/access_token|expired/i.test(text)) return 'too-late'
  return code === '400' ? 'wrong-answer' : undefined
}
const numbersReasons: Reasons = ({ status, code, text }) =>
  (status === 409 && code === '400') || /routing/i.test(text) ? 'bad-routing-number' : undefined

/** Each answer is a request of its own: with the key of the login, or of a wrong answer, it would count as a repeat. */
const answerKey = (operation: OperationId, token: string, answer: string): string =>
  `${operation}-${createHash('sha256').update(`${token}\u0000${answer}`).digest('hex').slice(0, 16)}`

type Linking = Pick<AccountRail, 'linkByLogin' | 'answerQuestion' | 'linkByNumbers'>

/** Accounts of the customer at other banks. */
export const createLinking = (bank: Bank, schemas: NodeSchemas): Linking => ({
  linkByLogin: ({ operation, user, bank: bankName, loginName, password }) => {
    const info = { bank_id: loginName, bank_pw: password, bank_name: bankName }
    return bank.asUser({
      what: 'link by login',
      effect: 'write',
      schema: schemas.link,
      reasons: loginReasons,
      secrets: [password, loginName],
      user,
      send: (wire) => wire.createNode({ type: TYPE_OF.external, info, extra: { supp_id: operation } }, operation),
    })
  },
  answerQuestion: ({ operation, user, token, answer }) => {
    // As `verifyAchMfa` does, and with the operation's id, by which the two nodes are found again.
    const body = { access_token: token, mfa_answer: answer, extra: { supp_id: operation } }
    return bank.asUser({
      what: 'answer the linked bank',
      effect: 'write',
      schema: schemas.link,
      reasons: answerReasons,
      secrets: [token, answer],
      user,
      send: (wire) => wire.createNode(body, answerKey(operation, token, answer)),
    })
  },
  linkByNumbers: ({ operation, user, nickname, accountNumber, routingNumber, accountClass }) => {
    const numbers = { account_num: accountNumber, routing_num: routingNumber }
    const info = { nickname, ...numbers, type: 'PERSONAL', class: accountClass.toUpperCase() }
    return makeNode(bank, schemas, {
      what: 'link by numbers',
      user,
      key: operation,
      body: { type: TYPE_OF.external, info, extra: { supp_id: operation } },
      reasons: numbersReasons,
      secrets: [accountNumber],
    })
  },
})
