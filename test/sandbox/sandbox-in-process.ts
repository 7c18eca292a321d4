import { afterAll, beforeAll } from 'vitest'
import type { Hono } from 'hono'
import { createSandbox, type Sandbox, type SandboxOptions } from '#sandbox/server.ts'
import { asOperator } from '../support/as-operator.ts'
import { freshDatabase, mongoUrl } from '#test/support/servers.ts'

/** An answer, its body left as loose as JSON is. */
// oxlint-disable-next-line typescript/no-explicit-any -- what a wire body holds is what the tests find out
export type Answer = { status: number; body: any; type: string | null }

export type Caller = { id: string; key: string; fingerprint: string; refreshToken: string }

export type SandboxInProcess = {
  server: Sandbox
  errors: unknown[]
  /** A call with exactly these headers. */
  call(
    method: string,
    path: string,
    options?: { body?: unknown; headers?: Record<string, string>; raw?: string },
  ): Promise<Answer>
  /** A call of the platform. */
  platform(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  /** A call of a user, without the platform's credentials. `path` begins after `/users/{id}`. */
  as(user: Caller, method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  admin(method: string, path: string, body?: unknown): Promise<Answer>
  step(ms: number): Promise<void>
}

const text = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    return body
  }
}

type Sent = { method: string; path: string; headers: Record<string, string>; body?: string }

const send = async (app: Hono, { method, path, headers, body }: Sent): Promise<Answer> => {
  const response = await app.request(path, { method, headers, ...(body === undefined ? {} : { body }) })
  return { status: response.status, body: text(await response.text()), type: response.headers.get('content-type') }
}

export const IP = '203.0.113.7'
export const FINGERPRINT = 'a-device'

