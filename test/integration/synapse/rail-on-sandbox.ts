import { afterAll, beforeAll, expect } from 'vitest'
import type { SynapseConfig } from '#adapters/synapse/index.ts'
import { createSynapseRail } from '#adapters/synapse/index.ts'
import type { Profile } from '#bank/ground/customer.ts'
import { newId } from '#bank/ground/ids.ts'
import type { BankUser, RailFailure } from '#bank/ground/rail.ts'
import type { Result } from '#kit/result.ts'
import { createSandbox, type Sandbox } from '#sandbox/server.ts'
import { mongoUrl, reusedDatabase } from '#test/support/servers.ts'

export const GOOD_SSN = '987652222'
export const PHOTO = `data:image/png;base64,${Buffer.from('a photo of a card').toString('base64')}`
export const IP = '203.0.113.7'

export type RailOnSandbox = {
  config: SynapseConfig
  rail: ReturnType<typeof createSynapseRail>
  /** Moves the bank's time forward and lets everything happen that was due. */
  step(ms: number): Promise<void>
  /** From now on a coin costs so many cents there, and stays at that. */
  price(coin: 'BTC' | 'ETH', cents: bigint): Promise<void>
  /** What the bank is told to do wrong. */
  faults: Sandbox['faults']
}

let people = 0
export const profile = (changes: Partial<Profile> = {}): Profile => {
  people += 1
  return {
    handle: `ada_${people}`,
    legalName: `Ada Byron ${people}`,
    email: `ada.${people}+bank@example.com`,
    phone: `+1415555${String(1000 + people)}`,
    birthDate: '1990-02-03',
    address: {
      street: '1 Market Street Suite 1000',
      city: 'San Francisco',
      state: 'CA',
      postalCode: '94105',
      country: 'US',
    },
    ...changes,
  }
}

/** One bank for a test file, whose time stands still until it is moved. */
export const startRailOnSandbox = (timeoutMs = 5_000): RailOnSandbox => {
  const bank = {} as RailOnSandbox
  let stop: () => Promise<void> = async () => {}
  beforeAll(async () => {
    const database = await reusedDatabase('sandbox')
    const sandbox = await createSandbox({
      port: 0,
      adminPort: 0,
      mongodbUrl: mongoUrl(),
      database: database.name,
      clock: 'manual',
    })
    const { url } = await sandbox.listen()
    const { clientId, clientSecret } = sandbox.services.settings
    const credentials = { clientId, clientSecret, fingerprint: 'parley-test' }
    bank.config = { baseUrl: url, ...credentials, timeoutMs, clock: Date.now }
    bank.rail = createSynapseRail(bank.config)
    bank.faults = sandbox.faults
    bank.price = (coin, cents) => {
      const { prices, clock } = sandbox.services
      return prices.add([{ coin, at: clock.now(), cents, hold: true }])
    }
    bank.step = (ms) => sandbox.step(ms)
    stop = async () => {
      await sandbox.close()
      await database.drop()
    }
  })
  afterAll(() => stop())
  return bank
}

/** The value of what must have worked. */
export const must = async <T>(result: Promise<Result<T, RailFailure>>): Promise<T> => {
  const settled = await result
  expect(settled).toMatchObject({ ok: true })
  return (settled as { value: T }).value
}

/** A user whose identity check went well, unless the SSN says otherwise. */
export const register = async (
  { rail, step }: RailOnSandbox,
  { who = profile(), ssn = GOOD_SSN, photo = true } = {},
): Promise<BankUser> => {
  const made = await must(rail.users.create({ operation: newId('operation'), profile: who, ssn, ip: IP }))
  if (photo) await must(rail.users.submitDocument({ user: made.id, document: { kind: 'photo-id', dataUri: PHOTO } }))
  await step(3_000)
  return must(rail.users.read(made.id))
}
