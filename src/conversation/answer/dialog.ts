import { z } from 'zod'
import type { Asking } from '#conversation/flow/declare.ts'
import type { ButtonDraft, Context, Dialog, Talk } from '#conversation/flow/dialog.ts'
import { listAccounts } from '#conversation/ask/account.ts'
import { ask } from '#conversation/ask/ask.ts'
import { findAccount } from '#conversation/flow/pick.ts'
import { done, end, leaving } from '#conversation/flow/kit.ts'
import type { Text } from '#conversation/channel/message.ts'
import { type Goal, type GoalName, goal, named } from '#conversation/understand/goal.ts'
import { lines } from '#conversation/words/text.ts'
import { type Known, knownHere } from './known.ts'
import { LOOKS, type Seen } from './looks.ts'
import { HOW_TO, type HowTo, type Topic, type TopicName, TOPICS } from './topics.ts'
import { answerWords } from './words.ts'
import { buttonsOf } from './ways.ts'

/** Nothing is remembered: it is answered at once, and reads only. */
const State = z.object({ about: z.string(), what: z.string().optional() })
type State = z.infer<typeof State>

const PREFIX = 'answer.'
const HOW = 'how-to'

/** More would crowd out the menu. */
const MOST_WAYS = 4

const isTopic = (name: string): name is TopicName => Object.hasOwn(TOPICS, name)
const isHowTo = (what: string): what is HowTo => Object.hasOwn(HOW_TO, what)

export const ANSWERED: readonly GoalName[] = [...Object.keys(TOPICS), HOW].map((name) => `${PREFIX}${name}`)

/** Beside the sentence that holds for everybody stands what the customer's own records say. */
const WITH_GENERAL: ReadonlySet<string> = new Set(['beneficiary', 'identity', 'payee-trouble'])

type Said = { readonly text: Text; readonly ways: readonly ButtonDraft[] }

function* onTopic(name: TopicName, known: Known, context: Context): Asking<Said> {
  const topic: Topic = TOPICS[name]
  const general = answerWords(context).answers[name](known)
  const ways = buttonsOf(topic.ways, known, context)
  if (topic.looks === undefined || known.me === undefined) return { text: general, ways }
  const seen: Seen = yield* LOOKS[topic.looks]({ known, me: known.me, to: context })
  const text = WITH_GENERAL.has(name) ? lines(general, seen.text) : seen.text
  return { text, ways: [...(seen.ways ?? []), ...ways].slice(0, MOST_WAYS) }
}

const onHow = (what: string | undefined, known: Known, context: Context): Said => {
  const { howTo, howToAsk } = answerWords(context)
  if (what === undefined || !isHowTo(what)) return { text: howToAsk, ways: buttonsOf(['help'], known, context) }
  return { text: howTo[what](known), ways: buttonsOf(HOW_TO[what], known, context) }
}

function* answer({ about, what }: State, context: Context): Talk<State> {
  const known = yield* knownHere(context)
  const { text, ways } = isTopic(about) ? yield* onTopic(about, known, context) : onHow(what, known, context)
  return end(context, text, ...ways)
}

const stateOf = ({ name, slots }: Goal): State => ({
  about: name.slice(PREFIX.length),
  ...(slots.what !== undefined && { what: slots.what }),
})

/** Asked for the account and routing numbers themselves: then what they are for is no answer. */
export const asksForNumbers = ({ name, slots }: Goal): boolean =>
  name === 'answer.account-number' && slots.what === 'numbers'

/** The numbers, after the PIN; `for direct deposit` names no account, and is left out. */
function* showNumbers({ slots }: Goal): Talk<State> {
  const account = findAccount(yield* ask(listAccounts), slots.account)
  return { ...done(), then: goal('account-numbers', named({ account: account?.id })) }
}

/** What people ask a bank: answered beside whatever is under way, and nothing is begun by it. */
export const answerDialog: Dialog<State> = {
  name: 'answer',
  access: 'anyone',
  state: State,
  *open(wanted, context) {
    const isShown = asksForNumbers(wanted) && context.customer !== undefined
    return yield* isShown ? showNumbers(wanted) : answer(stateOf(wanted), context)
  },
  *hear(state, input, context) {
    return (yield* leaving(input)) ?? (yield* answer(state, context))
  },
  again: answer,
}
