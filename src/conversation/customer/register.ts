import { z } from 'zod'
import { timeZoneOf } from '#bank/ground/time-zone.ts'
import { weaknessOf } from '#bank/customer/pin.ts'
import type { Crowded } from '#bank/customer/registrations.ts'
import type { Profile, Duplicate } from '#bank/ground/customer.ts'
import { parsePhone } from '#bank/ground/phone.ts'
import { button, type Context, type Dialog, type FormDraft, goalButton, type Talk } from '#conversation/flow/dialog.ts'
import type { AskedField } from '#conversation/form/form.ts'
import { goal } from '#conversation/understand/goal.ts'
import type { Text } from '#conversation/channel/message.ts'
import { outcomeCard } from '#conversation/operation/cards.ts'
import { ask, type Query } from '#conversation/ask/ask.ts'
import { customerHere, isDemo } from '#conversation/ask/customer.ts'
import { putDraft, readDraft } from '#conversation/ask/draft.ts'
import { isHandleTaken, register } from './questions.ts'
import { lines } from '#conversation/words/text.ts'
import { registerWords } from './words.ts'
import { validatorWords } from '#conversation/form/words.ts'
import { labelWords } from '#conversation/words/words.ts'
import { DEFAULT_LOCALE, type Localized } from '#conversation/words/locale.ts'
import { card, done, end, field, isBack, isNo, isYes, leaving, under } from '#conversation/flow/kit.ts'

const wording = (to: Localized) => ({ w: registerWords(to), labels: labelWords(to) })
const NAME = 'register'

/** The forms in their order; what is typed waits in the draft, the state only knows how far we are. */
const FORMS = ['person', 'contact', 'address', 'secrets'] as const
type FormName = (typeof FORMS)[number]
/** `only`: the fields of that form still wanted. `then: summary` while one form is corrected. */
const State = z.discriminatedUnion('at', [
  z.object({
    at: z.enum(FORMS),
    draft: z.string(),
    only: z.array(z.string()).optional(),
    then: z.literal('summary').optional(),
  }),
  z.object({ at: z.literal('summary'), draft: z.string() }),
])
type State = z.infer<typeof State>
type Values = Readonly<Record<string, string>>

type Words = ReturnType<typeof registerWords>
type FieldName = keyof Words['labels']

const fieldsOf = (to: Localized): Record<FormName, readonly AskedField[]> => {
  const { w } = wording(to)
  const f = (name: FieldName, rule: Parameters<typeof field>[1], more: Parameters<typeof field>[3] = {}): AskedField =>
    field(name, rule, w.labels[name], { hint: w.hints[name], ...more })
  return {
    person: [
      f('legalName', 'legal-name', { maxLength: 80 }),
      f('birthDate', 'birth-date', { kind: 'date', maxLength: 30 }),
      f('handle', 'handle', { maxLength: 25 }),
    ],
    // The phone comes first: where the channel can share it, nothing typed before it is lost.
    contact: [
      f('phone', 'phone', { kind: 'phone', maxLength: 25 }),
      f('email', 'email', { kind: 'email', maxLength: 254 }),
    ],
    address: [
      f('street', 'street'),
      f('city', 'city', { maxLength: 60 }),
      f('state', 'state', { maxLength: 30 }),
      f('postalCode', 'postal-code', { maxLength: 12 }),
    ],
    secrets: [
      f('ssn', 'ssn', { kind: 'secret', maxLength: 15 }),
      f('pin', 'pin', { kind: 'pin', maxLength: 8 }),
      f('pinAgain', 'old-pin', { kind: 'pin', maxLength: 8 }),
    ],
  }
}
const ALL = FORMS.flatMap((name) => fieldsOf({ locale: DEFAULT_LOCALE })[name].map((each) => each.name))

const formOf = (at: FormName, only: readonly string[] | undefined, to: Localized): FormDraft => {
  const { w, labels } = wording(to)
  return {
    title: w.titles[at],
    submit: labels.continue,
    fields: only ? fieldsOf(to)[at].filter(({ name }) => only.includes(name)) : fieldsOf(to)[at],
  }
}

const question = (
  { at, only }: { readonly at: FormName; readonly only?: readonly string[] | undefined },
  to: Localized,
): Text => {
  const { w } = wording(to)
  if (at === 'person' && only?.join() === 'handle') return w.handleAgain
  if (at === 'contact' && only?.join() === 'email') return w.emailOnly
  if (at === 'contact' && only?.join() === 'phone') return w.phoneOnly
  if (at === 'secrets' && only !== undefined) return w.pinAgain
  return only === undefined ? w[at] : w.again
}

