import type { ConversationId, IdentityKey, TurnId } from '#bank/ground/ids.ts'
import type { Message, Reply } from '#conversation/channel/message.ts'
import type { Stage } from '#conversation/card/present.ts'
import { askedBy } from './questions.ts'
import type { Session } from '#conversation/session/session.ts'
import { step } from '#conversation/turn/step.ts'
import { plain } from '#conversation/words/text.ts'
import type { Abilities, Act } from '#conversation/channel/turn.ts'
import { canned } from './answers.ts'
import { ME, NOW, type BankFacts, bankFacts } from './bank-facts.ts'

/** One whole turn, routing and forms among it. */
export const runTurn = (
  w: BankFacts,
  session: Session | undefined,
  act: Act,
  n: number,
  abilities: Abilities,
  // A person writes every few seconds, and has read what was shown before.
  { isEnded = false, at: writtenAt = NOW + n * 3_000 }: { readonly isEnded?: boolean; readonly at?: number } = {},
): Stage => {
  const conversation = 'web:1' as ConversationId
  const who = { identity: 'web:1' as IdentityKey, name: 'Maria' }
  const turn = {
    id: `web:${n}` as TurnId,
    channel: 'web',
    conversation,
    who,
    at: writtenAt,
    locale: 'en',
    abilities,
    act,
  } as const
  const handlers = { ...canned(w), ...w.answers }
  const steps = step({ session, turn, now: NOW + n * 1_000, fresh: 'salt', longestSignInMs: 43_200_000, isEnded })
  let at = steps.next()
  while (!at.done) {
    const question = askedBy(at.value)
    w.asked.push(question)
    at = steps.next((handlers[question.name] as (args: unknown) => unknown)(question.args))
  }
  return at.value
}

export const shownBy = (replies: readonly Reply[]): readonly Message[] =>
  replies.flatMap((reply) => (reply.do === 'show' ? [reply.message] : []))

/** A session of the customer of these tests, signed in. */
export const SIGNED_IN: Session = {
  version: 1,
  conversation: 'web:1' as ConversationId,
  customer: ME,
  signedInUntil: NOW + 900_000,
  presses: {},
  salt: 'salt',
}

/** A customer's conversation, turn after turn; every session goes through JSON, as in the store. */
export const converse = (
  w: BankFacts = bankFacts(),
  {
    abilities = { forms: true, erases: true, picture: 'upload' },
    signedIn = true,
  }: { abilities?: Abilities; signedIn?: boolean } = {},
) => {
  let session: Session | undefined = signedIn ? SIGNED_IN : undefined
  let replies: readonly Reply[] = []
  let form: Message['form']
  let turns = 0
  const act = (what: Act, at?: number): string => {
    const stage = runTurn(w, session, what, (turns += 1), abilities, at === undefined ? {} : { at })
    session = JSON.parse(JSON.stringify(stage.session)) as Session
    ;({ replies } = stage)
    form = shownBy(replies).findLast((message) => message.form !== undefined)?.form ?? form
    for (const draft of stage.forget) w.drafts.delete(draft)
    return text()
  }
  const text = (): string =>
    shownBy(replies)
      .map((message) => plain(message.text))
      .join('\n---\n')
  const buttons = () => shownBy(replies).flatMap(({ rows }) => rows.flat())
  return {
    /** `at`: when it was written, where that is not now. */
    say: (words: string, at?: number) => act({ do: 'say', text: words }, at),
    press: (label: string) => {
      const found = buttons().find((each) => each.label === label)
      if (found === undefined) throw new Error(`no button "${label}" under:\n${text()}`)
      return act({ do: 'press', button: found.id })
    },
    /** The form that was shown last, as typed. */
    handIn: (values: Readonly<Record<string, string>>) => act({ do: 'fill', form: form?.id ?? '', values }),
    /** What stands in its fields. */
    form: () => Object.fromEntries((form?.fields ?? []).map(({ name, value = '' }) => [name, value])),
    act,
    labels: () => buttons().map(({ label }) => label),
    replies: () => replies,
    dialog: () => session?.frame?.dialog,
    stored: () => JSON.stringify(session),
  }
}
