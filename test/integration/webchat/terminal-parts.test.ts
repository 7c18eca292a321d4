import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createClient } from '#scripts/chat/client.ts'
import { createConversation, createPrinter } from '#scripts/chat/conversation.ts'
import { createFiles } from '#scripts/chat/files.ts'
import { type Screen, terminalScreen } from '#scripts/chat/screen.ts'
import { sendTurn } from '#scripts/chat/sender.ts'
import { createView } from '#scripts/chat/view.ts'
import { noColours } from '#scripts/chat/wording.ts'
import { newClientToken } from './client.ts'
import { type ChatServer, serveChat } from './serve.ts'

let server: ChatServer
let folder: string

beforeEach(async () => {
  server = await serveChat()
  folder = await mkdtemp(join(tmpdir(), 'parley-chat-'))
})
afterEach(async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

const wire = ({
  giveUpAfterMs = 10_000,
  ...options
}: {
  readonly giveUpAfterMs?: number
  readonly workMs?: number
} = {}) => {
  const printed: string[] = []
  const screen: Screen = {
    isTerminal: false,
    paint: noColours,
    print: (lines) => void printed.push(...lines),
    ask: () => undefined,
    lines: () => ({ [Symbol.asyncIterator]: () => ({ next: () => Promise.resolve({ done: true, value: '' }) }) }),
    close: () => undefined,
  }
  const view = createView()
  const files = createFiles({ folder, name: 'me' })
  const print = createPrinter({ screen, view, files })
  const client = createClient({
    url: new URL(server.url),
    token: newClientToken(),
    giveUpAfterMs,
    onEntry(logged) {
      view.apply(logged)
      print(logged, () => false)
    },
  })
  return { printed, client, conversation: createConversation({ screen, view, client, ...options }) }
}

describe('the parts of the chat in a terminal', () => {
  it('waits for bank work only so long, says so, and not again for the same work', async () => {
    const { printed, client, conversation } = wire({ workMs: 60 })
    await client.open()
    await conversation.take('send 20 to alex')
    await conversation.take('#1')
    expect(printed.at(-1)).toBe('(still working on it after 0 s; going on)')
    await conversation.take('hello')
    expect(printed.at(-1)).toBe('Good morning. What shall we do?')
    client.close()
  })

  it('gives up when Parley goes away and stays away', async () => {
    const { client } = wire({ giveUpAfterMs: 300 })
    const { lost } = await client.open()
    await server.stop()
    await expect(lost).rejects.toThrow(`Parley can't be reached at ${server.url}`)
    server = await serveChat()
  })

  it('hides a secret while it is typed on a terminal, and forgets it', async () => {
    const input = new PassThrough()
    const output = new PassThrough()
    let shown = ''
    output.on('data', (chunk: Buffer) => (shown += chunk.toString()))
    const screen = terminalScreen({ input: input as never, output: output as never })
    const lines = screen.lines()[Symbol.asyncIterator]()
    screen.ask('PIN: ', true)
    input.write('2718')
    screen.print(['a card arrives meanwhile'])
    input.write('28\r')
    expect((await lines.next()).value).toBe('271828')
    screen.ask('> ', false)
    input.write('hello\r')
    expect((await lines.next()).value).toBe('hello')
    // Twice back, and there is only one line to go back to.
    input.write('\u001b[A\u001b[A!\r')
    expect((await lines.next()).value).toBe('!')
    expect(shown).toContain('PIN: ')
    expect(shown).toContain('a card arrives meanwhile')
    expect(shown).toContain('hello')
    expect(shown).not.toMatch(/2718|828/)
    input.end()
  })
})

it('says with every try how long ago a thing was done, so that a yes that came late agrees to nothing newer', async () => {
  const waits: number[] = []
  const away: typeof fetch = async (_, init) => {
    const body = typeof init?.body === 'string' ? init.body : '{}'
    waits.push((JSON.parse(body) as { agoMs: number }).agoMs)
    return waits.length < 3 ? new Response(null, { status: 503 }) : Response.json({ seq: 1 })
  }
  const wireTo = {
    url: new URL(server.url),
    authorization: '',
    closed: new AbortController().signal,
    fetch: away,
    giveUpAfterMs: 10_000,
  }
  const sent = await sendTurn(wireTo, { id: crypto.randomUUID(), act: { do: 'say', text: 'yes' } })
  expect(sent).toEqual({ kind: 'sent', seq: 1 })
  const [first = -1, second = -1, third = -1] = waits
  expect(first).toBeLessThan(100)
  expect(second).toBeGreaterThanOrEqual(first + 150)
  expect(third).toBeGreaterThan(second)
})
