import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CardId } from '#bank/ground/ids.ts'
import type { Act } from '#conversation/channel/turn.ts'
import { as, kinds, newClientToken, openEvents, postTurn } from './client.ts'
import { type ChatServer, serveChat } from './serve.ts'

let server: ChatServer
let token: string
const open: { close(): void }[] = []

const events = async (headers: Record<string, string> = as(token)) => {
  const stream = await openEvents(server.url, headers)
  open.push(stream)
  return stream
}
/** A stream that has caught up and is live. */
const liveEvents = async (headers?: Record<string, string>) => {
  const stream = await events(headers)
  await stream.until((all) => kinds(all).includes('ready'))
  return stream
}
const send = async (act: Act, id: string = randomUUID()) => {
  const answer = await postTurn(server.url, { token, act, id })
  expect(answer.status).toBe(200)
  return ((await answer.json()) as { seq: number }).seq
}
const say = (text: string) => send({ do: 'say', text })

beforeEach(async () => {
  server = await serveChat({ pingMs: 50 })
  token = newClientToken()
})
afterEach(async () => {
  for (const stream of open.splice(0)) stream.close()
  await server.stop()
})

describe('turns and events of the web chat', () => {
  it('gives receive a turn whose ids come from the token and the page, and answers with the last entry', async () => {
    const id = randomUUID()
    const seq = await send({ do: 'say', text: 'hello' }, id)
    const [turn] = server.bank.turns
    expect(turn).toMatchObject({ channel: 'web', abilities: { forms: true, erases: true }, who: { name: '' } })
    expect(turn?.conversation).toMatch(/^web:[0-9a-f]{32}$/)
    expect(turn?.who.identity).toBe(turn?.conversation)
    expect(turn?.id).toBe(`${turn?.conversation}:${id}`)
    expect(turn?.conversation).not.toContain(token)
    const { until } = await events()
    const seen = await until((all) => kinds(all).includes('ready'))
    expect(kinds(seen)).toEqual(['said', 'card', 'ready'])
    expect(seen[0]?.data).toMatchObject({ text: 'hello', removed: false, turn: id })
    expect(seen[1]).toMatchObject({ id: seq, data: { edited: false, message: { card: 'hello' } } })
    expect(seen[2]?.data).toEqual({ seq })
  })

  it('takes what was on its way for a while for the time at which it was done, and never for a later one', async () => {
    const before = Date.now()
    for (const agoMs of [90_000, 0, undefined])
      await postTurn(server.url, { token, act: { do: 'say', text: 'yes' }, ...(agoMs !== undefined && { agoMs }) })
    const [late = 0, now = 0, untold = 0] = server.bank.turns.map(({ at }) => at - before)
    expect(late).toBeLessThan(-80_000)
    for (const at of [now, untold]) expect(at).toBeGreaterThanOrEqual(0)
    for (const agoMs of [-1, 0.5, 1e300])
      expect((await postTurn(server.url, { token, act: { do: 'say', text: 'yes' }, agoMs })).status).toBe(400)
    expect(server.bank.turns).toHaveLength(3)
  })

  it('has told again what a chat showed lately when it begins, and when it was lost', async () => {
    await say('hello')
    await say('hello again')
    expect(server.begun).toHaveLength(1)
    await server.redis.del(...(await server.redis.keys(`${server.prefix}*`)))
    await say('hello')
    await say('hello again')
    expect(server.begun).toEqual([server.bank.turns[0]?.conversation, server.bank.turns[0]?.conversation])
  })

  it('shows what is said in one tab in the other', async () => {
    const [first, second] = await Promise.all([liveEvents(), liveEvents()])
    await say('hello')
    for (const tab of [first, second]) {
      expect(kinds(await tab.until((all) => all.length === 3))).toEqual(['ready', 'said', 'card'])
    }
  })

  it('keeps one conversation from another', async () => {
    const other = await liveEvents(as(newClientToken()))
    await say('hello')
    await (await events()).until((all) => all.length === 3)
    expect(kinds(other.seen)).toEqual(['ready'])
  })

  it('resumes after Last-Event-ID, by header or by address, with what came meanwhile', async () => {
    const seq = await say('hello')
    await say('chart')
    const resumed = await events(as(token, { 'last-event-id': String(seq) }))
    const seen = await resumed.until((all) => kinds(all).includes('ready'))
    expect(kinds(seen)).toEqual(['said', 'card', 'ready'])
    expect(seen[0]?.data).toMatchObject({ text: 'chart' })
    const again = await fetch(`${server.url}/chat/events?after=${seen[1]?.id}`, { headers: as(token) })
    const reader = again.body?.pipeThrough(new TextDecoderStream()).getReader()
    expect((await reader?.read())?.value).toContain('event: ready')
    await reader?.cancel()
  })

  it('replays the whole kept log, at most 200 entries, without a last number or with nonsense for one', async () => {
    const conversation = server.chat.conversationOf(token)
    if (conversation === undefined) throw new Error('the token is none')
    for (let n = 0; n < 230; n += 1) {
      const message = { card: `card-${n}` as CardId, text: [{ text: `number ${n}` }], rows: [] }
      await server.chat.outbox.deliver({ conversation, key: `k${n}`, message })
    }
    for (const headers of [as(token), as(token, { 'last-event-id': 'nonsense' })]) {
      const seen = await (await events(headers)).until((all) => kinds(all).includes('ready'))
      expect(seen).toHaveLength(201)
      expect(seen[0]?.data).toMatchObject({ message: { card: 'card-30' } })
      expect(seen[199]?.data).toMatchObject({ message: { card: 'card-229' } })
    }
  })

  it('answers a turn that is sent again with the same number, shows nothing twice and runs it once', async () => {
    const id = randomUUID()
    const act = { do: 'say', text: 'hello' } as const
    const together = await Promise.all(Array.from({ length: 8 }, () => send(act, id)))
    const later = await send(act, id)
    expect(new Set([...together, later]).size).toBe(1)
    expect(server.bank.turns).toHaveLength(1)
    const seen = await (await events()).until((all) => kinds(all).includes('ready'))
    expect(kinds(seen)).toEqual(['said', 'card', 'ready'])
  })

  it('replaces a card in place when its outcome comes', async () => {
    const stream = await liveEvents()
    await say('send 20 to alex')
    await send({ do: 'press', button: 'transfer-yes' })
    await stream.until((all) => all.length === 5)
    const conversation = server.bank.turns[0]?.conversation ?? ''
    await server.bank.settle(conversation, 'outcome')
    await server.bank.settle(conversation, 'outcome')
    const seen = await stream.until((all) => all.length === 6)
    expect(kinds(seen)).toEqual(['ready', 'said', 'card', 'pressed', 'card', 'card'])
    expect(seen[4]?.data).toMatchObject({ edited: true, message: { pending: true } })
    expect(seen[5]?.data).toMatchObject({ edited: true, message: { pending: false } })
    await expect.poll(() => stream.comments.includes(': ping')).toBe(true)
    expect(stream.seen).toHaveLength(6)
  })

  it('keeps an outcome that was faster than the answer of the press that began it', async () => {
    const id = randomUUID()
    await say('send 20 to alex')
    const conversation = server.bank.turns[0]?.conversation
    if (conversation === undefined) throw new Error('nothing was said')
    // The press ran and was answered, but the process died before the answer was logged; meanwhile the bank settled.
    await server.transcript.begin(conversation, id)
    await server.bank.settle(conversation, 'outcome')
    await send({ do: 'press', button: 'transfer-yes' }, id)
    const seen = await (await events()).until((all) => kinds(all).includes('ready'))
    expect(kinds(seen)).toEqual(['said', 'card', 'card', 'pressed', 'ready'])
    expect(seen[2]?.data).toMatchObject({ message: { pending: false } })
  })

  it('ends its streams when the chat is closed', async () => {
    const stream = await events()
    await stream.until((all) => all.length === 1)
    await server.chat.close()
    expect(await stream.ended).toBe('ended')
  })

  it('goes on, with greater numbers, when the log was lost', async () => {
    const seq = await say('hello')
    await server.redis.del(...(await server.redis.keys(`${server.prefix}*`)))
    expect(await say('chart')).toBeGreaterThan(seq)
    const seen = await (await events(as(token, { 'last-event-id': String(seq) }))).until((all) => all.length === 3)
    expect(kinds(seen)).toEqual(['said', 'card', 'ready'])
  })

  it('R27: leaves out what a later version has written, however much of it, and shows the rest', async () => {
    const seq = await say('hello')
    const [log = ''] = await server.redis.keys(`${server.prefix}*:log`)
    const later = '{"kind":"of-another-version","at":1}'
    for (let n = 1; n <= 60; n += 1) await server.redis.xadd(log, `${seq + n}-0`, 'entry', later, 'edited', '0')
    const message = { card: 'after' as CardId, text: [{ text: 'after it' }], rows: [] }
    await server.chat.outbox.deliver({ conversation: server.chat.conversationOf(token) ?? '', key: 'k', message })
    const seen = await (await events()).until((all) => kinds(all).includes('ready'))
    expect(kinds(seen)).toEqual(['said', 'card', 'card', 'ready'])
    expect(seen[2]?.data).toMatchObject({ message: { card: 'after' } })
  })

  it('lets every key end by itself within the week', async () => {
    await say('hello')
    for (const key of await server.redis.keys(`${server.prefix}*`)) {
      const left = await server.redis.pttl(key)
      expect(left).toBeGreaterThan(6 * 24 * 3600 * 1000)
      expect(left).toBeLessThanOrEqual(7 * 24 * 3600 * 1000)
    }
  })
})
