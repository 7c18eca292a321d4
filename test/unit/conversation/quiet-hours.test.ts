import { describe, expect, it } from 'vitest'
import type { Alert } from '#bank/alert/alert.ts'
import { money, usd } from '#bank/ground/money.ts'
import type { Notice } from '#bank/ground/notice.ts'
import { stepAfter } from '#bank/notice/life-cycle.ts'
import { newId } from '#bank/ground/ids.ts'
import { alertsDialog } from '#conversation/alert/dialog.ts'
import { paidPerCoin } from '#conversation/alert/paid.ts'
import { keptQuiet } from '#conversation/notify/quiet.ts'
import { bankFacts, drive } from '#test/support/dialogs.ts'

describe('quiet hours', () => {
  it('are set, shown in the list and ended', () => {
    const person = drive(alertsDialog)
    person.open({ from: '22:00', to: '7:00' }, 'quiet-hours')
    expect(person.facts.me.quietHours).toEqual({ from: 1_320, to: 420 })
    expect(person.text()).toContain('Quiet hours: 10:00 PM to 7:00 AM')
    person.open({}, 'alerts')
    expect(person.text()).toContain('Quiet hours: 10:00 PM to 7:00 AM')
    person.open({ off: 'yes' }, 'quiet-hours')
    expect(person.facts.me.quietHours).toBeUndefined()
    expect(person.text()).toContain('Quiet hours are off')
  })

  it.each([[{ from: '25:00', to: '7:00' }], [{ from: '7:00', to: '7:00' }], [{ from: 'x', to: '7:00' }]])(
    'of %o change nothing',
    (slots) => {
      const person = drive(alertsDialog)
      person.open(slots, 'quiet-hours')
      expect(person.facts.me.quietHours).toBeUndefined()
      expect(person.text()).toContain('Nothing was changed')
    },
  )
})

const id = newId('alert')
const at = (iso: string): number => Date.parse(iso)
const NIGHT = at('2026-12-01T03:00:00-05:00')
const MORNING = at('2026-12-01T07:00:00-05:00')

type Over = {
  readonly nth?: number
  readonly rings?: number
  readonly rungAt?: number
  readonly now?: number
  readonly kind?: 'level' | 'summary'
  readonly isQuiet?: boolean
}
const kept = ({ nth = 1, rings = 1, rungAt = NIGHT, now = NIGHT, kind = 'level', isQuiet = true }: Over) => {
  const facts = bankFacts()
  const quietHours = isQuiet ? { from: 1_320, to: 420 } : undefined
  const customer = { ...facts.me, timeZone: 'America/New_York', quietHours }
  const alert = { id, rings, rung: { at: rungAt, price: usd(1n) }, condition: { kind } } as unknown as Alert
  const ports = { customers: { find: async () => customer }, alerts: { find: async () => alert }, clock: () => now }
  const about = { kind: 'alert', alert: id, price: '1', at: NIGHT } as const
  const notice: Notice = { id: `${id}:${nth}`, customer: customer.id, conversation: 'web:1', about, createdAt: NIGHT }
  return keptQuiet(ports as unknown as Parameters<typeof keptQuiet>[0], notice)
}

describe('an alert in its customer’s quiet hours', () => {
  it('waits for their end, and is told then', async () => {
    expect(await kept({})).toEqual({ kind: 'early', dueAt: MORNING })
    expect(await kept({ now: MORNING })).toBeUndefined()
    expect(await kept({ isQuiet: false })).toBeUndefined()
  })
  it('is due at their end, and not tried before', () => {
    const notice = { createdAt: NIGHT } as Notice
    expect(stepAfter(notice, { kind: 'early', dueAt: MORNING }, NIGHT)).toEqual({ state: 'waiting', dueAt: MORNING })
  })
  it('is told once: the last ring of the night for all of them', async () => {
    expect(await kept({ nth: 1, rings: 3, now: MORNING })).toEqual({ kind: 'void' })
    expect(await kept({ nth: 3, rings: 3, now: MORNING })).toBeUndefined()
  })
  it('is told for itself where the next ring came after the night', async () => {
    expect(await kept({ nth: 1, rings: 2, rungAt: MORNING + 1, now: MORNING + 2 })).toBeUndefined()
  })
  it('comes at once where it is a summary: its time of day was asked for', async () => {
    expect(await kept({ kind: 'summary' })).toBeUndefined()
  })
})

describe('below what was paid', () => {
  it('is counted from the average cost of the coins that are held', () => {
    const person = drive(alertsDialog)
    person.open({ coin: 'BTC', percent: '10', way: 'down', of: 'paid' }, 'alert')
    // 0.0005 BTC for $30.00.
    expect(person.text()).toContain('You paid $60,000.00 for 1 BTC on average')
    expect(person.text()).toContain('10% below $60,000.00 (at or below $54,000.00)')
    expect(person.facts.alerts[0]?.condition).toMatchObject({ kind: 'from', from: usd(60_000_00n), percent: 1_000 })
  })
  it('sets nothing where no purchase is known', () => {
    const person = drive(alertsDialog)
    person.open({ coin: 'ETH', percent: '10', way: 'down', of: 'paid' }, 'alert')
    expect(person.text()).toContain('No alert was set')
    expect(person.facts.alerts).toEqual([])
  })
  it.each([
    [100_000_000n, 0n, 50_000_00n, 50_000_00n],
    [200_000_000n, 100_000_000n, 50_000_00n, 50_000_00n],
    [100_000_000n, 100_000_000n, 0n, undefined],
    [0n, 0n, 0n, undefined],
  ])('%s held, %s of unknown cost, basis %s', (held, unknown, basis, paid) => {
    const position = { held: money('BTC', held), costUnknown: money('BTC', unknown), basis: usd(basis) }
    expect(paidPerCoin(position)).toEqual(paid === undefined ? undefined : usd(paid))
  })
})
