import type { CardId, ConversationId, IdentityKey, TurnId } from '#bank/ground/ids.ts'
import type { CardDraft, CardSlot, Context, Dialog, Input, Out } from '#conversation/flow/dialog.ts'
import { type Goal, goal } from '#conversation/understand/goal.ts'
import type { Query } from '#conversation/ask/ask.ts'
import { askedBy, type QuestionName } from './dialogs/questions.ts'
import { recognize } from '#test/support/recognize.ts'
import { VALIDATORS } from '#conversation/form/validators.ts'
import { plain } from '#conversation/words/text.ts'
import { canned } from './dialogs/answers.ts'
import { check } from './dialogs/check.ts'
import { ME, NOW, type BankFacts, bankFacts } from './dialogs/bank-facts.ts'

export { check } from './dialogs/check.ts'
export { account, customer, ME, NOW, operation, bankFacts } from './dialogs/bank-facts.ts'

/** Dialogs driven as what they are: generators that ask and say. */

export const contextAt = (n: number, over: Partial<Context> = {}): Context => {
  const newCard = (slot: CardSlot): CardId => `c${n}.${slot}` as CardId
  return {
    turn: {
      id: `web:${n}` as TurnId,
      channel: 'web',
      conversation: 'web:1' as ConversationId,
      who: { identity: 'web:1' as IdentityKey, name: 'Maria' },
      at: NOW,
      locale: 'en',
      abilities: { forms: true, erases: true, picture: 'upload' },
      act: { do: 'say', text: '' },
    },
    now: NOW,
    locale: 'en',
    customer: ME,
    card: newCard(0),
    newCard,
    ...over,
  }
}

// oxlint-disable-next-line typescript/no-explicit-any -- any dialog is driven alike
type AnyDialog = Dialog<any>

/** Runs one step to its end, answering what it asks. */
export const answerAll = (w: BankFacts, talk: Generator<Query, Out<unknown>, unknown>): Out<unknown> => {
  const handlers = { ...canned(w), ...w.answers }
  let at = talk.next()
  while (!at.done) {
    const question = askedBy(at.value)
    w.asked.push(question)
    at = talk.next((handlers[question.name] as (args: unknown) => unknown)(question.args))
  }
  return at.value
}

/** One customer in one dialog. Every state goes through JSON and the dialog's own schema, as in the store. */
export const drive = (dialog: AnyDialog, w: BankFacts = bankFacts(), over: Partial<Context> = {}) => {
  let turns = 0
  let state: unknown
  let out: Out<unknown> = { next: 'done', say: [] }
  const take = (next: Out<unknown>): Out<unknown> => {
    for (const saying of next.say) if ('show' in saying) check(saying.show)
    state = next.next === 'done' ? undefined : dialog.state.parse(JSON.parse(JSON.stringify(next.next)))
    out = next
    return next
  }
  const context = (): Context => contextAt((turns += 1), over)
  const hear = (input: Input): Out<unknown> => {
    if (state === undefined) throw new Error(`${dialog.name} has ended`)
    return take(answerAll(w, dialog.hear(state, input, context())))
  }
  const shown = (): readonly CardDraft[] => out.say.flatMap((saying) => ('show' in saying ? [saying.show] : []))
  const buttons = () => shown().flatMap(({ rows = [] }) => rows.flat())
  return {
    facts: w,
    open: (slots: Goal['slots'] = {}, name: Goal['name'] = 'menu') =>
      take(answerAll(w, dialog.open(goal(name, slots), context()))),
    hear,
    say: (text: string) => hear({ kind: 'said', text, goal: recognize(text) }),
    again: () => take(answerAll(w, dialog.again(state, context()))),
    /** By its label, as a person would. */
    press: (label: string) => {
      const found = buttons().find((each) => each.label === label || each.label.startsWith(`${label} `))
      if (!found)
        throw new Error(
          `no button "${label}" among: ${buttons()
            .map((each) => each.label)
            .join(' | ')}`,
        )
      if (found.choice.dialog !== dialog.name) throw new Error(`"${label}" leads out of ${dialog.name}`)
      return hear({ kind: 'chose', choice: found.choice.choice, data: found.choice.data ?? {} })
    },
    /** As the form would: every value through its field's validator, optional ones empty. */
    handIn: (typed: Readonly<Record<string, string>>) => {
      const form = shown().at(-1)?.form
      if (!form) throw new Error(`no form is open in ${dialog.name}`)
      const values = form.fields.map(({ name, rule, required }) => {
        const text = typed[name] ?? ''
        if (text === '' && !required) return [name, ''] as const
        const result = VALIDATORS[rule](text, { locale: 'en', now: NOW })
        if (!result.ok) throw new Error(`${name}: ${plain(result.error)}`)
        return [name, result.value] as const
      })
      return hear({ kind: 'filled', values: Object.fromEntries(values) })
    },
    text: () =>
      shown()
        .map(({ text }) => plain(text))
        .join('\n---\n'),
    labels: () => buttons().map(({ label }) => label),
    fields: () =>
      shown()
        .at(-1)
        ?.form?.fields.map(({ name }) => name) ?? [],
    shown,
    buttons,
    state: () => state,
    out: () => out,
    asked: (name: QuestionName) => w.asked.filter((question) => question.name === name).map(({ args }) => args),
  }
}