function* prompt(state: State, context: Context, remark?: Text): Talk<State> {
  const { w } = wording(context)
  if (state.at === 'summary') return yield* summary(state.draft, context, remark)
  const demo = state.at === 'secrets' && state.only === undefined && (yield* ask(isDemo))
  const text = demo ? lines(question(state, context), '', w.demoSsn) : question(state, context)
  const form = formOf(state.at, state.only, context)
  const canShare = form.fields.some(({ name }) => name === 'phone')
  const shown = card(context, { text: under(remark, text), form })
  return { next: state, say: canShare ? [{ askPhone: w.shareInstead }, shown] : [shown] }
}

function* summary(draft: string, context: Context, remark?: Text): Talk<State> {
  const { w, labels } = wording(context)
  const values = yield* ask(readDraft, { key: draft })
  if (ALL.some((name) => !values[name])) return yield* prompt({ at: 'person', draft }, context, w.expired)
  const rows = [
    [button(NAME, labels.confirm, 'confirm', { style: 'primary' }), button(NAME, labels.cancel, 'cancel')],
    [button(NAME, w.changePerson, 'person'), button(NAME, w.changeContact, 'contact')],
    [button(NAME, w.changeAddress, 'address'), button(NAME, w.changeSecrets, 'secrets')],
  ]
  return { next: { at: 'summary', draft }, say: [card(context, { text: under(remark, w.summary(values)), rows })] }
}

function* open(_: unknown, context: Context): Talk<State> {
  const { w, labels } = wording(context)
  if (context.customer !== undefined) return end(context, w.signedIn)
  const here = yield* ask(customerHere)
  if (here) return end(context, w.already(here.handle), goalButton(labels.logIn, goal('sign-in'), 'primary'))
  return yield* resume(`register:${context.turn.conversation}`, context)
}

/** Where it was left, if it was left less than a draft's life ago: who asked for something else lost nothing. */
function* resume(draft: string, context: Context): Talk<State> {
  const { w } = wording(context)
  const given = yield* ask(readDraft, { key: draft })
  const remark = ALL.some((name) => given[name]) ? w.resumed : undefined
  const at = FORMS.find((form) => fieldsOf(context)[form].some(({ name }) => !given[name]))
  return yield* prompt(at === undefined ? { at: 'summary', draft } : { at, draft }, context, remark)
}

/** What is wrong with the two PINs that were given, if anything is. */
function* wrongPin(draft: string, given: Values, context: Context): Generator<Query, Text | undefined, unknown> {
  const { pin = '', pinAgain, ssn } = given
  if (pin !== pinAgain) return registerWords(context).pinsDiffer
  const known = yield* ask(readDraft, { key: draft })
  const weakness = weaknessOf(pin, { birthDate: known['birthDate'], phone: known['phone'], ssn: ssn ?? known['ssn'] })
  return weakness && validatorWords(context).pin[weakness]
}

/** Keeps what a form gave, checks it, and goes on to what comes next. */
function* take(state: Extract<State, { at: FormName }>, given: Values, context: Context): Talk<State> {
  const { w } = wording(context)
  const { at, draft } = state
  const pinRemark = at === 'secrets' ? yield* wrongPin(draft, given, context) : undefined
  if (pinRemark !== undefined) {
    yield* ask(putDraft, {
      key: draft,
      values: { ssn: given['ssn'] || ((yield* ask(readDraft, { key: draft }))['ssn'] ?? '') },
    })
    return yield* prompt({ ...state, only: ['pin', 'pinAgain'] }, context, pinRemark)
  }
  yield* ask(putDraft, { key: draft, values: given })
  const { handle } = given
  if (handle && (yield* ask(isHandleTaken, { handle })))
    return yield* prompt({ ...state, only: ['handle'] }, context, w.taken('handle'))
  const next = FORMS[FORMS.indexOf(at) + 1]
  if (state.then === 'summary' || next === undefined) return yield* summary(draft, context)
  return yield* prompt({ at: next, draft }, context)
}

