import type { Account } from '#bank/ground/account.ts'
import type { AccountId } from '#bank/ground/ids.ts'
import type { Usd } from '#bank/ground/money.ts'
import type { NoPayee } from '#bank/payment/payee.ts'
import type { Text } from '#conversation/channel/message.ts'
import { listAccounts } from '#conversation/ask/account.ts'
import { ask } from '#conversation/ask/ask.ts'
import { putDraft, readDraft } from '#conversation/ask/draft.ts'
import type { Asking, Reading } from '#conversation/flow/declare.ts'
import { type Context, goalButton, type Out } from '#conversation/flow/dialog.ts'
import { end } from '#conversation/flow/kit.ts'
import { isOpen } from '#conversation/flow/pick.ts'
import { VALIDATORS } from '#conversation/form/validators.ts'
import { validatorWords } from '#conversation/form/words.ts'
import { findPayee } from '#conversation/payment/questions.ts'
import { goal } from '#conversation/understand/goal.ts'
import { namesNobody } from '#conversation/understand/replies.ts'
import { isRole } from '#conversation/understand/roles.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { labelWords } from '#conversation/words/words.ts'
import { requestMoney } from './questions.ts'
import { requestWords } from './words.ts'

/** What asking one person for money and splitting a bill share. */

export type Other = { readonly handle: string; readonly name: string }

/** Another customer by handle or phone; or why that customer can't be asked. `isNumber`: for its phone number alone. */
export function* findOther(
  typed: string,
  to: Localized,
): Asking<Other | { readonly wrong: Text; readonly isNumber?: true }> {
  const w = requestWords(to)
  const isSaidByRole = isRole(typed, to)
  const found = yield* ask(findPayee, { text: typed, ...(isSaidByRole && { ownOnly: true }) })
  if (!found.ok && isSaidByRole) return { wrong: w.noSaved(typed) }
  if (!found.ok) return whyNobody(found.error.kind, typed, to)
  const { own, handle, name } = found.value
  return own || handle === undefined ? { wrong: w.own } : { handle, name }
}

const whyNobody = (kind: NoPayee['kind'], typed: string, to: Localized): { wrong: Text; isNumber?: true } => {
  const w = requestWords(to)
  if (kind === 'yourself') return { wrong: w.own }
  if (kind === 'foreign' || kind === 'extension') return { wrong: w[kind], isNumber: true }
  return { wrong: namesNobody(typed, to) ? validatorWords(to).notAName(typed) : w.notFound(typed) }
}

/** Where money can come into. */
export function* targets(): Asking<readonly Account[]> {
  return (yield* ask(listAccounts)).filter(isOpen('deposit'))
}

export const noAccount = (context: Context): Out<never> =>
  end(
    context,
    requestWords(context).noAccount,
    goalButton(labelWords(context).openAccount, goal('open-account'), 'primary'),
  )

/** Keeps the note out of the session. An empty one is kept, too: one that is missing has run out. */
export function* keepNote(draft: string, typed: string | undefined, context: Context): Asking<void> {
  const note = VALIDATORS.note(typed ?? '', context)
  yield* ask(putDraft, { key: draft, values: { note: note.ok ? note.value : '' } })
}

/** Beside what was read, what is wrong with a note that was said: it is told, and not left out without a word. */
export const withNote = <All>(read: Reading<All>, typed: string | undefined, context: Context): Reading<All> => {
  const note = VALIDATORS.note(typed ?? '', context)
  return note.ok ? read : { wrong: note.error, ...read }
}

/** Where a form gave a note, it takes the place of the one before. */
export function* changeNote(draft: string, note: string | undefined): Asking<void> {
  if (note) yield* ask(putDraft, { key: draft, values: { note } })
}

/** Undefined once it has run out. */
export function* noteOf(draft: string): Asking<string | undefined> {
  return (yield* ask(readDraft, { key: draft }))['note']
}

/** Asks the customer who has this handle now; undefined when there is none any more. */
export function* askFor(
  handle: string,
  given: { readonly to: AccountId; readonly amount: Usd; readonly note: string; readonly bill?: string },
) {
  const found = yield* ask(findPayee, { text: `@${handle}` })
  const payer = found.ok ? found.value.customer : undefined
  return payer === undefined ? undefined : yield* ask(requestMoney, { ...given, payer })
}
