import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawn } from 'node:child_process'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Act } from '#conversation/channel/turn.ts'
import { as, newClientToken, openEvents } from './client.ts'
import { type ChatServer, serveChat } from './serve.ts'

const TERMINAL = join(import.meta.dirname, '../../../scripts/chat/main.ts')
const PICTURE = Buffer.from('\xff\xd8\xff this is a picture', 'latin1')

let server: ChatServer
let token: string
/** Where the log stood once a picture was asked for. */
let asked: number

const ask = async (): Promise<number> => {
  const conversation = server.chat.conversationOf(token)
  if (conversation === undefined) throw new Error('the token is none')
  const upload = { types: ['image/jpeg'], maxBytes: 8 * 1024 * 1024 }
  const message = { card: 'photo' as never, text: [], rows: [], upload }
  await server.chat.outbox.deliver({ conversation, key: 'ask', message })
  return (await server.transcript.read(conversation, 0, 10)).at(-1)?.seq ?? 0
}
beforeEach(async () => {
  server = await serveChat()
  token = newClientToken()
  asked = await ask()
})
afterEach(() => server.stop())

type Upload = { turn?: string; body?: Uint8Array<ArrayBuffer>; headers?: Record<string, string> }
const upload = ({ turn = randomUUID(), body = PICTURE, headers = {} }: Upload = {}) =>
  fetch(`${server.url}/chat/files?turn=${turn}`, {
    method: 'POST',
    headers: as(token, { 'content-type': 'image/jpeg', ...headers }),
    body,
  })

describe('a picture that is handed in', () => {
  it('is a turn whose bytes are there while it is taken and not afterwards, nor anywhere in the log', async () => {
    const turn = randomUUID()
    expect((await upload({ turn })).status).toBe(200)
    const act = server.bank.turns[0]?.act
    expect(act).toMatchObject({ do: 'attach', file: { size: PICTURE.length, stays: false } })
    expect(await server.bank.fetched((act as Extract<Act, { do: 'attach' }>).file)).toBe('not-received')
    const events = await openEvents(server.url, as(token, { 'last-event-id': String(asked) }))
    const seen = await events.until((all) => all.some(({ event }) => event === 'ready'))
    events.close()
    expect(seen.map(({ event }) => event)).toEqual(['attached', 'card', 'ready'])
    expect(JSON.stringify(seen)).toContain(`Received: ${PICTURE.length} bytes`)
    expect(JSON.stringify(seen)).not.toContain('this is a picture')
    expect(seen[0]?.data).toEqual({ kind: 'attached', seq: seen[0]?.id, at: expect.any(Number), turn, edited: false })
  })

  it('sent again under its id is the same turn', async () => {
    const turn = randomUUID()
    const answers = [await upload({ turn }), await upload({ turn })]
    expect(await Promise.all(answers.map((answer) => answer.json()))).toEqual([
      { seq: expect.any(Number) },
      { seq: expect.any(Number) },
    ])
    expect(server.bank.turns).toHaveLength(1)
  })

  it('is not taken where none was asked for, and none of it is read', async () => {
    token = newClientToken()
    const answer = await upload({ body: Buffer.alloc(4 * 1024 * 1024) })
    expect([answer.status, await answer.json()]).toEqual([409, { error: 'not-asked', message: expect.any(String) }])
    expect(server.bank.turns).toEqual([])
    expect(await server.redis.keys(`${server.prefix}*${server.chat.conversationOf(token)}*`)).toEqual([])
  })

  it.each([
    [413, 'too-big', { body: Buffer.alloc(8 * 1024 * 1024 + 1) }],
    [415, 'not-a-picture', { headers: { 'content-type': 'text/html' } }],
    [400, 'not-a-turn', { turn: 'nonsense' }],
    [401, 'no-session', { headers: { authorization: 'Bearer short' } }],
    [403, 'wrong-origin', { headers: { origin: 'https://evil.example' } }],
  ] as const)('is refused with %i %s, in words', async (status, error, given) => {
    const answer = await upload(given)
    expect([answer.status, await answer.json()]).toEqual([status, { error, message: expect.any(String) }])
    expect(server.bank.turns).toEqual([])
  })
})

describe('the chat in a terminal, where a picture is asked for', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-pictures-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  const chat = async (lines: readonly string[]): Promise<string> => {
    const child = spawn(process.execPath, [TERMINAL, '--url', server.url], {
      env: { ...process.env, DATA_DIR: folder },
    })
    let out = ''
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
    child.stdin.end(lines.map((line) => `${line}\n`).join(''))
    await new Promise((resolve) => child.on('close', resolve))
    return out
  }

  it('takes a path, says when there is no such file, and sends words as words', async () => {
    const path = join(folder, 'my id.jpg')
    await writeFile(path, PICTURE)
    await writeFile(join(folder, 'huge.jpg'), Buffer.alloc(8 * 1024 * 1024 + 1))
    const out = await chat(['photo', join(folder, 'other.jpg'), join(folder, 'huge.jpg'), 'photo', `'${path}'`])
    expect(out).toContain(`There is no file ${folder}/other.jpg.`)
    expect(out).toContain('huge.jpg is larger than 8 MB.')
    expect(out).toMatch(/> \(a picture\)\n\n\(updated\)\nReceived: \d+ bytes/)
    expect(out).toContain('(type the path of a picture to send it)')
    expect(server.bank.turns.map(({ act }) => act.do)).toEqual(['say', 'say', 'attach'])
  })
})
