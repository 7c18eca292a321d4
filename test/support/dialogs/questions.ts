import * as askedOfAll from '#conversation/ask/account.ts'
import type { Question, Query } from '#conversation/ask/ask.ts'
import * as customers from '#conversation/ask/customer.ts'
import * as drafts from '#conversation/ask/draft.ts'
import * as operations from '#conversation/ask/operation.ts'
import * as prices from '#conversation/ask/price.ts'
import * as account from '#conversation/account/questions.ts'
import * as alert from '#conversation/alert/questions.ts'
import * as case_ from '#conversation/case/questions.ts'
import * as crypto from '#conversation/crypto/questions.ts'
import * as customer from '#conversation/customer/questions.ts'
import * as notify from '#conversation/notify/questions.ts'
import * as payment from '#conversation/payment/questions.ts'
import * as request from '#conversation/request/questions.ts'
import * as schedule from '#conversation/schedule/questions.ts'

const modules = {
  ...askedOfAll,
  ...customers,
  ...drafts,
  ...operations,
  ...prices,
  ...alert,
  ...case_,
  ...crypto,
  ...notify,
  ...request,
}
// Apart, since several rooms call a question by the same name.
type Modules = [typeof modules, typeof account, typeof customer, typeof payment, typeof schedule][number]
type ValueOf<T> = T extends unknown ? T[keyof T] : never
// oxlint-disable-next-line typescript/no-explicit-any -- any question counts here
type AnyQuestion = Extract<ValueOf<Modules>, Question<any, any, any>>

export type QuestionName = AnyQuestion['name']
type Named<K extends QuestionName> = Extract<AnyQuestion, { readonly name: K }>
export type Args<K extends QuestionName> = Parameters<Named<K>['answer']>[0]
export type AnswerTo<K extends QuestionName> = Awaited<ReturnType<Named<K>['answer']>>

/** What a dialog asked, by the question's name. */
export type AskedQuestion = { readonly name: QuestionName; readonly args: unknown }
export const askedBy = ({ question, args }: Query): AskedQuestion => ({ name: question.name as QuestionName, args })
