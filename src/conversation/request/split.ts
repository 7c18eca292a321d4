import { z } from 'zod'
import { usd } from '#bank/ground/money.ts'
import { MAX_SHARERS } from '#bank/request/limits.ts'
import type { Text } from '#conversation/channel/message.ts'
import { ask } from '#conversation/ask/ask.ts'
import { putDraft, readDraft } from '#conversation/ask/draft.ts'
import { type Asking, gives, type Reading } from '#conversation/flow/declare.ts'
import { type Context, goalButton } from '#conversation/flow/dialog.ts'
import { flow } from '#conversation/flow/flow.ts'
import { amountField, end, field } from '#conversation/flow/kit.ts'
import { AccountSlot, CentsSlot, readCents, usdOf } from '#conversation/flow/pick.ts'
import { VALIDATORS } from '#conversation/form/validators.ts'
import { goal } from '#conversation/understand/goal.ts'
import { ASKING } from '#conversation/understand/sentence-frame.ts'
import { isMyself, namesIn, namesNobody } from '#conversation/understand/replies.ts'
import { askFor, changeNote, findOther, keepNote, noAccount, noteOf, targets, withNote } from './asking.ts'
import { sharersChanged } from './sharers.ts'
import { readShares, sharesAfter, sharesSaid } from './share-said.ts'
import { decimal, linesOf, type ShareLine, sharesOf, sum } from './shares.ts'
import { requestWords, splitWords as say } from './words.ts'

/** Shares are corrected on one form. */
const MOST_ON_FORM = 5

/** The bill, and all payers named, as handles, each once; or what is wrong with the list. */
function* readBill(
  {
    total: typed,
    people,
    ways,
  }: { readonly total: string | undefined; readonly people: string | undefined; readonly ways: string },
  context: Context,
): Asking<Reading<{ readonly total: string; readonly people: readonly string[] }>> {
  const w = say(context)
  const total = readCents(typed)
  const wrong = (text: Text) => ({ wrong: text, given: { total } })
  const others = Number(ways) - 1
  if (people === undefined) return others < 1 ? { given: { total } } : wrong(w.ways(others))
  const names = namesIn(people, context).filter((name) => !isMyself(name, context))
  const handles = new Set<string>()
  for (const name of names.slice(0, MAX_SHARERS + 1)) {
    const other = yield* findOther(name, context)
    if ('wrong' in other) return wrong(other.isNumber || namesNobody(name, context) ? other.wrong : w.notFound(name))
    handles.add(other.handle)
  }
  if (handles.size === 0) return wrong(w.none)
  if (others > 0 && handles.size !== others) return wrong(w.ways(others))
  return handles.size > MAX_SHARERS ? wrong(w.tooMany(MAX_SHARERS)) : { given: { total, people: [...handles] } }
}

/** Into how many shares it is to be split, until the others are named. */
function* keepWays(draft: string, ways: string): Asking<void> {
  yield* ask(putDraft, { key: draft, values: { ways } })
}
function* waysOf(draft: string): Asking<string> {
  return (yield* ask(readDraft, { key: draft }))['ways'] ?? ''
}

