import { request } from 'node:http'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { type Answer, GOVT_ID, newDocument, newUser, SSN, startSandbox } from './sandbox-in-process.ts'

vi.setConfig({ testTimeout: 60_000 })
const sandbox = startSandbox({ kycReviewMs: 0 })
let base = ''

beforeAll(async () => {
  base = (await sandbox.server.listen()).url
})

type Call = { method: string; path: string; headers?: Record<string, string>; body?: string | Buffer }

/** Bytes on a socket, with no client library between: header spellings and paths arrive as they are written here. */
const send = ({ method, path, headers = {}, body }: Call): Promise<Answer & { length: string | undefined }> =>
  new Promise((resolve, reject) => {
    const url = new URL(base)
    const sent = request({ hostname: url.hostname, port: url.port, method, path, headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => {
        const text = Buffer.concat(parts).toString()
        const type = response.headers['content-type'] ?? null
        const length = response.headers['content-length']
        resolve({ status: response.statusCode ?? 0, body: text === '' ? '' : JSON.parse(text), type, length })
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })

const gateway = (): string =>
  `${sandbox.server.services.settings.clientId}|${sandbox.server.services.settings.clientSecret}`

/** How each old library speaks: the spelling of its headers, how it joins paths, what it sends where nothing is to send. */
const STYLES = {
  'Ruby (rest-client)': {
    headers: (user: string) => ({
      accept: '*/*',
      'accept-encoding': 'gzip, deflate',
      'user-agent': 'rest-client/2.0.2 (linux-gnu x86_64) ruby/2.5.1p57',
      content_type: 'json',
      'content-type': 'application/json',
      'x-sp-gateway': gateway(),
      'x-sp-user': user,
      'x-sp-user-ip': '127.0.0.1',
      'x-sp-lang': 'en',
      'x-sp-production': 'no',
    }),
    yes: 'yes',
    join: (path: string) => `/v3.1${path}`,
    nothing: '{}',
  },
  'Python (requests)': {
    headers: (user: string) => ({
      'User-Agent': 'python-requests/2.19.1',
      'Accept-Encoding': 'gzip, deflate',
      Connection: 'keep-alive',
      'Content-Type': 'application/json',
      'X-SP-LANG': 'EN',
      'X-SP-USER': user,
      'X-SP-GATEWAY': gateway(),
      'X-SP-USER-IP': '127.0.0.1',
    }),
    yes: 'True',
    join: (path: string) => `/v3.1/${path}`,
    nothing: 'null',
  },
  'Node (request)': {
    headers: (user: string) => ({
      host: new URL(base).host,
      accept: 'application/json',
      'content-type': 'application/json; charset=utf-8',
      'X-Sp-User': user,
      'X-Sp-Gateway': gateway(),
      'X-Sp-User-Ip': '::ffff:127.0.0.1',
    }),
    yes: 'YES',
    join: (path: string) => `/v3.1${path.replace(/(\?|$)/, '/$1')}`,
    nothing: '',
  },
} as const

describe.each(Object.entries(STYLES))('a client in the manner of %s', (name, { headers, yes, join, nothing }) => {
  const fingerprint = `device of | ${name}`
  let user = ''
  let key = ''

  const call = async (method: string, path: string, body?: unknown, own = `${key}|${fingerprint}`): Promise<Answer> => {
    const text = body === undefined ? (method === 'GET' ? undefined : nothing) : JSON.stringify(body)
    const length = text === undefined ? {} : { 'content-length': String(Buffer.byteLength(text)) }
    return send({
      method,
      path: join(path),
      headers: { ...headers(own), ...length },
      ...(text === undefined ? {} : { body: text }),
    })
  }

  it('lives a whole life', async () => {
    const made = await call('POST', '/users', newUser(), `|${fingerprint}`)
    expect([made.status, made.type, typeof made.body.refresh_token]).toEqual([200, 'application/json', 'string'])
    user = made.body._id
    const oauth = await call('POST', `/oauth/${user}`, { refresh_token: made.body.refresh_token }, `|${fingerprint}`)
    expect(oauth.status).toBe(200)
    key = oauth.body.oauth_key
    const filed = await call('PATCH', `/users/${user}?full_dehydrate=${yes}`, {
      refresh_token: made.body.refresh_token,
      documents: [newDocument({ virtual_docs: [SSN], physical_docs: [GOVT_ID] })],
    })
    expect(filed.body.documents[0].virtual_docs[0].document_value).toBe(SSN.document_value)
    await sandbox.step(0)
    const read = await call('GET', `/users/${user}?full_dehydrate=${yes}`, undefined, `|${fingerprint}`)
    expect([read.body.permission, read.body.documents[0].email]).toEqual(['SEND-AND-RECEIVE', expect.any(String)])

    const login = { bank_id: 'synapse_good', bank_pw: 'test1234', bank_name: 'fake' }
    const asked = await call('POST', `/users/${user}/nodes`, { type: 'ACH-US', info: login })
    expect([asked.status, asked.body.error_code, asked.body.http_code]).toEqual([202, '10', '202'])
    const answer = { access_token: asked.body.mfa.access_token, mfa_answer: 'test_answer' }
    const linked = await call('POST', `/users/${user}/nodes`, answer)
    expect([linked.status, linked.body.node_count, linked.body.nodes.length]).toEqual([200, 2, 2])
    const opened = await call('POST', `/users/${user}/nodes`, { type: 'DEPOSIT-US', info: { nickname: 'A' } })
    const [from, to] = [linked.body.nodes[0]._id, opened.body.nodes[0]._id]
    const list = await call('GET', `/users/${user}/nodes?page=1&per_page=2&type=`)
    expect(list.body).toMatchObject({ limit: 2, node_count: 3, page: 1, page_count: 2, success: true })

    const trans = await call('POST', `/users/${user}/nodes/${from}/trans`, {
      to: { type: 'DEPOSIT-US', id: to },
      amount: { amount: 10.1, currency: 'USD' },
      extra: { ip: '127.0.0.1', supp_id: name },
    })
    expect([trans.status, trans.body.recent_status.status]).toEqual([200, 'CREATED'])
    const path = `/users/${user}/nodes/${from}/trans/${trans.body._id}`
    expect((await call('PATCH', path, { comment: 'hi' })).body.recent_status.note).toBe('Transaction Created. hi')
    expect((await call('GET', path)).body._id).toBe(trans.body._id)
    expect((await call('DELETE', path)).body.recent_status.status).toBe('CANCELED')
    const filter = encodeURIComponent(JSON.stringify({ supp_id: name }))
    expect((await call('GET', `/users/${user}/trans?filter=${filter}`)).body.trans_count).toBe(1)
    const batch = await call('POST', `/users/${user}/nodes/${from}/batch-trans`, {
      transactions: [1, 2].map((amount) => ({
        to: { type: 'DEPOSIT-US', id: to },
        amount: { amount, currency: 'USD' },
        extra: { ip: '127.0.0.1', idempotency_key: `${name}-${amount}` },
      })),
    })
    expect([batch.status, batch.body.trans.length, batch.body.error_code]).toEqual([200, 2, '0'])
    expect((await call('GET', `/users/${user}/nodes/${to}?full_dehydrate=${yes}`)).body._id).toBe(to)
    const funded = await call('GET', `/users/${user}/nodes/${to}/dummy-tran?is_credit=${yes}&amount=5&type=undefined`)
    expect(funded.body).toMatchObject({ success: true, transaction_id: expect.any(String) })
    const resent = await call('PATCH', `/users/${user}/nodes/${from}?resend_micro=${yes}`)
    expect([resent.status, resent.body.error_code]).toEqual([400, '410'])
    const gone = await call('DELETE', `/users/${user}/nodes/${from}`)
    expect([gone.status, gone.body.is_active]).toEqual([200, false])
  })

  it('reads the refusals it knows how to read', async () => {
    const refusals: [Promise<Answer>, number, string][] = [
      [call('GET', `/users/${'0'.repeat(24)}`), 404, '404'],
      [call('GET', `/users/${user}/nodes`, undefined, `oauth_invented|${fingerprint}`), 401, '110'],
      [call('POST', `/users/${user}/nodes`, { type: 'DEPOSIT-US' }), 400, '200'],
      [call('POST', `/oauth/${user}`, { refresh_token: 'refresh_dead' }, `|${fingerprint}`), 409, '400'],
      [call('PUT', `/users/${user}`, {}), 405, '410'],
      [call('GET', '/nowhere'), 404, '404'],
    ]
    for (const [answer, status, code] of refusals) {
      const { status: own, type, body } = await answer
      expect([own, type, body.error_code, body.http_code]).toEqual([status, 'application/json', code, String(status)])
      expect([typeof body.error.en, body.success]).toEqual(['string', false])
    }
  })
})

describe('on the wire', () => {
  const platform = (): Record<string, string> => ({
    'x-sp-gateway': gateway(),
    'x-sp-user': '|wire',
    'x-sp-user-ip': '127.0.0.1',
    'content-type': 'application/json',
  })

  it('bodies may be packed', async () => {
    const headers = { ...platform(), 'content-encoding': 'gzip' }
    const packed = gzipSync(JSON.stringify(newUser()))
    expect(await send({ method: 'POST', path: '/v3.1/users', headers, body: packed })).toMatchObject({ status: 200 })
    const broken = await send({ method: 'POST', path: '/v3.1/users', headers, body: 'not packed' })
    expect([broken.status, broken.body.error_code]).toEqual([400, '200'])
    const other = { ...headers, 'content-encoding': 'zstd-ish' }
    expect((await send({ method: 'POST', path: '/v3.1/users', headers: other, body: packed })).status).toBe(415)
    const bomb = gzipSync(Buffer.alloc(31 * 1024 * 1024, ' '))
    const large = await send({ method: 'POST', path: '/v3.1/users', headers, body: bomb })
    expect([large.status, large.body.error.en]).toEqual([400, 'Request body is larger than 30 MiB.'])
  })

  it('HEAD answers like GET without a body, OPTIONS is refused in the API’s words', async () => {
    const head = await send({ method: 'HEAD', path: '/v3.1/users?page=1', headers: platform() })
    expect([head.status, head.body, head.type]).toEqual([200, '', 'application/json'])
    const options = await send({ method: 'OPTIONS', path: '/v3.1/users', headers: platform() })
    expect([options.status, options.type, options.body.error_code]).toEqual([405, 'application/json', '410'])
  })

  it('doubled and trailing slashes mean nothing, also before a query', async () => {
    for (const path of [
      '/v3.1/users/',
      '/v3.1//users',
      '//v3.1/users//?page=1&per_page=undefined',
      '/v3.1/users?page=',
    ]) {
      expect(await send({ method: 'GET', path, headers: platform() })).toMatchObject({ status: 200, body: { page: 1 } })
    }
    const { body } = await send({ method: 'GET', path: '/v3.1/nodes/crypto-quotes/', headers: platform() })
    expect(body.BTCUSD).toBeGreaterThan(0)
  })

  it('a GET or DELETE may carry a body and its content type', async () => {
    const headers = { ...platform(), 'content-length': '2' }
    expect(await send({ method: 'GET', path: '/v3.1/users', headers, body: '{}' })).toMatchObject({ status: 200 })
  })
})
