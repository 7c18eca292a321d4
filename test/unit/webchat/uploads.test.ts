import { expect, it } from 'vitest'
import { createUploads } from '#adapters/webchat/uploads.ts'
import type { ConversationId } from '#bank/ground/ids.ts'

const from = (chat: number, address: string | undefined, bytes = 10) => ({
  conversation: `web:${chat}` as ConversationId,
  address,
  bytes,
})
const limits = { bytes: 100, perConversation: 2, perAddress: 4 }

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
