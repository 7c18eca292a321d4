import { z } from 'zod'
import type { DetailChange } from '#bank/ground/customer.ts'
import { parsePhone } from '#bank/ground/phone.ts'
import {
  button,
  type ButtonDraft,
  type Context,
  type Dialog,
  type FormDraft,
  goalButton,
  type Input,
  type Talk,
} from '#conversation/flow/dialog.ts'
import { fixButtons } from '#conversation/verification/fix-buttons.ts'
import { type Goal, goal } from '#conversation/understand/goal.ts'
import type { Text } from '#conversation/channel/message.ts'
import { ask } from '#conversation/ask/ask.ts'
import { readCustomer } from '#conversation/ask/customer.ts'
import { putDraft, readDraft } from '#conversation/ask/draft.ts'
import { changeDetails, checkPin, provePhone, readLimits } from './questions.ts'
import { notTried } from './sign-in.ts'
import { zoneName } from './zones.ts'
import { detailWords, limitWords, registerWords, signInWords } from './words.ts'
import { OWN_NAMES } from '#conversation/understand/languages.ts'
import { validatorWords } from '#conversation/form/words.ts'
import { labelWords } from '#conversation/words/words.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { endWithStatus } from '#conversation/operation/confirm.ts'
import {
  card,
  decisionRows,
  end,
  field,
  inRows,
  isBack,
  isNo,
  isYes,
  leaving,
  menuButton,
  under,
} from '#conversation/flow/kit.ts'

const wording = (to: Localized) => ({ w: detailWords(to), register: registerWords(to), labels: labelWords(to) })
const NAME = 'details'

const CHANGES = ['email', 'phone', 'legal-name', 'address'] as const
type Change = (typeof CHANGES)[number]
const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('view'), open: z.boolean() }),
  z.object({ at: z.literal('choose') }),
  z.object({ at: z.enum(CHANGES) }),
  z.object({ at: z.literal('prove-phone') }),
  /** The platform's number is another one than the one given: it waits in the draft, to be taken instead. */
  z.object({ at: z.literal('other-phone'), draft: z.string() }),
])
type State = z.infer<typeof State>

const isChange = (text: string | undefined): text is Change => CHANGES.some((each) => each === text)

const fieldsOf = (to: Localized): Record<Change, FormDraft['fields']> => {
  const { w, register } = wording(to)
  return {
    email: [
      field('email', 'email', register.labels.email, { kind: 'email', hint: register.hints.email, maxLength: 254 }),
    ],
    phone: [
      field('phone', 'phone', register.labels.phone, { kind: 'phone', hint: register.hints.phone, maxLength: 25 }),
    ],
    'legal-name': [
      field('legalName', 'legal-name', register.labels.legalName, { hint: register.hints.legalName, maxLength: 80 }),
      field('pin', 'old-pin', w.labels.pin, { kind: 'pin', maxLength: 8 }),
    ],
    address: [
      field('street', 'street', register.labels.street, { hint: register.hints.street }),
      field('city', 'city', register.labels.city, { hint: register.hints.city, maxLength: 60 }),
      field('state', 'state', register.labels.state, { hint: register.hints.state, maxLength: 30 }),
      field('postalCode', 'postal-code', register.labels.postalCode, {
        hint: register.hints.postalCode,
        maxLength: 12,
      }),
    ],
  }
}

function* view(open: boolean, context: Context, remark?: Text): Talk<State> {
  const { w, labels } = wording(context)
  const me = yield* ask(readCustomer)
  const { above } = yield* ask(readLimits)
  const pinAsked = limitWords(context).brief(above)
  const spoken = { language: OWN_NAMES[context.locale], timeZone: zoneName(me.timeZone, context) }
  const canProve = context.turn.abilities.sharesPhone === true
  const rows = inRows([
    ...fixButtons(me.missing, context),
    button(NAME, open ? w.hide : w.showAll, open ? 'hide' : 'show'),
    button(NAME, w.change, 'choose'),
    goalButton(labels.changePin, goal('pin')),
    goalButton(labels.accountNumbers, goal('account-numbers')),
    goalButton(labels.limits, goal('limits')),
    goalButton(labels.linkApp, goal('link')),
    ...(canProve && me.proved?.phone === undefined
      ? [goalButton(w.provePhone, goal('details', { detail: 'prove-phone' }))]
      : []),
    goalButton(labels.chats, goal('chats')),
    goalButton(labels.logOutEverywhere, goal('sign-out-everywhere')),
    me.frozen === undefined
      ? goalButton(labels.freeze, goal('freeze'))
      : goalButton(labels.unfreeze, goal('unfreeze'), 'primary'),
    goalButton(labels.exportData, goal('export-data')),
    goalButton(labels.deleteData, goal('delete-data')),
    menuButton(context),
  ])
  return {
    next: { at: 'view', open },
    say: [card(context, { text: under(remark, w.view(me, { open, canProve, pinAsked, ...spoken })), rows })],
  }
}

const choices = (to: Localized): readonly ButtonDraft[] => {
  const { w, labels } = wording(to)
  return [
    ...CHANGES.map((change) => button(NAME, w.labels[change], 'change', { data: { change } })),
    goalButton(w.labels.pin, goal('pin')),
    goalButton(labels.language, goal('language')),
    goalButton(labels.timeZone, goal('time-zone')),
    button(NAME, labels.back, 'back'),
  ]
}