/** One bill among several people: each of the others is asked for a share. */
export const splitDialog = flow({
  name: 'split',
  kept: { draft: z.string() },
  slots: {
    total: CentsSlot,
    people: z.array(z.string()).min(1).max(MAX_SHARERS).readonly(),
    mine: z.boolean(),
    to: AccountSlot,
    shares: z.array(CentsSlot).readonly().optional(),
  },
  draftOf: ({ draft }) => draft,
  *open({ slots }, context) {
    const draft = `split:${context.turn.id}`
    yield* keepNote(draft, slots.note, context)
    return { draft }
  },
  corrections: {
    frame: ASKING,
    // Shares that were set by hand are shares of the total that was said.
    parts: ({ shares }) => (shares === undefined ? ['amount', 'people', 'note', 'shares'] : ['note', 'shares']),
    also: (typed, { people = [] }, context) =>
      sharesSaid(typed, people, context) ?? sharersChanged(typed, people, context),
    *keep({ note }, { draft }, context) {
      if (note !== undefined) yield* keepNote(draft, note, context)
      return undefined
    },
  },
  questions: {
    ask: {
      fills: ['total', 'people'],
      *given({ amount: total, people: typed, note, ways = '' }, { draft }, context) {
        if (ways !== '') yield* keepWays(draft, ways)
        const people = VALIDATORS.text(typed ?? '', context)
        const said = { total, people: people.ok ? people.value : undefined }
        const read = yield* readBill({ ...said, ways }, context)
        return withNote(read, note, context)
      },
      text: (_, context) => say(context).ask,
      form({ total, people }, context) {
        const w = say(context)
        const fields = [
          ...(total === undefined ? [amountField(w.totalLabel, w.totalHint, 'total')] : []),
          ...(people === undefined
            ? [field('people', 'text', w.peopleLabel, { hint: w.peopleHint, maxLength: 200 })]
            : []),
          field('note', 'note', requestWords(context).noteLabel, { hint: w.noteHint, required: false, maxLength: 80 }),
        ]
        return { title: w.title, fields }
      },
      *read({ total, people, note }, { draft }, context) {
        yield* changeNote(draft, note)
        // Asked for once: whoever names fewer or more people then has seen what was said before.
        const ways = yield* waysOf(draft)
        yield* keepWays(draft, '')
        return yield* readBill({ total, people, ways }, context)
      },
      said: () => undefined,
    },
    mine: { fills: ['mine'], needs: ['total', 'people'], asked: false, switch: 'on' },
    shares: {
      fills: ['shares'],
      needs: ['total', 'people', 'mine'],
      asked: false,
      // At a card the bill is the one that it shows; in the words that opened this it was read just before.
      given({ shares: typed }, { total, people }, context, before) {
        const { mine = true, shares: set, ...bill } = before ?? { total, people }
        if (typed === undefined || bill.total === undefined || bill.people === undefined) return undefined
        const said = readShares(typed)
        const stranger = [...said.keys()].find((who) => bill.people?.includes(who) !== true)
        if (stranger !== undefined) return { wrong: say(context).notSharing(stranger) }
        const shares = sharesAfter({ total: bill.total, people: bill.people, mine, shares: set }, said)
        return gives('shares', shares) ?? { wrong: say(context).over(usdOf(bill.total)) }
      },
      text: (_, context) => say(context).changeAsk,
      form({ total = '0', people = [], mine = true }, context) {
        const { each } = sharesOf({ total, people, mine })
        const fields = people.map((handle, at) =>
          field(`share${at}`, 'amount', `@${handle}`, {
            kind: 'amount',
            maxLength: 20,
            value: decimal(each[at] ?? 0n),
          }),
        )
        return { title: say(context).changeTitle, fields: fields.slice(0, MOST_ON_FORM) }
      },
      read(values, { total = '0', people = [] }, context) {
        const shares = people.map((_, at) => readCents(values[`share${at}`]) ?? '0')
        const isOver = sum(shares.map(BigInt)) > BigInt(total)
        return isOver ? { wrong: say(context).over(usdOf(total)) } : gives('shares', shares)
      },
      said: () => undefined,
    },
    into: {
      fills: ['to'],
      needs: ['total', 'people'],
      asked: false,
      text: (_, context) => requestWords(context).into,
      accounts: targets,
      none: (_, context) => noAccount(context),
    },
  },
  *card(bill, context) {
    const w = say(context)
    const shares = yield* linesOf(bill, context)
    if (shares === undefined) return { ask: 'ask', remark: w.none, refused: ['people'] }
    const { each, own } = sharesOf(bill)
    if (each.some((cents) => cents < 1n)) return { ask: 'ask', remark: w.tooSmall, refused: ['total'] }
    const into = (yield* targets()).find(({ id }) => id === bill.to)
    if (into === undefined) return noAccount(context)
    const note = (yield* noteOf(bill.draft)) ?? ''
    return {
      text: w.confirm({ total: usdOf(bill.total), note, own: usd(own), shares, into: into.nickname }),
      confirm: w.yes,
      changes: {
        mine: bill.mine ? w.withoutMe : w.withMe,
        shares: bill.people.length <= MOST_ON_FORM ? w.change : undefined,
      },
    }
  },
  /** Each of them is asked in one turn; asking again in the same turn makes no second request. */
  *confirm(bill, context) {
    const r = requestWords(context)
    const note = yield* noteOf(bill.draft)
    const shares = yield* linesOf(bill, context)
    if (shares === undefined || note === undefined)
      return end(context, r.draftGone, goalButton(r.split, goal('split'), 'primary'))
    const asked: ShareLine[] = []
    const refused: Text[] = []
    for (const share of shares) {
      const { person, amount } = share
      const made = yield* askFor(person.handle, { to: bill.to, amount, note, bill: context.turn.id })
      if (made?.ok === true) asked.push(share)
      else refused.push(made === undefined ? r.notFound(`@${person.handle}`) : r.refusal(made.error, r.who(person)))
    }
    return end(context, say(context).done(asked, refused), goalButton(r.see, goal('requests')))
  },
})
