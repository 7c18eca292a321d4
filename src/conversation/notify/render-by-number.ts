import type { Account } from '#bank/ground/account.ts'
import type { NoticeSubject } from '#bank/ground/notice.ts'
import { type BankTransfer, lastStepAt, type TransferStatus } from '#bank/ground/transfer.ts'
import type { Ports } from '#bank/registry.ts'
import { type CardDraft, goalButton } from '#conversation/flow/dialog.ts'
import { TRANSFER_VALUE } from '#conversation/flow/stateless-button.ts'
import type { Facts } from '#conversation/operation/cards.ts'
import { goal } from '#conversation/understand/goal.ts'
import { labelWords } from '#conversation/words/words.ts'
import { byNumberWords } from './words.ts'

type About = Extract<NoticeSubject, { kind: 'by-number' }>
type ToSay = Pick<Facts, 'timeZone' | 'locale'>

const BACK: readonly TransferStatus[] = ['returned', 'cancelled']

export const byNumberCard = (
  { what }: Pick<About, 'what'>,
  { transfer, account }: { readonly transfer: BankTransfer; readonly account: Account },
  facts: ToSay,
  now: number,
): CardDraft => {
  const labels = labelWords(facts)
  const { amount, note } = transfer
  // An id that no button can carry is picked from the history instead.
  const subject = TRANSFER_VALUE.test(transfer.id) ? { transfer: transfer.id } : {}
  const report = goalButton(labels.report, goal('report', subject), what === 'taken' ? 'primary' : undefined)
  return {
    text: byNumberWords(facts)(what, { amount, note, at: lastStepAt(transfer), account }, facts.timeZone, now),
    rows: [
      [goalButton(labels.accounts, goal('accounts')), goalButton(labels.history, goal('history'))],
      [...(what === 'given-back' ? [] : [report]), goalButton(labels.menu, goal('menu'))],
    ],
  }
}

/** What another bank has moved by the account's number, once it is kept so. */
export const renderByNumber = async (
  deps: Pick<Ports, 'entries' | 'accounts' | 'clock'>,
  about: About,
  facts: ToSay,
): Promise<CardDraft | 'later' | 'never'> => {
  const [entry, account] = await Promise.all([deps.entries.find(about.transfer), deps.accounts.find(about.account)])
  if (entry === undefined || account === undefined) return 'later'
  const isBack = BACK.includes(entry.transfer.status)
  // Put back before it could be told: the notice of that says all.
  if (about.what === 'taken' && isBack) return 'never'
  if (about.what !== 'taken' && !isBack) return 'later'
  return byNumberCard(about, { transfer: entry.transfer, account }, facts, deps.clock())
}