function* prompt(state: State, context: Context, remark?: Text): Talk<State> {
  const { w, labels } = wording(context)
  switch (state.at) {
    case 'view':
      return yield* view(state.open, context, remark)
    case 'choose':
      return {
        next: state,
        say: [card(context, { text: under(remark, w.whichChange), rows: inRows(choices(context)) })],
      }
    case 'prove-phone':
      return yield* askProof(context, remark)
    case 'other-phone':
      return {
        next: state,
        say: [card(context, { text: under(remark, w.otherPhone), rows: decisionRows(NAME, context) })],
      }
    default: {
      const form = { title: w.labels[state.at], submit: labels.continue, fields: fieldsOf(context)[state.at] }
      return { next: state, say: [card(context, { text: under(remark, w.ask[state.at]), form })] }
    }
  }
}

type Values = Readonly<Record<string, string>>
const changeOf = (at: Change, values: Values): DetailChange => {
  const get = (name: string): string => values[name] ?? ''
  if (at === 'email' || at === 'phone') return { detail: at, value: get(at) }
  if (at === 'legal-name') return { detail: at, value: get('legalName') }
  const [street, city, state, postalCode] = [get('street'), get('city'), get('state'), get('postalCode')]
  return { detail: at, value: { street, city, state, postalCode, country: 'US' } }
}

function* begin(state: State, wanted: DetailChange, context: Context): Talk<State> {
  const made = yield* ask(changeDetails, { change: wanted, card: context.card })
  if (made === 'pin-wanted') return { next: state, say: [], pin: detailWords(context).pin[wanted.detail] }
  return yield* endWithStatus(made, context)
}

/** Another name is asked for with the PIN: an open chat in other hands is not enough. */
function* change(at: Change, values: Values, context: Context): Talk<State> {
  if (at !== 'legal-name') return yield* begin({ at }, changeOf(at, values), context)
  const checked = yield* ask(checkPin, { pin: values['pin'] ?? '' })
  if (checked.kind === 'wrong') return yield* prompt({ at }, context, signInWords(context).wrong(checked.triesLeft))
  if (checked.kind !== 'right') return { ...notTried(checked, context), session: { signOut: true } }
  return yield* begin({ at }, changeOf(at, values), context)
}

/** Asks for what only the platform can say; where it can't, the handle is what receives money. */
function* askProof(context: Context, remark?: Text): Talk<State> {
  const { w, labels } = wording(context)
  const me = yield* ask(readCustomer)
  if (context.turn.abilities.sharesPhone !== true)
    return end(context, under(remark, w.noProofHere(me.handle)), goalButton(labels.linkApp, goal('link')))
  const text = under(remark, w.proveAsk(me.phone))
  const rows = [[button(NAME, labels.back, 'back')]]
  return { next: { at: 'prove-phone' }, say: [card(context, { text, rows }), { askPhone: w.shareBelow }] }
}

/** A number that the platform gave as this person's own. */
function* hearPhone(state: State, typed: string, context: Context): Talk<State> {
  const { w } = wording(context)
  const shared = parsePhone(typed)
  if (!shared.ok) return yield* prompt(state, context, validatorWords(context).phone[shared.error])
  const proved = { detail: 'phone', value: shared.value, proof: 'channel-contact', provedAt: context.now } as const
  if (state.at === 'phone') return yield* begin(state, proved, context)
  const me = yield* ask(readCustomer)
  if (me.phone === shared.value) {
    yield* ask(provePhone)
    return yield* view(false, context, w.phoneProved)
  }
  const draft = `phone:${context.turn.id}`
  yield* ask(putDraft, { key: draft, values: { phone: shared.value, sharedAt: String(context.now) } })
  return yield* prompt({ at: 'other-phone', draft }, context)
}

/** Whether the number that was shared replaces the one that was given. */
function* hearOther(draft: string, input: Input, context: Context): Talk<State> {
  if (isNo(input, context)) return yield* view(false, context)
  if (!isYes(input, context)) return (yield* leaving(input)) ?? (yield* prompt({ at: 'other-phone', draft }, context))
  const { phone, sharedAt } = yield* ask(readDraft, { key: draft })
  if (phone === undefined || sharedAt === undefined) return yield* askProof(context)
  const change = { detail: 'phone', value: phone, proof: 'channel-contact', provedAt: Number(sharedAt) } as const
  return yield* begin({ at: 'other-phone', draft }, change, context)
}

function* hearChoice(state: State, choice: string, data: Values, context: Context): Talk<State> {
  if (choice === 'show' || choice === 'hide') return yield* view(choice === 'show', context)
  if (choice === 'choose') return yield* prompt({ at: 'choose' }, context)
  if (choice === 'change' && isChange(data['change'])) return yield* prompt({ at: data['change'] }, context)
  return yield* prompt(state, context)
}

export const detailsDialog: Dialog<State> = {
  name: NAME,
  access: 'signed-in',
  state: State,
  *open({ slots }: Goal, context) {
    if (slots.detail === 'prove-phone') return yield* askProof(context)
    return isChange(slots.detail) ? yield* prompt({ at: slots.detail }, context) : yield* view(false, context)
  },
  *hear(state, input, context) {
    if (isBack(input))
      return state.at === 'view' ? { next: 'done', say: [], then: goal('menu') } : yield* view(false, context)
    if (input.kind === 'shared-phone' && (state.at === 'phone' || state.at === 'prove-phone'))
      return yield* hearPhone(state, input.phone, context)
    if (state.at === 'other-phone') return yield* hearOther(state.draft, input, context)
    if (input.kind === 'chose') return yield* hearChoice(state, input.choice, input.data, context)
    if (input.kind !== 'filled') return (yield* leaving(input)) ?? (yield* prompt(state, context))
    return isChange(state.at) ? yield* change(state.at, input.values, context) : yield* prompt(state, context)
  },
  again: prompt,
  draftsOf: (state) => (state.at === 'other-phone' ? [state.draft] : []),
}
