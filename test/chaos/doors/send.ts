import { Agent, request } from 'node:http'

export type Asked = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly headers: Readonly<Record<string, string | readonly string[]>>
  readonly body: Buffer
  /** Where the body is cut into chunks; without cuts its length is told. */
  readonly cuts?: readonly number[]
}
export type Answered = { readonly status: number; readonly ms: number; readonly text: string }

const DEADLINE_MS = 30_000
/** Of an answer; a stream of events has no end. */
const MOST_READ = 4_096

export const createSender = (base: string) => {
  const url = new URL(base)
  const agent = new Agent({ keepAlive: true, maxSockets: 32 })
  const send = ({ method, path, headers, body, cuts }: Asked): Promise<Answered> =>
    new Promise((resolve, reject) => {
      const since = performance.now()
      const length = method === 'POST' && cuts === undefined ? { 'content-length': String(body.length) } : {}
      const options = { agent, host: url.hostname, port: url.port, method, path, timeout: DEADLINE_MS }
      const sent = request({ ...options, headers: { host: url.host, ...length, ...headers } }, (answer) => {
        const status = answer.statusCode ?? 0
        let text = ''
        const done = (): void => resolve({ status, ms: performance.now() - since, text })
        answer.on('data', (data: Buffer) => {
          text = `${text}${data.toString('utf8')}`.slice(0, MOST_READ)
          if (answer.headers['content-type']?.startsWith('text/event-stream') !== true) return
          done()
          sent.destroy()
        })
        answer.on('end', done)
        answer.on('error', done)
      })
      sent.on('timeout', () => sent.destroy(new Error(`no answer to ${path.slice(0, 60)}`)))
      sent.on('error', reject)
      let from = 0
      for (const cut of cuts ?? []) {
        sent.write(body.subarray(from, cut))
        from = cut
      }
      sent.end(body.subarray(from))
    })
  return { send, close: () => agent.destroy() }
}

/** All of them, so many at once. */
export const inTurn = async <T, R>(
  all: Iterable<T>,
  atOnce: number,
  each: (one: T) => Promise<R>,
): Promise<readonly R[]> => {
  const left = all[Symbol.iterator]()
  const done: R[] = []
  const work = async (): Promise<void> => {
    for (let next = left.next(); next.done !== true; next = left.next()) done.push(await each(next.value))
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return done
}

export const percentile = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0