/** One sandbox for a test file, on a database of its own, whose time stands still until it is stepped. */
export const startSandbox = (options: Partial<SandboxOptions> = {}): SandboxInProcess => {
  const sandbox = { errors: [] as unknown[] } as SandboxInProcess
  let stop = async (): Promise<void> => undefined
  beforeAll(async () => {
    const database = await freshDatabase()
    const server = await createSandbox({
      mongodbUrl: mongoUrl(),
      database: database.name,
      port: 0,
      adminPort: 0,
      clock: 'manual',
      report: (error) => sandbox.errors.push(error),
      ...options,
    })
    const { clientId, clientSecret } = server.services.settings
    const gateway = { 'x-sp-gateway': `${clientId}|${clientSecret}` }
    sandbox.server = server
    sandbox.call = (method, path, { body, headers = {}, raw } = {}) => {
      const given = raw ?? (body === undefined ? undefined : JSON.stringify(body))
      return send(server.api, {
        method,
        path: `/v3.1${path}`,
        headers,
        ...(given === undefined ? {} : { body: given }),
      })
    }
    sandbox.platform = (method, path, body, headers = {}) =>
      sandbox.call(method, path, {
        body,
        headers: { ...gateway, 'x-sp-user': `|${FINGERPRINT}`, 'x-sp-user-ip': IP, ...headers },
      })
    sandbox.as = (user, method, path, body, headers = {}) =>
      sandbox.call(method, `/users/${user.id}${path}`, {
        body,
        headers: { 'x-sp-user': `${user.key}|${user.fingerprint}`, 'x-sp-user-ip': IP, ...headers },
      })
    sandbox.admin = (method, path, body) =>
      send(server.admin, {
        method,
        path,
        headers: { host: '127.0.0.1', ...asOperator(server) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
    sandbox.step = (ms) => server.step(ms)
    stop = async () => {
      await server.close()
      await database.drop()
    }
  })
  afterAll(() => stop())
  return sandbox
}

let people = 0

export const newUser = (changes: object = {}): object => {
  people += 1
  return {
    logins: [{ email: `test.user${people}@example.com`, password: 'letmein' }],
    phone_numbers: ['901.111.1111', `test.user${people}@example.com`],
    legal_names: [`Test User ${people}`],
    ...changes,
  }
}

export const PHOTO = 'data:image/png;base64,SUQs=='

export const newDocument = (changes: object = {}): object => {
  people += 1
  return {
    email: `doc${people}@example.com`,
    phone_number: '901.111.1111',
    ip: '203.0.113.9',
    name: 'Test User',
    alias: 'Test',
    entity_type: 'M',
    entity_scope: 'Arts & Entertainment',
    day: 2,
    month: 5,
    year: 1989,
    address_street: '1 Market Street Suite 1000',
    address_city: 'San Francisco',
    address_subdivision: 'CA',
    address_postal_code: '94105',
    address_country_code: 'US',
    ...changes,
  }
}

export const SSN = { document_value: '123-45-2222', document_type: 'SSN' }
export const GOVT_ID = { document_value: PHOTO, document_type: 'GOVT_ID' }

export const oauth = async (
  sandbox: SandboxInProcess,
  id: string,
  refreshToken: string,
  fingerprint = FINGERPRINT,
): Promise<Caller> => {
  const { body } = await sandbox.platform(
    'POST',
    `/oauth/${id}`,
    { refresh_token: refreshToken },
    { 'x-sp-user': `|${fingerprint}` },
  )
  return { id, key: body.oauth_key, fingerprint, refreshToken: body.refresh_token }
}

/** The same caller with a fresh key: keys live two hours. */
export const renew = async (sandbox: SandboxInProcess, user: Caller): Promise<Caller> => {
  const { body } = await sandbox.platform('GET', `/users/${user.id}`)
  return oauth(sandbox, user.id, body.refresh_token, user.fingerprint)
}

/** A new user with a key; nothing of it is verified. */
export const signUp = async (sandbox: SandboxInProcess, changes: object = {}): Promise<Caller> => {
  const { body } = await sandbox.platform('POST', '/users', newUser(changes))
  return oauth(sandbox, body._id, body.refresh_token)
}

/** A user whose KYC went well. */
export const verifiedUser = async (sandbox: SandboxInProcess): Promise<Caller> => {
  const user = await signUp(sandbox, { documents: [newDocument({ virtual_docs: [SSN], physical_docs: [GOVT_ID] })] })
  await sandbox.step(2_000)
  return user
}

export const openNode = async (
  sandbox: SandboxInProcess,
  user: Caller,
  type = 'DEPOSIT-US',
  info: object = {},
): Promise<string> => {
  const { body } = await sandbox.as(user, 'POST', '/nodes', { type, info: { nickname: 'My Account', ...info } })
  return body.nodes[0]._id
}

/** Two linked bank accounts, at once. */
export const linkBank = async (sandbox: SandboxInProcess, user: Caller): Promise<[string, string]> => {
  const info = { bank_id: 'synapse_nomfa', bank_pw: 'test1234', bank_name: 'fake' }
  const { body } = await sandbox.as(user, 'POST', '/nodes', { type: 'ACH-US', info })
  return [body.nodes[0]._id, body.nodes[1]._id]
}

export const transfer = (
  to: string,
  amount: number,
  more: { type?: string; extra?: object; fees?: object[] } = {},
): object => ({
  to: { type: more.type ?? 'DEPOSIT-US', id: to },
  amount: { amount, currency: 'USD' },
  extra: { ip: IP, ...more.extra },
  ...(more.fees === undefined ? {} : { fees: more.fees }),
})

/** Puts money on a kept account and lets it arrive. */
export const fund = async (sandbox: SandboxInProcess, user: Caller, node: string, amount: number): Promise<void> => {
  await sandbox.as(user, 'GET', `/nodes/${node}/dummy-tran?is_credit=yes&amount=${amount}`)
  await sandbox.step(15_000)
}

export const balanceOf = async (sandbox: SandboxInProcess, user: Caller, node: string): Promise<number> =>
  (await sandbox.as(user, 'GET', `/nodes/${node}`)).body.info.balance.amount

export const statusOf = async (sandbox: SandboxInProcess, user: Caller, node: string, trans: string): Promise<string> =>
  (await sandbox.as(user, 'GET', `/nodes/${node}/trans/${trans}`)).body.recent_status.status
