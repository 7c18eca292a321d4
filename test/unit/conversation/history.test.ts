import type { HistoryItem } from '#bank/ground/history.ts'
import { describe, expect, it } from 'vitest'
import type { OperationId } from '#bank/ground/ids.ts'
import { usd } from '#bank/ground/money.ts'
import { historyDialog } from '#conversation/account/history.ts'
import { account, drive, NOW, bankFacts } from '#test/support/dialogs.ts'

const line = (n: number, over: Partial<HistoryItem> = {}): HistoryItem => {
  const everyday = account('Everyday')
  return {
    transfer: `t${n}`,
    direction: 'out',
    account: everyday.id,
    accountName: 'Everyday',
    other: 'Alex Doe',
    operation: 'op_00000000000000000000000000aa7f3a' as OperationId,
    entry: {
      accounts: [everyday.id],
      customers: [everyday.customer],
      transfer: {
        id: `t${n}`,
        operation: 'op_00000000000000000000000000aa7f3a',
        status: 'settled',
        amount: usd(BigInt(n * 100)),
        from: { kind: 'deposit', name: 'Maria Lopez' },
        to: { kind: 'deposit', name: 'Alex Doe' },
        note: 'Lunch',
        createdAt: NOW - n * 3_600_000,
        timeline: [
          { at: NOW - n * 3_600_000 + 1_000, status: 'debited', note: '' },
          { at: NOW - n * 3_600_000 + 60_000, status: 'settled', note: '' },
        ],
      },
    },
    ...over,
  }
}
const lines = Array.from({ length: 18 }, (_, n) => line(n + 1))

describe('history', () => {
  const opened = () => {
    const person = drive(historyDialog, bankFacts({ lines: [...lines] }))
    person.open({}, 'history')
    return person
  }

  it('names both accounts where money went between one’s own', () => {
    const between = line(1, { direction: 'between', other: 'Savings' })
    const person = drive(historyDialog, bankFacts({ lines: [between] }))
    person.open({}, 'history')
    expect(person.text()).toContain('$1.00 from Everyday to Savings')
    person.press('1')
    expect(person.text()).toMatch(/From: Everyday\nTo: Savings/)
    expect(person.text()).not.toContain('Maria Lopez')
  })

  it('shows pages of eight, newest first, and pages both ways', () => {
    const person = opened()
    expect(person.text()).toMatch(/1\. Nov 23: −\$1\.00 to Alex Doe/)
    expect(person.text()).toContain('8. ')
    expect(person.text()).not.toContain('9. ')
    expect(person.labels()).not.toContain('‹ Newer')
    person.press('Older ›')
    expect(person.text()).toContain('page 2')
    expect(person.text()).toContain('−$9.00')
    person.press('Older ›')
    expect(person.text()).toContain('−$17.00')
    expect(person.labels()).not.toContain('Older ›')
    person.press('‹ Newer')
    expect(person.text()).toContain('−$9.00')
  })

  it('opens one entry for its full life, and comes back to the page it was on', () => {
    const person = opened()
    person.press('Older ›')
    person.press('2')
    const text = person.text()
    for (const part of [
      '−$10.00 to Alex Doe',
      'Note: Lunch',
      'Created',
      'In progress',
      'Completed: it’s final',
      'Reference 00AA-7F3A',
      't10',
    ])
      expect(text).toContain(part)
    person.press('Back')
    expect(person.text()).toContain('page 2')
  })

  it('shows one account, by its name or chosen, and says when there is none', () => {
    const person = opened()
    person.press('Choose an account')
    person.press('Everyday')
    expect(person.text()).toContain('History of Everyday')
    const named = drive(historyDialog, bankFacts({ lines: [...lines] }))
    named.open({ account: 'everyday' }, 'history')
    expect(named.text()).toContain('History of Everyday')
    named.open({ account: 'Yacht' }, 'history')
    expect(named.text()).toContain('You don’t have an account called Yacht')
  })

  it('exports as a file beside the list', () => {
    const person = opened()
    person.press('Export as a file')
    expect(person.shown()[1]?.attachment).toMatchObject({ type: 'text/csv', name: 'history.csv' })
    expect(person.text()).toContain('18 entries')
  })

  it('says what has not settled, and the bank’s code', () => {
    const back = line(1)
    const returned = {
      ...back,
      entry: { ...back.entry, transfer: { ...back.entry.transfer, status: 'returned', code: 'R01' } as const },
    }
    const person = drive(historyDialog, bankFacts({ lines: [returned] }))
    person.open({}, 'history')
    expect(person.text()).toContain('sent back')
    person.press('1')
    expect(person.text()).toContain('R01')
    expect(person.text()).toContain('there wasn’t enough money in the account it was paid from')
  })

  it('says when nothing happened yet', () => {
    const person = drive(historyDialog)
    person.open({}, 'history')
    expect(person.text()).toContain('Nothing has come in or gone out yet')
  })
})
