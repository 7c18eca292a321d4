import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ChatServer, serveChat } from './serve.ts'

const TERMINAL = join(import.meta.dirname, '../../../scripts/chat/main.ts')

let server: ChatServer
let data: string

beforeEach(async () => {
  server = await serveChat({ settleMs: 400 })
  data = await mkdtemp(join(tmpdir(), 'parley-chat-'))
})
afterEach(async () => {
  await server.stop()
  await rm(data, { recursive: true, force: true })
})

type Outcome = { readonly code: number | null; readonly out: string; readonly err: string }

const start = (args: readonly string[]) => {
  const child = spawn(process.execPath, [TERMINAL, ...args], { env: { ...process.env, DATA_DIR: data } })
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
  const ended = new Promise<Outcome>((resolve) => child.on('close', (code) => resolve({ code, out, err })))
  return { child, ended, out: () => out }
}

/** Feeds all lines at once, as a script does. */
const chat = (lines: readonly string[], ...more: readonly string[]): Promise<Outcome> => {
  const { child, ended } = start(['--url', server.url, ...more])
  child.stdin.end(lines.map((line) => `${line}\n`).join(''))
  return ended
}

const actsOf = () => server.bank.turns.map(({ act }) => act)

describe('the chat in a terminal, fed from a pipe', () => {
  it('sends each line, prints what is said and numbers the buttons', async () => {
    const { code, out, err } = await chat(['hello', '', 'send 20 to alex'])
    expect([code, err]).toEqual([0, ''])
    expect(out).toBe(`
> hello

Good morning. What shall we do?

> send 20 to alex

Send $20.00 to Alex Rivera?
From: Everyday ••4821
Fee: $0.00
Arrives: usually within a minute
[#1] Send $20.00  [#2] Cancel
[#3] Add a note
`)
  })

  it('presses by number and waits until the work it began has ended', async () => {
    const { code, out } = await chat(['send 20 to alex', '#1', 'hello'])
    expect(code).toBe(0)
    expect(out.slice(out.indexOf('> [Send'))).toBe(`> [Send $20.00]

(updated)
Sending $20.00 to Alex Rivera…
I’ll tell you here when it is done.
(working on it)

(updated)
Sent $20.00 to Alex Rivera
Reference 7F3A-92C1

> hello

Good morning. What shall we do?
`)
  })

  it('says so when a button is not there, and prints notices', async () => {
    const { code, out } = await chat(['send 20 to alex', '#7', '#3'])
    expect(code).toBe(0)
    expect(out).toContain('There is no button #7; the newest card has 3.')
    expect(out).toContain('* Notes are asked for later.')
  })

  it('fills a form field by field, shows what it took and never a secret', async () => {
    const { code, out } = await chat(['Register', '', 'Ada Lovelace', '', '', '3', 'savings', '1234567', '271828'])
    expect(code).toBe(0)
    expect(out).toContain(
      '-- Who are you?: Full name (As in your passport) | Email [ada@example.com] | What we call you (optional)' +
        ' | What for (1 Daily use, 2 Savings) | PIN (Six digits, not a birthday) (/cancel leaves the form)',
    )
    expect(out).toContain(`
This one is required.
   Full name: Ada Lovelace
   Email: ada@example.com
   What we call you: (skipped)
Choose one of the numbers or names.
   What for: Savings
Please use 6 characters at most.
   PIN: ••••••
`)
    expect(out).toContain('Welcome aboard.')
    expect(out).not.toContain('271828')
    expect(actsOf().at(-1)).toEqual({
      do: 'fill',
      form: 'form-profile',
      values: { name: 'Ada Lovelace', email: 'ada@example.com', nick: '', purpose: 'savings', pin: '271828' },
    })
  })

  it('leaves a form by /cancel and by a press, and says which field waits when the input ends inside one', async () => {
    const cancelled = await chat(['Register', 'Ada', '/cancel', 'hello'])
    expect(cancelled.code).toBe(0)
    expect(actsOf().slice(1)).toEqual([
      { do: 'say', text: '/cancel' },
      { do: 'say', text: 'hello' },
    ])
    await chat(['Register', 'Ada', 'cancel'], '--as', 'dora')
    expect(actsOf().at(-1)).toEqual({ do: 'say', text: 'cancel' })
    await chat(['Register', '#1', 'hello'], '--as', 'bob')
    expect(actsOf().slice(-2)).toEqual([
      { do: 'press', button: 'later' },
      { do: 'say', text: 'hello' },
    ])
    const unfinished = await chat(['Register', 'Ada'], '--as', 'carl')
    expect(unfinished.code).toBe(0)
    expect(unfinished.out).toContain('(the form is still open; next: Email [ada@example.com])')
  })

  it('says a question or a command in the conversation while a form is open, and goes on with the form', async () => {
    const asides = ['how do I start', 'is my money safe?', '/why', 'what is this for', 'can I use my nickname']
    const { out } = await chat([
      'Register',
      ...asides,
      'How Wei Ling',
      '',
      '',
      'which one do I need',
      '1',
      'where is my PIN',
      '271828',
    ])
    expect(actsOf().slice(1)).toEqual([
      ...[...asides, 'which one do I need', 'where is my PIN'].map((text) => ({ do: 'say', text })),
      {
        do: 'fill',
        form: 'form-profile',
        values: { name: 'How Wei Ling', email: 'ada@example.com', nick: '', purpose: 'daily', pin: '271828' },
      },
    ])
    for (const words of asides) expect(out).toContain(`You said: ${words}`)
    expect(out).toContain('Welcome aboard.')
  })

  it('goes back a field, and out at the first, by the plain word', async () => {
    const { out } = await chat([
      'Register',
      'Ada',
      'back',
      'Bea',
      'help',
      '',
      '',
      '3',
      'back',
      'back',
      'back',
      'back',
      'back',
    ])
    expect(out).toContain('   Full name: Ada\n   Full name: Bea\nType what is asked for')
    expect(actsOf().at(-1)).toEqual({ do: 'say', text: 'back' })
  })

  it('fills a form that a button opened, and what held a secret is not printed back', async () => {
    const { code, out } = await chat(['my pin is 271828', 'close', '#1', '314159'])
    expect(code).toBe(0)
    expect(out).toContain('> (removed because it contained a secret)')
    expect(out).toContain('-- Confirm with your PIN: PIN')
    expect(out).toContain('Everyday is closed.')
    expect(out).not.toMatch(/271828|314159/)
  })

  it('goes on where it left off, tells what happened meanwhile and keeps customers apart', async () => {
    await chat(['send 20 to alex'], '--as', 'ada')
    const [first] = server.bank.turns
    const again = await chat(['#2'], '--as', 'ada')
    expect(again.out).toBe('\n> [Cancel]\n\n(updated)\nCancelled. Nothing was sent.\n')
    await server.bank.settle(first?.conversation ?? '', 'late')
    const later = await chat([], '--as', 'ada')
    expect(later.out).toBe('\n(updated)\nSent $20.00 to Alex Rivera\nReference 7F3A-92C1\n')
    const other = await chat(['#1'], '--as', 'bob')
    expect(other.out).toContain('There is no button #1')
    const token = join(data, 'chat/ada.token')
    expect((await stat(token)).mode & 0o777).toBe(0o600)
    expect(server.chat.conversationOf((await readFile(token, 'utf8')).trim())).toBe(first?.conversation)
  })

  it('saves pictures and files and names them', async () => {
    const { out } = await chat(['export', 'chart', 'export'], '--as', 'ada')
    expect(out).toMatch(/Saved .*chat\/ada\/history\.csv \(History as a table\)/)
    expect(await readFile(join(data, 'chat/ada/history.csv'), 'utf8')).toBe('date,amount\n2026-08-01,20.00\n')
    expect((await readdir(join(data, 'chat/ada'))).toSorted()).toEqual(['btc.svg', 'history.csv'])
  })

  it('takes escape codes out of what others wrote', async () => {
    const { out } = await chat(['\u001b[2Jwiped'])
    expect(out).toContain('You said: [2Jwiped')
    expect(out).not.toContain('\u001b')
  })

  it('sends again what was refused in passing, once', async () => {
    server.bank.failNext(new Error('away'))
    const { code, out } = await chat(['hello'])
    expect(code).toBe(0)
    expect(out.match(/Good morning/g)).toHaveLength(1)
    expect(server.bank.turns).toHaveLength(1)
  })

  it('leaves with 1 and one line when Parley is not there, with 2 when called wrongly, with 0 for help', async () => {
    await server.stop()
    const away = await chat(['hello'])
    expect(away).toMatchObject({ code: 1, out: '' })
    expect(away.err).toBe(`Parley can't be reached at ${server.url}. Is it running? (npm start)\n`)
    expect(await start(['--as', '../x']).ended).toMatchObject({ code: 2, out: '' })
    expect(await start(['--what']).ended).toMatchObject({ code: 2 })
    const help = await start(['--help']).ended
    expect(help).toMatchObject({ code: 0, err: '' })
    expect(help.out).toContain('npm run chat')
    server = await serveChat()
  })

  it('waits for a Parley that is restarted', { timeout: 30_000 }, async () => {
    const port = Number(new URL(server.url).port)
    const { child, ended, out } = start(['--url', server.url])
    child.stdin.write('hello\n')
    await expect.poll(out).toContain('Good morning')
    await server.stop()
    child.stdin.write('chart\n')
    server = await serveChat({ port })
    child.stdin.end()
    const outcome = await ended
    expect(outcome.code).toBe(0)
    expect(outcome.out).toContain('Bitcoin $64,210.55')
  })
})
