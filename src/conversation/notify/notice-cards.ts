import type { Account } from '#bank/ground/account.ts'
import type { AddressKind, Customer } from '#bank/ground/customer.ts'
import { reference } from '#bank/ground/ids.ts'
import type { NoticeSubject } from '#bank/ground/notice.ts'
import type { Operation } from '#bank/ground/operation.ts'
import type { Party, PaymentOrder } from '#bank/ground/order.ts'
import type { BankTransfer } from '#bank/ground/transfer.ts'
import { unreachable } from '#kit/result.ts'
import { type CardDraft, goalButton } from '#conversation/flow/dialog.ts'
import { fixRows } from '#conversation/verification/fix-buttons.ts'
import { goal } from '#conversation/understand/goal.ts'
import { type Facts, returnCodeOf } from '#conversation/operation/cards.ts'
import { lines } from '#conversation/words/text.ts'
import { noticeWords, privacyNoticeWords } from './words.ts'
import { outcomeWords } from '#conversation/operation/words.ts'
import { tierWords } from '#conversation/verification/words.ts'
import { labelWords } from '#conversation/words/words.ts'
import type { Localized } from '#conversation/words/locale.ts'

const wording = (to: Localized) => ({
  o: outcomeWords(to),
  notices: noticeWords(to),
  tiers: tierWords(to),
  labels: labelWords(to),
})

/** Money has come in from another customer or from outside. `account`: the nickname of where it is now. */
export const receivedCard = (
  received: {
    readonly transfer: Pick<BankTransfer, 'amount' | 'from' | 'note' | 'createdAt' | 'via'>
    readonly account: string
    /** The customer of ours who sent it; absent for who is outside the bank. */
    readonly from?: Pick<Party, 'name' | 'handle'>
  },
  facts: Pick<Facts, 'timeZone' | 'locale'>,
  now: number,
): CardDraft => {
  const { notices, labels } = wording(facts)
  return {
    text: notices.received(received, facts.timeZone, now),
    rows: [
      [
        goalButton(labels.accounts, goal('accounts')),
        goalButton(labels.history, goal('history')),
        goalButton(labels.menu, goal('menu')),
      ],
    ],
  }
}

/** What had come in was sent back. `account`: where it was, with what it holds now. */
export const takenBackCard = (
  back: {
    readonly operation: Pick<Operation, 'id' | 'why' | 'code' | 'history'>
    readonly order: PaymentOrder
    readonly account: Pick<Account, 'nickname' | 'available' | 'status'>
    readonly sender: Pick<Customer, 'legalName' | 'handle'>
  },
  facts: Pick<Facts, 'timeZone' | 'locale'>,
  now: number,
): CardDraft => {
  const { o, notices, labels } = wording(facts)
  const { operation, order, account, sender } = back
  const at = operation.history.at(-1)?.at ?? now
  const from = { name: sender.legalName, handle: sender.handle }
  return {
    text: lines(
      ...notices.takenBack({ amount: order.amount, from, note: order.note }, account, at, facts.timeZone, now),
      ...returnCodeOf(operation, facts),
      '',
      o.reference(reference(operation.id), at, facts.timeZone, now),
    ),
    rows: [
      [
        goalButton(labels.accounts, goal('accounts')),
        goalButton(labels.history, goal('history')),
        goalButton(labels.menu, goal('menu')),
      ],
    ],
  }
}

/** Somebody else has proved an address of theirs. */
export const addressMovedCard = (what: AddressKind, to: Localized): CardDraft => {
  const { notices, labels } = wording(to)
  return {
    text: notices.addressMoved(what),
    rows: [[goalButton(labels.details, goal('details')), goalButton(labels.menu, goal('menu'))]],
  }
}

/** Where a change of legal name stands. */
export const nameReviewCard = (stage: 'asked' | 'accepted' | 'withdrawn', to: Localized): CardDraft => {
  const { notices, labels } = wording(to)
  return {
    text: notices.nameReview[stage],
    rows: [
      [goalButton(labels.details, goal('details')), goalButton(labels.changePin, goal('pin'))],
      [goalButton(labels.menu, goal('menu'))],
    ],
  }
}

/** The bank's identity check has come to another answer. */
export const tierCard = (facts: Pick<Facts, 'tier' | 'missing' | 'locale'>): CardDraft => {
  const { o, tiers } = wording(facts)
  return {
    text: lines(
      o.title(tiers.name[facts.tier]),
      tiers.current[facts.tier],
      ...facts.missing.map((what) => tiers.missing(what)),
    ),
    rows: fixRows(facts.missing, facts),
  }
}

/** What becomes of the customer's data. */
export const privacyCard = (
  about: Extract<NoticeSubject, { kind: 'privacy' }>,
  facts: Pick<Facts, 'timeZone' | 'locale'>,
  now: number,
): CardDraft => {
  const { labels } = wording(facts)
  const text = privacyNoticeWords(facts)(about, facts.timeZone, now)
  const menu = goalButton(labels.menu, goal('menu'))
  switch (about.what) {
    case 'deletion-asked':
    case 'deletion-soon':
    case 'deletion-held':
    case 'deletion-goes-on':
      return {
        text,
        rows: [
          [goalButton(labels.keepData, goal('keep-data'), 'primary'), goalButton(labels.freeze, goal('freeze'))],
          [goalButton(labels.changePin, goal('pin')), menu],
        ],
      }
    case 'erasing':
      return { text }
    case 'exported':
    case 'deletion-stopped':
      return {
        text,
        rows: [
          [goalButton(labels.logOutEverywhere, goal('sign-out-everywhere')), goalButton(labels.freeze, goal('freeze'))],
          [goalButton(labels.changePin, goal('pin')), menu],
        ],
      }
    case 'deletion-off':
      return { text, rows: [[goalButton(labels.deleteData, goal('delete-data')), menu]] }
    default:
      return unreachable(about.what)
  }
}

/** Something that only the customer should do was done in another chat. */
export const securityCard = (
  { what, channel, at }: Extract<NoticeSubject, { kind: 'security' }>,
  facts: Pick<Facts, 'timeZone' | 'locale'>,
  now: number,
): CardDraft => {
  const { notices, labels } = wording(facts)
  if (what === 'unlinked-here')
    return {
      text: notices.security(what, { channel, at, timeZone: facts.timeZone, now }),
      rows: [[goalButton(labels.menu, goal('menu'))]],
    }
  return {
    text: notices.security(what, { channel, at, timeZone: facts.timeZone, now }),
    rows: [
      what === 'frozen' || what === 'unfreeze-asked'
        ? [goalButton(labels.unfreeze, goal('unfreeze')), goalButton(labels.freeze, goal('freeze'))]
        : [goalButton(labels.logOutEverywhere, goal('sign-out-everywhere')), goalButton(labels.freeze, goal('freeze'))],
      [goalButton(labels.changePin, goal('pin')), goalButton(labels.menu, goal('menu'))],
    ],
  }
}
