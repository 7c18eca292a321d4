import { expect, it } from 'vitest'
import type { OwnedNotice } from '#bank/ground/notice.ts'
import type { Operation } from '#bank/ground/operation.ts'
import type { Ports } from '#bank/registry.ts'
import { renderNotice } from '#conversation/notify/render.ts'
import { aCustomer, anOperation } from '#test/support/mongo-stores.ts'

const customer = aCustomer()

/** What a notice that was written while the operation was confirmed says of it as it is now. */
const rendered = async (now: Partial<Operation>) => {
  const operation = { ...anOperation({ customer: customer.id }), state: 'confirmed', ...now } as const
  const ports = {
    operations: { find: async () => operation },
    customers: { find: async () => customer },
    accounts: { ofCustomer: async () => [] },
    entries: { findByOperation: async () => undefined },
    clock: () => operation.createdAt + 60_000,
    // What is not needed here: touching it fails the test.
  } as unknown as Ports
  const about = { kind: 'operation', operation: operation.id } as const
  const id = `${operation.id}:confirmed`
  const notice: OwnedNotice = {
    id,
    customer: customer.id,
    conversation: 'web:1',
    about,
    createdAt: operation.createdAt,
  }
  return renderNotice(ports, { ...notice, about }, { locale: 'en' })
}

it('waits where what it tells of is not kept yet, and is told once it is', async () => {
  expect(await rendered({})).toBe('later')
  expect(await rendered({ away: true })).toMatchObject({ message: { card: expect.any(String) } })
  expect(await rendered({ cancel: 'too-late' })).toMatchObject({ message: { card: expect.any(String) } })
})

it('is not told any more where the operation has gone on', async () => {
  expect(await rendered({ state: 'settled' })).toBe('never')
  expect(await rendered({ state: 'submitted', away: true })).toBe('never')
})
