import { afterEach, beforeEach, expect, it } from 'vitest'
import { whyCrowded } from '#bank/customer/registrations.ts'
import { openMongoStores, dumpOf, type StoresOnMongo } from '#test/support/mongo-stores.ts'

let fixture: StoresOnMongo
beforeEach(async () => {
  fixture = await openMongoStores()
})
afterEach(() => fixture.drop())

const NOW = 400_000 * 3_600_000
const settings = { registrationsPerHour: 30, registrationsPerNetwork: 5 }
let turns = 0
/** Each in a chat of their own. */
const registers = async (network?: string, now = NOW): Promise<string> => {
  const chat = `${network === undefined ? 'telegram' : 'web'}:${++turns}`
  const given = { conversation: chat, identity: chat, network, turn: `turn ${turns}`, now }
  return (await whyCrowded({ ...fixture.stores, settings }, given))?.kind ?? 'room'
}
const rooms = async (count: number, network: (n: number) => string | undefined): Promise<number> => {
  let room = 0
  for (let n = 0; n < count; n += 1) if ((await registers(network(n))) === 'room') room += 1
  return room
}

it('one stranger registers as many as a network may, however many chats they make, and takes no place of others', async () => {
  expect(await rooms(40, () => '192.0.2.1')).toBe(5)
  expect(await rooms(20, (n) => `198.51.100.${n}`)).toBe(20)
  expect(await registers('192.0.2.1', NOW + 3_600_001)).toBe('room')
  // Where they come from is counted, and not written down.
  expect(await dumpOf(fixture.db)).not.toMatch(/192\.0\.2|198\.51/)
})

it('a botnet of browsers uses up what browsers share, and nothing of people whom a platform knows', async () => {
  expect(await rooms(50, (n) => `203.0.113.${n}`)).toBe(30)
  expect(await registers('198.51.100.7')).toBe('too-many')
  expect(await registers()).toBe('room')
})
