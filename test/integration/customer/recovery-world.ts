import type { Claim } from '#bank/customer/claim.ts'
import { checkClaims, makeClaim } from '#bank/customer/claim.ts'
import { advanceRecoveries } from '#bank/customer/recovery-sweep.ts'
import { approve, askOtherChats, stop } from '#bank/customer/recover.ts'
import { finish } from '#bank/customer/recovery-finish.ts'
import { leaveRecovery, standingOf, stopAndFreeze } from '#bank/customer/standing.ts'
import type { Customer } from '#bank/ground/customer.ts'
import { type IdentityKey, identityKey, type RecoveryId } from '#bank/ground/ids.ts'
import type { Ports } from '#bank/registry.ts'
import { aCustomer, openMongoStores } from '#test/support/mongo-stores.ts'

export const NOON = Date.UTC(2026, 10, 23, 17)
export const HOUR_MS = 3_600_000
export const DAY_MS = 24 * HOUR_MS
export const PIN = '739152'
export const SSN = '219092222'
export const BIRTH_DATE = '1990-05-17'

export const chatOf = (name: string): IdentityKey => identityKey(`web:${name}`)

/** One customer with two chats, on real stores, with an injected clock and a bank that knows one number. */
export const openRecoveryWorld = async () => {
  const { stores, db, drop } = await openMongoStores()
  let now = NOON
  let isBankAway = false
  let serial = 0
  const isProven = async ({ ssn, birthDate }: { ssn: string; birthDate: string }) =>
    isBankAway
      ? { ok: false, error: { kind: 'not-sent', message: 'away' } }
      : { ok: true, value: ssn === SSN && birthDate === BIRTH_DATE }
  const ports = {
    ...stores,
    hasher: {
      hash: async (pin: string) => `digest of ${pin}`,
      matches: async (pin: string, digest: string) => digest === `digest of ${pin}`,
    },
    rail: { users: { isProven } },
    wake: { operation: async () => {}, notice: async () => {}, sync: async () => {} },
    clock: () => now,
    settings: {},
    log: { info: () => {}, warn: () => {}, error: () => {} },
    // What is not needed here: touching it fails the test.
  } as unknown as Ports
  const [phone, laptop] = [chatOf('phone'), chatOf('laptop')]
  const customer = aCustomer({ handle: 'nora', birthDate: BIRTH_DATE, bankUserId: 'user_1', tier: 'full', missing: [] })
  await stores.customers.insert(customer, `digest of ${PIN}`, phone)
  await stores.customers.attach(laptop, customer.id)

  const act = (chat: IdentityKey, turn?: string) => ({ chat, turn: turn ?? `turn:${(serial += 1)}`, now })
  const owner = async (): Promise<Customer> => {
    const found = await stores.customers.find(customer.id)
    if (found === undefined) throw new Error('the customer is gone')
    return found
  }
  const world = {
    ports,
    db,
    drop,
    customer,
    phone,
    laptop,
    owner,
    at: (then: number) => void (now = then),
    after: (ms: number) => void (now += ms),
    now: () => now,
    bankIsAway: (is: boolean) => void (isBankAway = is),
    /** What the jobs do, again and again. */
    runs: async (instead: Partial<Ports> = {}) => {
      await checkClaims({ ...ports, ...instead })
      await advanceRecoveries({ ...ports, ...instead })
    },
    claimsByPin: (chat: IdentityKey, pin = PIN, handle = 'nora', turn?: string, network?: string) =>
      makeClaim(ports, { ...act(chat, turn), handle, aim: 'new-chat', proof: 'pin', pin, network }),
    claimsByIdentity: (
      chat: IdentityKey,
      {
        ssn = SSN,
        birthDate = BIRTH_DATE,
        handle = 'nora',
        turn,
        network,
      }: Partial<Record<'ssn' | 'birthDate' | 'handle' | 'turn' | 'network', string>> = {},
      aim: 'new-chat-and-pin' | 'new-pin' = 'new-chat-and-pin',
    ) => makeClaim(ports, { ...act(chat, turn), handle, aim, proof: 'identity', ssn, birthDate, network }),
    asks: (chat: IdentityKey) => askOtherChats(ports, customer.id, act(chat)),
    approves: async (chat: IdentityKey, id?: RecoveryId, turn?: string) =>
      approve(ports, await owner(), id ?? (await world.current()).id, act(chat, turn)),
    stops: async (chat: IdentityKey, id?: RecoveryId, turn?: string) =>
      stop(ports, customer.id, id ?? (await world.current()).id, act(chat, turn)),
    stopsAndFreezes: async (chat: IdentityKey, turn?: string) =>
      stopAndFreeze(ports, await owner(), (await world.current()).id, act(chat, turn)),
    finishes: (chat: IdentityKey, pin?: string, turn?: string) =>
      finish(ports, customer.id, { ...act(chat, turn), ...(pin !== undefined && { pin }) }),
    leaves: (chat: IdentityKey) => leaveRecovery(ports, act(chat)),
    stands: async (chat: IdentityKey) => (await standingOf(ports, chat, now)).standing,
    claimOf: (chat: IdentityKey): Promise<Claim | undefined> => stores.claims.find(chat),
    current: async () => {
      const found = await stores.recoveries.find(customer.id)
      if (found === undefined) throw new Error('there is no way back')
      return found
    },
    isPin: async (pin: string) => (await stores.pins.read(customer.id))?.digest === `digest of ${pin}`,
    isLinked: async (chat: IdentityKey) => (await stores.customers.findByIdentity(chat))?.id === customer.id,
    /** What each chat was told, as `<kind or event>`. */
    told: async (chat: IdentityKey): Promise<readonly string[]> => {
      const found = await db.collection('notices').find({ conversation: chat }).sort({ createdAt: 1 }).toArray()
      return found.map(({ about }) => (about.kind === 'recovery' ? `recovery ${about.stage}` : `${about.what}`))
    },
  }
  return world
}
export type RecoveryWorld = Awaited<ReturnType<typeof openRecoveryWorld>>