function* confirm(draft: string, context: Context): Talk<State> {
  const { w } = wording(context)
  const v = yield* ask(readDraft, { key: draft })
  const get = (name: string): string => v[name] ?? ''
  if (ALL.some((name) => !get(name))) return yield* prompt({ at: 'person', draft }, context, w.expired)
  const profile: Profile = {
    handle: get('handle'),
    legalName: get('legalName'),
    email: get('email'),
    phone: get('phone'),
    birthDate: get('birthDate'),
    address: {
      street: get('street'),
      city: get('city'),
      state: get('state'),
      postalCode: get('postalCode'),
      country: 'US',
    },
  }
  const { sharedPhone, sharedAt } = v
  const shared = sharedPhone && sharedAt ? { sharedPhone, sharedAt: Number(sharedAt) } : {}
  const made = yield* ask(register, { profile, ssn: get('ssn'), pin: get('pin'), ...shared, card: context.card })
  if (!made.ok) return yield* refused(draft, made.error, context)
  const facts = {
    locale: context.locale,
    timeZone: timeZoneOf(profile.address),
    tier: 'unverified',
    missing: [],
    accounts: [],
  } as const
  return {
    ...done(
      { show: { ...outcomeCard(made.value.operation, facts, context.now), card: context.card } },
      { forget: draft },
    ),
    session: { signIn: made.value.customer },
  }
}

/** Another customer took it between the form and the confirmation, or too many register. */
function* refused(draft: string, problem: Duplicate | Crowded, context: Context): Talk<State> {
  const { w, labels } = wording(context)
  if (problem.kind !== 'taken') return yield* summary(draft, context, w.crowded(problem, context.now))
  const { what } = problem
  if (what === 'identity') return end(context, w.taken(what), goalButton(labels.logIn, goal('sign-in'), 'primary'))
  return yield* prompt({ at: 'person', draft, only: [what], then: 'summary' }, context, w.taken(what))
}

function* back(state: State, context: Context): Talk<State> {
  if (state.at === 'summary') return yield* prompt({ at: 'secrets', draft: state.draft }, context)
  if (state.then === 'summary') return yield* summary(state.draft, context)
  // From a part of a form that is asked again, back leads to the whole of it.
  if (state.only !== undefined) return yield* prompt({ at: state.at, draft: state.draft }, context)
  const earlier = FORMS[FORMS.indexOf(state.at) - 1]
  return earlier === undefined
    ? { next: 'done', say: [], then: goal('menu') }
    : yield* prompt({ at: earlier, draft: state.draft }, context)
}

export const registerDialog: Dialog<State> = {
  name: NAME,
  access: 'anyone',
  state: State,
  // Every form that was handed in waits in a draft, until it is cancelled or has run out.
  isKept: ({ at }) => at !== FORMS[0],
  open,
  *hear(state, input, context) {
    if (isBack(input)) return yield* back(state, context)
    if (state.at === 'summary') {
      if (isYes(input, context)) return yield* confirm(state.draft, context)
      // A typed no says that something is not right, and is no wish to lose all that was given.
      if (input.kind === 'said' && isNo(input, context))
        return { ...(yield* prompt(state, context, registerWords(context).notRight)), isAnswered: true }
      if (isNo(input, context)) {
        const ended = end(context, registerWords(context).stopped)
        return { ...ended, say: [...ended.say, { forget: state.draft }] }
      }
      const wanted = input.kind === 'said' ? registerWords(context).correction(input.text) : undefined
      if (wanted !== undefined) {
        const { at, only } = wanted
        const fields = only === undefined ? {} : { only: [...only] }
        return yield* prompt({ at, draft: state.draft, ...fields, then: 'summary' }, context)
      }
      const form = input.kind === 'chose' ? FORMS.find((name) => name === input.choice) : undefined
      if (form) return yield* prompt({ at: form, draft: state.draft, then: 'summary' }, context)
      return (yield* leaving(input)) ?? (yield* prompt(state, context))
    }
    if (input.kind === 'filled') return yield* take(state, input.values, context)
    if (input.kind === 'shared-phone' && state.at === 'contact') {
      const shared = parsePhone(input.phone)
      if (!shared.ok) return yield* prompt(state, context, validatorWords(context).phone[shared.error])
      const only = (state.only ?? fieldsOf(context).contact.map(({ name }) => name)).filter((name) => name !== 'phone')
      // Kept apart from what is typed, which may replace the number and then proves nothing.
      yield* ask(putDraft, {
        key: state.draft,
        values: { phone: shared.value, sharedPhone: shared.value, sharedAt: String(context.now) },
      })
      if (only.length === 0) return yield* take(state, { phone: shared.value }, context)
      return yield* prompt({ ...state, only }, context)
    }
    return (yield* leaving(input)) ?? (yield* prompt(state, context))
  },
  again: prompt,
  draftsOf: ({ draft }) => [draft],
}
