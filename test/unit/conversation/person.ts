import type { Customer } from '#bank/ground/customer.ts'
import { conversationId, identityKey, turnId } from '#bank/ground/ids.ts'
import type { Act, Turn } from '#conversation/channel/turn.ts'
import type { Session } from '#conversation/session/session.ts'
import { newSession, signIn } from '#conversation/session/session-life.ts'
import { step } from '#conversation/turn/step.ts'
import type { Locale } from '#conversation/words/locale.ts'
import { plain } from '#conversation/words/text.ts'
import { canned } from '#test/support/dialogs/answers.ts'
import { type BankFacts, bankFacts, ME } from '#test/support/dialogs/bank-facts.ts'
import { askedBy } from '#test/support/dialogs/questions.ts'

const HERE = conversationId('telegram:1')

export const say = (text: string): Act => ({ do: 'say', text })

type Talking = {
  /** What the platform tells of the person's language with every turn. */
  readonly told: Locale | undefined
  readonly session?: Session
  readonly answers: Readonly<Record<string, unknown>>
}

/** Takes one person's acts, each a turn; what each is answered with, buttons included. */
const talking = ({ told, session: begun, answers }: Talking) => {
  let session = begun
  let turns = 0
  return (act: Act, forgotten = false): string => {
    turns += 1
    if (forgotten) session = undefined
    const turn: Turn = {
      ...{ id: turnId(`telegram:1:${turns}`), channel: 'telegram', conversation: HERE, at: turns },
      who: { identity: identityKey(HERE), name: 'Luz' },
      abilities: { forms: false, erases: true, picture: 'message' },
      ...(told && { locale: told }),
      act,
    }
    const steps = step({ session, turn, now: turns, fresh: 'salt', longestSignInMs: 43_200_000 })
    let at = steps.next()
    while (!at.done) {
      const question = askedBy(at.value)
      at = steps.next((answers[question.name] as (args: unknown) => unknown)(question.args))
    }
    session = at.value.session
    return at.value.replies
      .flatMap((reply) => (reply.do === 'show' ? [reply.message] : []))
      .map(({ text, rows }) => [plain(text), ...rows.flat().map(({ id, label }) => `[${id} ${label}]`)].join(' '))
      .join('\n')
  }
}

/** Somebody who is no customer. */
export const strangerIn = (told: Locale | undefined) => talking({ told, answers: canned(bankFacts({ here: false })) })

/** A customer who is signed in. */
export const customerIn = (
  told: Locale | undefined,
  facts: BankFacts = bankFacts(),
  kept: (language: string) => void = () => undefined,
) =>
  talking({
    told,
    session: signIn(newSession(HERE, 'salt'), { customer: ME }, 1),
    answers: {
      ...canned(facts),
      ...facts.answers,
      'customer.keep-language': ({ language }: { readonly language: string }) => {
        kept(language)
        facts.me = { ...facts.me, language } satisfies Customer
      },
    },
  })
