import type * as askedOfAll from '#conversation/ask/account.ts'
import type { Question, Query } from '#conversation/ask/ask.ts'
import type * as customers from '#conversation/ask/customer.ts'
import type * as drafts from '#conversation/ask/draft.ts'
import type * as operations from '#conversation/ask/operation.ts'
import type * as askedSchedules from '#conversation/ask/schedule.ts'
import type * as prices from '#conversation/ask/price.ts'
import type * as account from '#conversation/account/questions.ts'
import type * as alert from '#conversation/alert/questions.ts'
import type * as answer from '#conversation/answer/questions.ts'
import type * as case_ from '#conversation/case/questions.ts'
import type * as crypto from '#conversation/crypto/questions.ts'
import type * as chart from '#conversation/crypto/chart-questions.ts'
import type * as orders from '#conversation/crypto/order-questions.ts'
import type * as customer from '#conversation/customer/questions.ts'
import type * as recovery from '#conversation/customer/recovery-questions.ts'
import type * as notify from '#conversation/notify/questions.ts'
import type * as payment from '#conversation/payment/questions.ts'
import type * as privacy from '#conversation/privacy/questions.ts'
import type * as request from '#conversation/request/questions.ts'
import type * as schedule from '#conversation/schedule/questions.ts'

type Modules = [
  typeof account,
  typeof alert,
  typeof answer,
  typeof askedOfAll,
  typeof askedSchedules,
  typeof case_,
  typeof chart,
  typeof crypto,
  typeof customer,
  typeof customers,
  typeof drafts,
  typeof notify,
  typeof operations,
  typeof orders,
  typeof payment,
  typeof prices,
  typeof privacy,
  typeof recovery,
  typeof request,
  typeof schedule,
][number]
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
