import { expect, it } from 'vitest'
import type { ByNumberEvent } from '#bank/ground/notice.ts'
import { usd } from '#bank/ground/money.ts'
import type { BankTransfer } from '#bank/ground/transfer.ts'
import { goalOfButton, statelessId } from '#conversation/card/stateless.ts'
import { byNumberCard } from '#conversation/notify/render-by-number.ts'
import { LOCALES } from '#conversation/words/locale.ts'
import { account, NOW } from '#test/support/dialogs.ts'

/** The forms that banks give the ids of their transfers. */
const IDS = ['5c9a7f1e0b3d4a0042f1c8aa', 'tr_1', 'TRN0042', 'a'.repeat(36)]
const cardOf = (what: ByNumberEvent, id: string, locale: (typeof LOCALES)[number]) => {
  const outside = { kind: 'other', name: '' } as const
  const own = { account: 'node_1', kind: 'deposit', name: 'Everyday' } as const
  const transfer: BankTransfer = {
    ...{ id, operation: '', status: 'debited', amount: usd(7_700n), note: '', createdAt: NOW, timeline: [] },
    ...{ from: own, to: outside, via: 'account-number' },
  }
  const facts = { locale, timeZone: 'America/New_York' }
  return byNumberCard({ what }, { transfer, account: account('Everyday') }, facts, NOW)
}
const reportsOn = (what: ByNumberEvent, id: string, locale: (typeof LOCALES)[number]) =>
  (cardOf(what, id, locale).rows ?? [])
    .flat()
    .map((each) => goalOfButton(statelessId(each) ?? ''))
    .filter((opened) => opened?.name === 'report')

const cases = LOCALES.flatMap((locale) =>
  (['taken', 'taken-back'] as const).flatMap((what) => IDS.map((id) => [what, id, locale] as const)),
)

it.each(cases)('a problem reported on the notice of money %s names that transfer, %s, in %s', (what, id, locale) =>
  expect(reportsOn(what, id, locale)).toEqual([{ name: 'report', slots: { transfer: id } }]),
)

it('a transfer whose id no button can carry is picked from the history', () =>
  expect(reportsOn('taken', 'not an id'.repeat(9), 'en')).toEqual([{ name: 'report', slots: {} }]))
