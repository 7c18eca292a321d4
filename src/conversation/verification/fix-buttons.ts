import type { Missing } from '#bank/ground/customer.ts'
import { type ButtonDraft, type CardDraft, goalButton } from '#conversation/flow/dialog.ts'
import { type Goal, goal } from '#conversation/understand/goal.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { labelWords } from '#conversation/words/words.ts'
import { tierWords } from './words.ts'

/** Where each thing that the identity check wants is given; nothing can be done about a review. */
const fixGoal = (what: Exclude<Missing, 'review'>): Goal => {
  switch (what) {
    case 'registration':
      return goal('identity', { detail: 'ssn' })
    case 'bank-code':
      return goal('bank-code')
    case 'ssn':
    case 'questions':
    case 'photo-id':
      return goal('identity', { detail: what })
    case 'address':
    case 'email':
    case 'phone':
      return goal('details', { detail: what })
  }
}

/** A button for each thing that is missing, leading to where it is given. The first is the one to begin with. */
export const fixButtons = (missing: readonly Missing[], to: Localized): readonly ButtonDraft[] =>
  missing
    .filter((what) => what !== 'review')
    .map((what, at) => goalButton(tierWords(to).fix[what], fixGoal(what), at === 0 ? 'primary' : undefined))

/** Under a card about the identity check: two fixes to a row, then all the details and the menu. */
export const fixRows = (missing: readonly Missing[], to: Localized): NonNullable<CardDraft['rows']> => {
  const fixes = fixButtons(missing, to)
  const twos = Array.from({ length: Math.ceil(fixes.length / 2) }, (_, row) => fixes.slice(row * 2, row * 2 + 2))
  const labels = labelWords(to)
  return [...twos, [goalButton(labels.details, goal('details')), goalButton(labels.menu, goal('menu'))]]
}
