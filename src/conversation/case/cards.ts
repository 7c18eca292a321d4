import type { Case, CaseMessage } from '#bank/case/case.ts'
import { type CaseId, reference } from '#bank/ground/ids.ts'
import { type ButtonDraft, type CardDraft, goalButton } from '#conversation/flow/dialog.ts'
import { goal } from '#conversation/understand/goal.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { labelWords } from '#conversation/words/words.ts'
import { caseWords, peopleWords } from './words.ts'

const wording = (to: Localized) => ({ reports: caseWords(to), w: peopleWords(to), labels: labelWords(to) })

/** Ways on in a case: they need no session. */
export const writeButton = (id: CaseId, label: string): ButtonDraft =>
  goalButton(label, goal('case-write', { case: id }))
export const closeButton = (id: CaseId, to: Localized): ButtonDraft =>
  goalButton(peopleWords(to).close, goal('case-close', { case: id }))

/** A reported problem, and where it stands. */
export const caseCard = (reported: Case, timeZone: string, now: number, to: Localized): Omit<CardDraft, 'card'> => {
  const { reports, labels } = wording(to)
  return {
    text: reports.one(reported, timeZone, now),
    rows: [[goalButton(reports.mine, goal('cases')), goalButton(labels.menu, goal('menu'))]],
  }
}

/** What support has written, as it arrives. */
export const messageCard = ({ id }: Case, { text, closes }: CaseMessage, to: Localized): Omit<CardDraft, 'card'> => {
  const { w } = wording(to)
  const isLast = closes === true
  const rows = isLast
    ? [[writeButton(id, w.again)]]
    : [[{ ...writeButton(id, w.reply), style: 'primary' as const }, closeButton(id, to)]]
  return { text: w.fromSupport(reference(id), text, isLast), rows }
}
