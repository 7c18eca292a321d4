import { afterAll, beforeAll, expect, it } from 'vitest'
import { conversationOf } from '#adapters/webchat/identity.ts'
import type { Entry } from '#adapters/webchat/entries.ts'
import { cardId, type ConversationId } from '#bank/ground/ids.ts'
import { type ChatServer, serveChat } from './serve.ts'

let server: ChatServer
let conversation: ConversationId

beforeAll(async () => {
  server = await serveChat()
  const found = conversationOf(server.chat.newToken())
  if (found === undefined) throw new Error('no conversation')
  conversation = found
})
afterAll(() => server?.stop())

const numbers: Entry = {
  ...{ kind: 'card', at: 1 },
  message: { card: cardId('c-numbers'), text: [{ text: '98123' }], rows: [] },
}
const other: Entry = { kind: 'card', at: 1, message: { card: cardId('c-other'), text: [{ text: 'Other' }], rows: [] } }
const logged = async (): Promise<string> => JSON.stringify(await server.transcript.read(conversation, 0, 100))
const takeAway = async (key: string, text?: string): Promise<unknown> =>
  await server.chat.outbox.close({
    conversation,
    key,
    closing: [{ do: 'close', card: cardId('c-numbers'), ...(text !== undefined && { text: [{ text }] }) }],
  })

it('is not shown by an answer that comes late, once it was taken away', async () => {
  const begun = await server.transcript.begin(conversation, 'turn-1')
  // The process that took the turn died before its answer stood in the log; the page sends it again much later.
  await takeAway('hide-1', 'hidden')
  const again = await server.transcript.begin(conversation, 'turn-1')
  if (begun.kind !== 'begun' || again.kind !== 'begun') throw new Error('it was not answered')
  expect(again.since).toBe(begun.since)
  await server.transcript.append(conversation, { key: 'turn-1', entries: [numbers, other], since: again.since })
  expect(await logged()).not.toContain('98123')
  expect(await logged()).toContain('Other')
})

it('is shown by a turn that begins afterwards', async () => {
  const begun = await server.transcript.begin(conversation, 'turn-2')
  if (begun.kind !== 'begun') throw new Error('it was not answered')
  await server.transcript.append(conversation, { key: 'turn-2', entries: [numbers], since: begun.since })
  expect(await logged()).toContain('98123')
})

it('stays where its buttons alone were taken away', async () => {
  const begun = await server.transcript.begin(conversation, 'turn-3')
  if (begun.kind !== 'begun') throw new Error('it was not answered')
  await takeAway('hide-2')
  const entries: readonly Entry[] = [{ ...numbers, message: { ...numbers.message, text: [{ text: '55577' }] } }]
  await server.transcript.append(conversation, { key: 'turn-3', entries, since: begun.since })
  expect(await logged()).toContain('55577')
})
