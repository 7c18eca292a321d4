import type { CustomerId } from '#bank/ground/ids.ts'
import type { Asker } from './asker.ts'

/**
 * Something a dialog may ask the bank within a turn, answered from our own stores in milliseconds: no answer waits for
 * SynapseFi. Who asks is never an argument: it is the customer signed in to the conversation. What is made by answering
 * gets an id derived from the turn, so that stepping again makes nothing twice.
 */
export type Question<Name extends string, Args, Answer> = {
  readonly name: Name
  readonly answer: (args: Args, asker: Asker) => Promise<Answer>
} & Attributes<Answer>

type Attributes<Answer> = {
  /** Asking counts, or costs: asked once in a turn, however often the turn is stepped again. */
  readonly once?: true
  /** Nothing of a customer's is in the answer: whether the sign-in still counts need not be known for it. */
  readonly anyone?: true
  /** What the answer sets off, once, after the turn is committed: answering itself queues nothing. */
  readonly afterCommit?: (answer: Answer, asker: Asker) => Promise<void>
}

// oxlint-disable-next-line typescript/no-explicit-any -- the answerer holds questions of every kind
export type AnyQuestion = Question<string, any, any>
/** A question and its arguments, as a dialog yields them. */
export type Query = { readonly question: AnyQuestion; readonly args: unknown }

/** Declares a question: `question('alert.delete', async ({ alert }: { alert: AlertId }, { ports, me }) => …)`. */
export const question = <const Name extends string, Args, Answer>(
  name: Name,
  answer: (args: Args, asker: Asker) => Promise<Answer>,
  attributes: Attributes<Answer> = {},
): Question<Name, Args, Answer> => ({ name, answer, ...attributes })

/** Asks within a dialog's step: `const accounts = yield* ask(listAccounts)`. */
export function* ask<Args, Answer>(
  asked: Question<string, Args, Answer>,
  ...args: [Args] extends [void] ? [] : [args: Args]
): Generator<Query, Answer, unknown> {
  return (yield { question: asked, args: args[0] }) as Answer
}

/** A question on behalf of the customer who is signed in where it was asked. */
export type Asked = Query & {
  readonly customer: CustomerId | undefined
  /** Of a turn that does several things: which of them asks, so that each makes something of its own. */
  readonly part?: number
}

/** All that is asked belongs to this part of the turn. */
export function* inPart<T>(part: number, talk: Generator<Asked, T, unknown>): Generator<Asked, T, unknown> {
  let at = talk.next()
  while (!at.done) at = talk.next(yield { ...at.value, part })
  return at.value
}

/** Lets a generator ask on behalf of this customer only. */
export function* onBehalf<T>(
  customer: CustomerId | undefined,
  talk: Generator<Query, T, unknown>,
): Generator<Asked, T, unknown> {
  let at = talk.next()
  while (!at.done) at = talk.next(yield { ...at.value, customer })
  return at.value
}
