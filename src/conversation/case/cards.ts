import type { Case } from '#bank/case/case.ts'
import { type CardDraft, goalButton } from '#conversation/flow/dialog.ts'
import { goal } from '#conversation/understand/goal.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { labelWords } from '#conversation/words/words.ts'
import { caseWords } from './words.ts'

const wording = (to: Localized) => ({ reports: caseWords(to), labels: labelWords(to) })

/** A reported problem, and where it stands. */
export const caseCard = (reported: Case, timeZone: string, now: number, to: Localized): Omit<CardDraft, 'card'> => {
  const { reports, labels } = wording(to)
  return {
    text: reports.one(reported, timeZone, now),
    rows: [[goalButton(reports.mine, goal('cases')), goalButton(labels.menu, goal('menu'))]],
  }
}
