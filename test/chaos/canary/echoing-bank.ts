import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Random } from '../simulator/random.ts'

/** What the bank does instead of answering. All but the reset give back whatever was sent to it, headers too. */
const TROUBLES = ['error-500', 'refusal', 'page', 'half', 'reset', 'silence'] as const
type Trouble = (typeof TROUBLES)[number]

/** Longer than Parley waits here. */
const SILENT_MS = 1_500

/** One trouble after the other, each kind once in every six, in an order by chance: a short run meets them all. */
const dealt = (random: Random): (() => Trouble) => {
  let left: Trouble[] = []
  return () => {
    if (left.length === 0) left = [...TROUBLES]
    const [next = 'reset'] = left.splice(random.between(0, left.length - 1), 1)
    return next
  }
}

/** A way to the bank on which some requests are answered by an enemy of secrets. */
export const createEchoingBank = async ({ to, random }: { readonly to: string; readonly random: Random }) => {
  const bank = new URL(to)
  let share = 0
  const nextTrouble = dealt(random)
  const made = new Map<Trouble, number>()
  const server = createServer((asked, answer) => {
    void read(asked).then((body) => {
      if (!random.chance(share)) return pass(bank, { asked, body, answer })
      const trouble = nextTrouble()
      made.set(trouble, (made.get(trouble) ?? 0) + 1)
      return misbehave(trouble, answer, `${asked.url} ${JSON.stringify(asked.headers)} ${body.toString('utf8')}`)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${bank.pathname}`,
    /** From now on this share of the requests. */
    disturb: (part: number): void => {
      share = part
    },
    made,
    close: async (): Promise<void> => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const read = async (asked: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = []
  for await (const part of asked) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

type Passed = { readonly asked: IncomingMessage; readonly body: Buffer; readonly answer: ServerResponse }

const pass = (bank: URL, { asked, body, answer }: Passed): void => {
  const { method, url: path, headers } = asked
  const sent = request({ host: bank.hostname, port: bank.port, method, path, headers }, (got) => {
    answer.writeHead(got.statusCode ?? 502, got.headers)
    got.pipe(answer)
  })
  sent.on('error', () => answer.destroy())
  sent.end(body)
}

const misbehave = (trouble: Trouble, answer: ServerResponse, echo: string): void => {
  const error = { error: { en: `no: ${echo}`, code: 'bad' }, error_code: '200', http_code: '400', success: false }
  switch (trouble) {
    case 'error-500':
      answer.writeHead(500, { 'content-type': 'application/json' }).end(JSON.stringify({ ...error, error_code: '500' }))
      return
    case 'refusal':
      answer.writeHead(400, { 'content-type': 'application/json' }).end(JSON.stringify(error))
      return
    case 'page':
      answer.writeHead(200, { 'content-type': 'text/html' }).end(`<html>${echo}`)
      return
    case 'half':
      answer.writeHead(200, { 'content-type': 'application/json', 'content-length': '100000' })
      answer.write(JSON.stringify(error))
      setTimeout(() => answer.destroy(), 50)
      return
    case 'reset':
      answer.destroy()
      return
    case 'silence':
      setTimeout(() => answer.destroy(), SILENT_MS)
  }
}
