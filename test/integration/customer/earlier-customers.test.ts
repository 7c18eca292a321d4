import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createPinHasher } from '#adapters/vault/index.ts'
import { checkClaim, makeClaim } from '#bank/customer/claim.ts'
import { identifyEarlier } from '#bank/customer/person.ts'
import { personOf } from '#bank/ground/customer.ts'
import { customerId, derivedId, identityKey, newId } from '#bank/ground/ids.ts'
import type { Ports } from '#bank/registry.ts'
import { ok } from '#kit/result.ts'
import { readGolden } from '#test/golden/files.ts'
import { dumpOf, openMongoStores, type StoresOnMongo } from '#test/support/mongo-stores.ts'

/** One and two gave the same last four digits and date of birth, three another date, four is not known to have given any. */
const Golden = z.object({
  dataKeys: z.object({ current: z.string(), keys: z.record(z.string(), z.string()) }),
  documents: z.array(z.looseObject({ _id: z.string() })),
})
const golden = Golden.parse(readGolden('customers-before-012'))
const [one, two, three, four] = golden.documents.map(({ _id }) => customerId(_id))
const hasher = createPinHasher({ memoryKiB: 64, passes: 1 })
const NOW = Date.UTC(2026, 10, 23, 13)

let fixture: StoresOnMongo
let failures: object[]
beforeEach(async () => {
  failures = []
  fixture = await openMongoStores({ dataKeys: golden.dataKeys })
  await fixture.db.collection<{ _id: string }>('customers').insertMany(golden.documents)
  await starts()
})
afterEach(() => fixture.drop())

/** A process of this version, on what an earlier one has left. */
const starts = async (): Promise<void> => {
  await fixture.db.collection<{ _id: number }>('migrations').deleteOne({ _id: 17 })
  await fixture.stores.ready()
}
const portsNow = () =>
  ({
    ...fixture.stores,
    clock: () => NOW,
    log: { info: () => {}, warn: () => {}, error: (facts: object) => void failures.push(facts) },
    // What is not needed here: touching it fails the test.
  }) as unknown as Ports
const persons = async () =>
  await Promise.all(
    [one, two, three, four].map(async (id) => personOf(must(await fixture.stores.customers.find(must(id))))),
  )
const must = <T>(found: T | undefined): T => {
  if (found === undefined) throw new Error('it is not there')
  return found
}

describe('customers whom a version without fingerprints registered', () => {
  it('become one person by what is kept of their number, in sweeps, and nobody else does', async () => {
    expect(new Set(await persons()).size).toBe(4)
    await identifyEarlier(portsNow())
    expect(await persons()).toEqual([one, one, three, four])
    expect(await fixture.stores.persons.unidentified('', 10)).toEqual([])
    // Whoever registers now with all nine digits is recognised by what they share.
    const given = { customer: newId('customer'), birthDate: '1990-05-17', now: NOW }
    expect((await fixture.stores.persons.identify({ ...given, ssn: '219091234' })).person).toBe(one)
    expect(failures).toEqual([])
  })

  it('are found again by the next sweep where one dies, and one that can’t be read holds up nobody', async () => {
    const customers = fixture.db.collection<{ _id: string }>('customers')
    const whole = await customers.findOne({ _id: must(one) })
    await customers.updateOne({ _id: must(one) }, { $set: { 'personal.ssnLast4': 'v1.k1.spoilt' } })
    await identifyEarlier(portsNow())
    expect(failures).toHaveLength(1)
    expect(await fixture.stores.persons.unidentified('', 10)).toEqual([one])
    await customers.replaceOne({ _id: must(one) }, must(whole ?? undefined))
    await identifyEarlier(portsNow())
    await starts()
    await identifyEarlier(portsNow())
    expect(await persons()).toEqual([two, two, three, four])
    expect(await fixture.stores.persons.unidentified('', 10)).toEqual([])
  })

  it('are known by the whole number once the bank has confirmed it on a way back', async () => {
    await identifyEarlier(portsNow())
    const proven: string[] = []
    const users = { isProven: async ({ user }: { user: string }) => (proven.push(user), ok(true)) }
    const ports = {
      ...portsNow(),
      hasher,
      settings: {},
      rail: { users },
      wake: { notice: async () => {} },
    } as unknown as Ports
    const chat = identityKey('web:lost')
    const claim = {
      chat,
      turn: 'web:lost:1',
      now: NOW,
      handle: 'golden_3',
      aim: 'new-chat-and-pin',
      proof: 'identity',
    } as const
    await makeClaim(ports, { ...claim, ssn: '219091234', birthDate: '1991-01-01' })
    await checkClaim(ports, must(await fixture.stores.claims.find(chat)))
    expect(proven).toEqual(['user_3'])
    expect((await fixture.stores.claims.find(chat))?.id).toBe(derivedId('recovery', 'claim', chat, claim.turn))
    const again = { customer: newId('customer'), birthDate: '1999-09-09', ssn: '219091234', now: NOW }
    expect(await fixture.stores.persons.identify(again)).toEqual({ person: three, isSure: true })
  })

  it('have their PIN’s digest sealed at the start, and it goes on working', async () => {
    expect(JSON.stringify(golden.documents)).toContain('$argon2id')
    expect(await dumpOf(fixture.db)).not.toContain('$argon2id')
    for (const id of [one, two]) {
      const { digest } = must(await fixture.stores.pins.read(must(id)))
      expect(await hasher.matches('739152', digest)).toBe(true)
    }
  })
})
