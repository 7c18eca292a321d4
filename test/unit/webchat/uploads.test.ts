import { expect, it } from 'vitest'
import { createUploads } from '#adapters/webchat/uploads.ts'
import type { ConversationId } from '#bank/ground/ids.ts'

/** One that has come, and is being looked at. */
const from = (chat: number, address: string | undefined, bytes = 10) => ({
  conversation: `web:${chat}` as ConversationId,
  place: address,
  bytes,
  received: () => Number.POSITIVE_INFINITY,
  cut: () => undefined,
})
const limits = { bytes: 100, ofConversation: 2, ofPlace: 4, bytesOfPlace: 100, least: 1 }

it('counts bytes in hand, and gives them back', () => {
  const uploads = createUploads(limits)
  const first = uploads.begin(from(1, 'a', 60))
  expect(first).toBeDefined()
  expect(uploads.begin(from(2, 'b', 41))).toBeUndefined()
  expect(uploads.begin(from(2, 'b', 40))).toBeDefined()
  first?.()
  expect(uploads.begin(from(3, 'c', 60))).toBeDefined()
})

it('has room for two of one chat and four of one address, and for others beside them', () => {
  const uploads = createUploads(limits)
  expect([1, 1, 1].map((chat) => uploads.begin(from(chat, 'a')) !== undefined)).toEqual([true, true, false])
  expect([2, 3, 4].map((chat) => uploads.begin(from(chat, 'a')) !== undefined)).toEqual([true, true, false])
  expect(uploads.begin(from(5, 'b'))).toBeDefined()
})

const MB = 1024 * 1024

/** A clock, and pictures of eight megabytes that come at so many bytes a second. */
const aWorld = () => {
  const world: { now: number; chat: number; cut: string[] } = { now: 0, chat: 0, cut: [] }
  const uploads = createUploads(undefined, () => world.now)
  return {
    ...{ world, after: (ms: number) => void (world.now += ms) },
    begin: (address: string, perSecond: number, bytes = 8 * MB) => {
      const since = world.now
      world.chat += 1
      return uploads.begin({
        ...{ conversation: `web:${world.chat}` as ConversationId, place: address, bytes },
        received: () => ((world.now - since) / 1_000) * perSecond,
        cut: () => void world.cut.push(address),
      })
    },
  }
}

it('keeps room for others from two networks, whatever they hand in', () => {
  const { begin, world } = aWorld()
  const theirs = ['x', 'y'].flatMap((address) => Array.from({ length: 4 }, () => begin(address, 512)))
  expect(theirs.filter((each) => each !== undefined)).toHaveLength(4)
  expect(['a', 'b', 'c', 'd'].every((address) => begin(address, 50_000) !== undefined)).toBe(true)
  expect(world.cut).toEqual([])
})

it('takes room from the network that has most of it for one that has less', () => {
  const { begin, world, after } = aWorld()
  for (const address of ['w', 'x', 'y', 'z']) for (const _ of [1, 2]) begin(address, address === 'y' ? 90_000 : 1 * MB)
  after(1_000)
  expect(begin('a', 50_000)).toBeDefined()
  // Of those with most the one that comes most slowly.
  expect(world.cut).toEqual(['y'])
  // One that has taken its share gets no more for it.
  expect(begin('a', 50_000)).toBeUndefined()
})

it('takes it from the one that hardly comes forward, where all have the same, and from none that does', () => {
  const { begin, world, after } = aWorld()
  for (const address of ['s', 't', 'u', 'v', 'w', 'x', 'y']) begin(address, 100_000)
  begin('slow', 600)
  expect(begin('a', 50_000)).toBeUndefined()
  after(3_000)
  expect(begin('a', 50_000)).toBeDefined()
  expect(world.cut).toEqual(['slow'])
  expect(begin('b', 50_000)).toBeUndefined()
  expect(world.cut).toEqual(['slow'])
})

it('cuts nothing for one that would not fit all the same', () => {
  const { begin, world, after } = aWorld()
  for (const address of ['s', 't', 'u', 'v', 'w', 'x', 'y']) begin(address, 100_000)
  begin('slow', 600, 1 * MB)
  begin('last', 100_000, 7 * MB)
  after(3_000)
  expect(begin('a', 50_000)).toBeUndefined()
  expect(world.cut).toEqual([])
})
