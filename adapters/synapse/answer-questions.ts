import type { BankUser, RailFailure, UserRail } from '#bank/ground/rail.ts'
import { err, ok, type Result } from '#kit/result.ts'
import type { Bank } from './bank.ts'
import { askedPaper, BankUserSchema, baseDocument, toBankUser } from './translate-user.ts'
import { refused } from './understand.ts'

type Order = Parameters<UserRail['answerQuestions']>[0]

/** The answers go to the very set they were given for: an SSN handed in again brings other questions. */
export const answerQuestions = async (bank: Bank, order: Order): Promise<Result<BankUser, RailFailure>> => {
  const what = 'answer questions'
  const read = await bank.readUser(order.user)
  if (!read.ok) return read
  const base = baseDocument(read.value)
  const paper = askedPaper(base)
  const set = paper?.meta?.question_set
  // Heard already, perhaps by the request whose answer got lost: its verdict is what was wanted.
  if (base === undefined || paper === undefined || set === undefined) return ok(toBankUser(read.value))
  if (set.id !== order.set) return err(refused('questions-expired', `${what}: the bank asks another set by now`))
  const answers = set.questions.map((question) => {
    const chosen = question.answers.find(({ id }) => String(id) === order.answers[String(question.id)])
    return chosen && { question_id: question.id, answer_id: chosen.id }
  })
  if (answers.includes(undefined)) return err(refused('questions-expired', `${what}: not every question was answered`))
  return bank.asUser({
    what,
    effect: 'write',
    schema: BankUserSchema,
    user: order.user,
    send: (wire) =>
      wire.updateUser({
        documents: [{ id: base.id, virtual_docs: [{ id: paper.id, meta: { question_set: { answers } } }] }],
      }),
  })
}
