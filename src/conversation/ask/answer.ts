import { type Customer, signInEpochOf } from '#bank/ground/customer.ts'
import { type CustomerId, turnId } from '#bank/ground/ids.ts'
import type { Ports } from '#bank/registry.ts'
import type { Turn } from '#conversation/channel/turn.ts'
import type { Uploads } from '#conversation/channel/uploads.ts'
import type { Drafts } from '#conversation/form/drafts.ts'
import type { Asked } from './ask.ts'
import type { Asker } from './asker.ts'
import type { Pictures } from '#conversation/picture/line-chart.ts'
import { readingOnce } from './read-once.ts'

export type AnswerQuestion = (asked: Asked) => Promise<unknown>
/** Answers what is asked within one turn, which may be stepped several times. */
export type Answers = {
  /** For one stepping, at this moment (Unix ms), from a session that holds this sign-in. */
  step(now: number, signedIn?: SignIn): AnswerQuestion
  /** To be called once the turn is committed: does what the answers of the last stepping set off. */
  committed(): Promise<void>
}
export type Answerer = (turn: Turn) => Answers

export type SignIn = { readonly customer: CustomerId; readonly epoch: number }

/** Thrown before anything is answered: the sign-in of the session was ended elsewhere, or its chat is no longer theirs. */
export class SignInEnded extends Error {}

type Deps = { readonly ports: Ports; readonly drafts: Drafts; readonly uploads: Uploads; readonly pictures: Pictures }

/** Answers the dialogs' questions with the bank's use cases. The one place where the two meet. */
export const createAnswerer =
  ({ ports, drafts, uploads, pictures }: Deps): Answerer =>
  (turn) => {
    const once = new Map<string, Promise<unknown>>()
    let afterCommit = new Map<string, () => Promise<void>>()

    const step = (now: number, signedIn?: SignIn): AnswerQuestion => {
      afterCommit = new Map()
      const cached = readingOnce(ports)
      let checked: Promise<void> | undefined
      // Once in a stepping: what it does itself to the customer's sign-ins must not end its own.
      const checkOnce = (): Promise<void> => (checked ??= signedIn === undefined ? Promise.resolve() : check(signedIn))
      const check = async ({ customer, epoch }: SignIn): Promise<void> => {
        const found = await cached.customers.findByIdentity(turn.who.identity)
        if (found?.id !== customer || epoch < signInEpochOf(found)) throw new SignInEnded('this sign-in was ended')
      }
      return async ({ question, args, customer, part }) => {
        const me = async (): Promise<Customer> => {
          if (customer === undefined) throw new Error(`${question.name} was asked without a customer signed in`)
          await checkOnce()
          const found = await cached.customers.findByIdentity(turn.who.identity)
          if (found?.id !== customer) throw new SignInEnded(`${question.name}: this chat is another customer's now`)
          return found
        }
        if (customer !== undefined && question.anyone === undefined) await checkOnce()
        const cause = part === undefined ? turn : { ...turn, id: turnId(`${turn.id}.${part}`) }
        const asker: Asker = { turn: cause, now, customer, me, ports: cached, drafts, uploads, pictures }
        // Only these are repeated, and only they have arguments that JSON can hold: amounts are none.
        const key = question.once ? JSON.stringify([question.name, args, part]) : undefined
        const answering = (key !== undefined && once.get(key)) || question.answer(args, asker)
        if (key !== undefined) once.set(key, answering)
        const answer: unknown = await answering
        const { afterCommit: then } = question
        if (then !== undefined) afterCommit.set(`${question.name} ${part ?? 0}`, () => then(answer, asker))
        return answer
      }
    }

    return {
      step,
      committed: async () => {
        await Promise.all([...afterCommit.values()].map((run) => run()))
      },
    }
  }
