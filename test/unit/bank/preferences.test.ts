import { expect, it } from 'vitest'
import { setLanguage, setTimeZone } from '#bank/customer/preferences.ts'
import { limitDayOf } from '#bank/ground/allowances.ts'
import type { Customer } from '#bank/ground/customer.ts'
import { identityKey } from '#bank/ground/ids.ts'
import { ok } from '#kit/result.ts'
import { customer } from '#test/support/dialogs/bank-facts.ts'

const NOW = Date.UTC(2026, 10, 23, 6, 0)
const actor = { chat: identityKey('web:1'), turn: 'web:1:1', now: NOW }

const keeping = (me: Customer) => {
  const kept = { me, audited: [] as string[] }
  const update = async (_: unknown, set: Partial<Customer>) => {
    kept.me = { ...kept.me, ...set }
    return ok(undefined)
  }
  const audit = { append: async ({ what }: { readonly what: string }) => void kept.audited.push(what) }
  return { kept, ports: { customers: { update }, audit } }
}

it.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/Denver', 'Asia/Tokyo', 'UTC', 'Pacific/Honolulu'])(
  'the day of the limits is the same after %s was named, and after another',
  async (timeZone) => {
    const { kept, ports } = keeping(customer())
    const before = limitDayOf(NOW, kept.me)
    await setTimeZone(ports, kept.me, { timeZone, actor })
    expect(kept.me).toMatchObject({ timeZone, timeZoneChosen: true, limitTimeZone: 'America/New_York' })
    await setTimeZone(ports, kept.me, { timeZone: 'Pacific/Guam', actor: { ...actor, turn: 'web:1:2' } })
    expect(limitDayOf(NOW, kept.me)).toBe(before)
    expect(kept.audited).toEqual(['time zone', 'time zone'])
  },
)

it('what is no time zone changes nothing', async () => {
  const { kept, ports } = keeping(customer())
  await expect(setTimeZone(ports, kept.me, { timeZone: 'Mars/Olympus', actor })).rejects.toThrow('Mars/Olympus')
  expect(kept.me.timeZone).toBe('America/New_York')
})

it('a language is written once', async () => {
  const { kept, ports } = keeping(customer())
  await setLanguage(ports, kept.me, 'es')
  expect(kept.me.language).toBe('es')
})
