import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Seen = {
  readonly method: string
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}
export type Misbehave = (response: ServerResponse, seen: Seen) => void

export const USER = '5d2a1c0e9b3f4a0012345601'
export const NODE = '5d2a1c0e9b3f4a0012345610'
export const OTHER_NODE = '5d2a1c0e9b3f4a0012345611'
export const TRANSFER = '5d2a1c0e9b3f4a0012345620'

export const answer =
  (status: number, body: unknown, headers: Record<string, string> = {}): Misbehave =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  }
export const refusal = (status: number, code: string, en = '', word = ''): Misbehave =>
  answer(status, {
    error: { en, ...(word === '' ? {} : { code: word }) },
    error_code: code,
    http_code: String(status),
    success: false,
  })

export const wireUser = (extra: object = {}): object => ({
  _id: USER,
  permission: 'SEND-AND-RECEIVE',
  logins: [{ email: 'ada@example.com', scope: 'READ_AND_WRITE' }],
  phone_numbers: ['+14155550100'],
  legal_names: ['Ada Byron'],
  documents: [],
  extra: { supp_id: 'op_1' },
  refresh_token: 'refresh_current',
  ...extra,
})
export const wireTransfer = (extra: object = {}): object => ({
  _id: TRANSFER,
  amount: { amount: 5.25, currency: 'USD' },
  from: { id: NODE, nickname: 'Mine', type: 'DEPOSIT-US', user: { _id: USER, legal_names: ['Ada Byron'] } },
  to: { id: OTHER_NODE, nickname: 'Theirs', type: 'DEPOSIT-US', user: null },
  recent_status: { date: 1, note: 'Transaction Created.', status: 'CREATED', status_id: '1' },
  timeline: [{ date: 1, note: 'Transaction Created.', status: 'CREATED', status_id: '1' }],
  extra: { supp_id: 'op_1', note: 'rent', asset: null, rate: null, created_on: 1 },
  ...extra,
})

/** A loopback bank that issues keys and otherwise does what the test says, request by request. */
export const startLoopback = async () => {
  const seen: Seen[] = []
  const script = new Map<string, Misbehave[]>()
  let issued = 0
  const usual: Readonly<Record<string, Misbehave>> = {
    [`GET /users/${USER}`]: answer(200, wireUser()),
    [`POST /oauth/${USER}`]: (response, request) => {
      issued += 1
      const body = {
        oauth_key: `oauth_key${issued}`,
        expires_at: '9999999999',
        expires_in: '7200',
        refresh_token: `refresh_next${issued}`,
      }
      answer(200, body)(response, request)
    },
    [`POST /users/${USER}/nodes/${NODE}/trans`]: answer(200, wireTransfer()),
    [`GET /users/${USER}/nodes/${NODE}/trans/${TRANSFER}`]: answer(200, wireTransfer()),
  }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method = '', url = '', headers } = request
      const path = url.replace(/^\/v3\.1/, '')
      const one = { method, path, headers, body: Buffer.concat(chunks).toString('utf8') }
      seen.push(one)
      const route = `${method} ${path.split('?')[0]}`
      const act = script.get(route)?.shift() ?? usual[route] ?? refusal(404, '404', `no route ${route}`)
      act(response, one)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    baseUrl: `${origin}/v3.1`,
    origin,
    seen,
    /** The next answers of one route, in order; afterwards it behaves as usual. */
    next(route: string, ...acts: readonly Misbehave[]) {
      script.set(route, [...(script.get(route) ?? []), ...acts])
    },
    requests: (route: string): readonly Seen[] =>
      seen.filter((one) => `${one.method} ${one.path.split('?')[0]}` === route),
    async stop() {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
export type Loopback = Awaited<ReturnType<typeof startLoopback>>
