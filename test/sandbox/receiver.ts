import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Answer } from './sandbox-in-process.ts'

export type Delivered = { raw: string; body: Answer['body']; headers: IncomingHttpHeaders }
export type Receiver = {
  url: string
  got: Delivered[]
  /** What to answer next; `hang` never does. */
  answer: { status: number | 'hang' }
  close(): Promise<void>
}

/** Somebody's webhook endpoint. */
export const openReceiver = async (): Promise<Receiver> => {
  const got: Delivered[] = []
  const answer: Receiver['answer'] = { status: 200 }
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const raw = Buffer.concat(parts).toString('utf8')
      got.push({ raw, body: JSON.parse(raw), headers: request.headers })
      if (answer.status === 'hang') return
      response.statusCode = answer.status
      response.end('ok')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    got,
    answer,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
