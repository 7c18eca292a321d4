import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { conversationOf } from '#adapters/webchat/identity.ts'
import type { ConversationId } from '#bank/ground/ids.ts'
import { newClientToken, openEvents, postTurn } from './client.ts'
import { type ChatServer, serveChat } from './serve.ts'

let server: ChatServer
let token: string
let conversation: ConversationId

beforeAll(async () => {
  server = await serveChat()
})
beforeEach(async () => {
  token = newClientToken()
  const found = conversationOf(token)
  if (found === undefined) throw new Error('no conversation')
  conversation = found
  await postTurn(server.url, { token, act: { do: 'say', text: 'hello' } })
})
afterAll(() => server?.stop())

const report = async (tab: unknown, number: unknown, isLooking: boolean): Promise<number> => {
  const answer = await fetch(`${server.url}/chat/seen`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ seq: 1, isLooking, tab, report: number }),
  })
  return answer.status
}
const isLookedAt = () => server.transcript.isLookedAt(conversation)

it('is looked at while a tab says so, and not after it has left', async () => {
  expect(await isLookedAt()).toBe(false)
  expect(await report('a', 1, true)).toBe(204)
  expect(await isLookedAt()).toBe(true)
  await report('a', 2, false)
  expect(await isLookedAt()).toBe(false)
})

it('is not looked at again by a report that the last one of its tab has overtaken', async () => {
  await report('a', 10, false)
  await report('a', 9, true)
  expect(await isLookedAt()).toBe(false)
  await report('a', 11, true)
  expect(await isLookedAt()).toBe(true)
})

it('is still looked at in one tab when another one is left', async () => {
  await report('a', 1, true)
  await report('b', 1, false)
  expect(await isLookedAt()).toBe(true)
})

it('is not hidden by a report of a tab that left before another one came', async () => {
  await report('a', 1, true)
  await report('b', 1, true)
  await report('a', 2, false)
  expect(await isLookedAt()).toBe(true)
  await report('b', 2, false)
  expect(await isLookedAt()).toBe(false)
})

it('is left with the stream of its tab, whose last words may be lost; not with that of another', async () => {
  const stream = (tab: string) => openEvents(server.url, { authorization: `Bearer ${token}` }, `?after=0&tab=${tab}`)
  const [mine, other] = [await stream('a'), await stream('b')]
  await report('a', 5, true)
  other.close()
  mine.close()
  await expect.poll(isLookedAt).toBe(false)
  // What it says next counts.
  await report('a', 6, true)
  expect(await isLookedAt()).toBe(true)
})

it('goes on being looked at when another tab is closed', async () => {
  await report('a', 5, true)
  await server.transcript.seen(conversation, { seq: 0, isLooking: false, tab: 'b' })
  expect(await isLookedAt()).toBe(true)
})

it.each([
  ['a space', 'a b', 1],
  ['no name', '', 1],
  ['a line', 'a\nlooking', 1],
  ['a long name', 'a'.repeat(41), 1],
  ['a number below 0', 'a', -1],
  ['a fraction', 'a', 1.5],
  ['none', undefined, undefined],
])('refuses a report with %s', async (_, tab, number) => {
  expect(await report(tab, number, true)).toBe(400)
  expect(await isLookedAt()).toBe(false)
})
