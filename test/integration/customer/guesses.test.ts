import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMongoStores } from '#adapters/mongo/index.ts'
import { createPinHasher, createSeals } from '#adapters/vault/index.ts'
import { signIn } from '#bank/customer/sign-in.ts'
import { type CustomerId, type IdentityKey, identityKey } from '#bank/ground/ids.ts'
import { aCustomer, openMongoStores, type StoresOnMongo } from '#test/support/mongo-stores.ts'

/** In the suite a tenth of what `npm run chaos:guesses` tries. */
const GUESSES = Number(process.env['PIN_GUESSES'] ?? 1_000)
const CONNECTIONS = 50
/** PINs looked at within one window, whoever asks: ten over all chats, and five in the one where the PIN was right before. */
const MOST_LOOKED_AT = 15
const NOW = Date.UTC(2026, 10, 30, 12)
const CHATS = ['telegram:4711', 'discord:4711', 'web:4711'].map(identityKey)

let fixture: StoresOnMongo
let customer: CustomerId
beforeEach(async () => {
  fixture = await openMongoStores()
  const [own, ...others] = CHATS
  const made = aCustomer()
  customer = made.id
  await fixture.stores.customers.insert(
    made,
    await createPinHasher({ memoryKiB: 8 }).hash('739152'),
    own as IdentityKey,
  )
  for (const chat of others) await fixture.stores.customers.attach(chat, customer)
})
afterEach(() => fixture.drop())

describe(`R33: ${GUESSES} guesses of a PIN over ${CONNECTIONS} connections and three channels`, () => {
  it('are looked at a handful of times, over restarts too, and nothing of the count is in Redis', async () => {
    const real = createPinHasher({ memoryKiB: 8 })
    const looked: string[] = []
    const hasher = {
      ...real,
      matches: async (pin: string, digest: string) => {
        looked.push(pin)
        return real.matches(pin, digest)
      },
    }
    /** A process of its own on the same database. */
    const restarted = () => {
      const stores = createMongoStores({
        ...{ client: fixture.client, database: fixture.name },
        seals: createSeals(fixture.dataKeys),
      })
      return { ...stores, hasher, wake: { notice: async () => undefined }, clock: () => NOW } as unknown as Parameters<
        typeof signIn
      >[0]
    }
    let process = restarted()
    let made = 0
    const kinds = new Map<string, number>()
    const connection = async (): Promise<void> => {
      while (made < GUESSES) {
        const serial = (made += 1)
        if (serial % (GUESSES / 10) === 0) process = restarted()
        const chat = CHATS[serial % CHATS.length] ?? identityKey('web:1')
        const { kind } = await signIn(process, {
          ...{ chat, turn: `guess:${serial}`, now: NOW + serial },
          pin: String(100_000 + serial),
        })
        kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
      }
    }
    await Promise.all(Array.from({ length: CONNECTIONS }, connection))
    expect(kinds.get('right')).toBeUndefined()
    expect(looked.length).toBeGreaterThan(0)
    expect(looked.length).toBeLessThanOrEqual(MOST_LOOKED_AT)
    expect(kinds.get('locked')).toBeGreaterThan(GUESSES - 2 * MOST_LOOKED_AT)
    // The right one is no better: a locked door does not tell.
    const right = { chat: CHATS[2] ?? identityKey('web:1'), turn: 'right', now: NOW + GUESSES, pin: '739152' }
    expect((await signIn(restarted(), right)).kind).toBe('locked')
  }, 300_000)
})
