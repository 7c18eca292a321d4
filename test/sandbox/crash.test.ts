import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it, vi } from 'vitest'
import { createSandbox } from '#sandbox/server.ts'
import { freshDatabase, mongoUrl } from '#test/support/servers.ts'
import { asOperator } from '../support/as-operator.ts'
import { GOVT_ID, newDocument, SSN } from './sandbox-in-process.ts'

vi.setConfig({ testTimeout: 180_000 })

const SETTINGS = {
  SANDBOX_PORT: '0',
  SANDBOX_ADMIN_PORT: '0',
  SANDBOX_INTERNAL_STEP_MS: '30',
  SANDBOX_TICK_MS: '10',
  SANDBOX_KYC_REVIEW_MS: '0',
  SANDBOX_RECHECK_MS: '50',
}

type Running = { child: ChildProcess; url: string }

const start = async (database: string): Promise<Running> => {
  const child = spawn(process.execPath, ['sandbox/main.ts'], {
    env: { ...process.env, ...SETTINGS, SANDBOX_MONGODB_URL: mongoUrl(), SANDBOX_DATABASE: database },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  for await (const part of child.stdout ?? []) {
    said += String(part)
    const url = /^Sandbox is ready: (\S+)$/m.exec(said)?.[1]
    if (url !== undefined) return { child, url }
  }
  throw new Error(`the sandbox did not start: ${said}`)
}

const HEADERS = {
  'content-type': 'application/json',
  'x-sp-gateway': 'client_id_ParleyDemoPlatform00000000000001|client_secret_ParleyDemoPlatformSecret000000000000001x',
  'x-sp-user-ip': '127.0.0.1',
}
type Body = { _id: string; refresh_token: string; oauth_key: string; nodes: { _id: string }[] }

const bank = async (url: string) => {
  const document = newDocument({ virtual_docs: [SSN], physical_docs: [GOVT_ID] })
  const post = async (path: string, body: unknown, key = ''): Promise<Body> => {
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { ...HEADERS, 'x-sp-user': `${key}|fp` },
      body: JSON.stringify(body),
    })
    return (await response.json()) as Body
  }
  // Nobody is there: what counts is that every delivery is stored.
  await post('/subscriptions', { url: 'http://127.0.0.1:9/hook', scope: ['USERS|POST', 'NODES|POST', 'TRANS|POST'] })
  const user = await post('/users', {
    logins: [{ email: 'a@b.c' }],
    phone_numbers: ['1'],
    legal_names: ['A'],
    documents: [document],
  })
  const { oauth_key: key } = await post(`/oauth/${user._id}`, { refresh_token: user.refresh_token })
  const node = async (): Promise<string> =>
    (await post(`/users/${user._id}/nodes`, { type: 'DEPOSIT-US', info: { nickname: 'A' } }, key)).nodes[0]?._id ?? ''
  return { user: user._id, key, from: await node(), to: await node() }
}

/** Calls as fast as they are answered, until the process is gone; the ids that were acknowledged. */
const hammer = async (
  { child, url }: Running,
  { user, key, from, to }: Awaited<ReturnType<typeof bank>>,
  killAfter: number,
): Promise<string[]> => {
  const acknowledged: string[] = []
  const worker = async (name: number): Promise<void> => {
    for (let n = 0; ; n += 1) {
      try {
        const send = n % 2 === 0
        const path = send
          ? `/users/${user}/nodes/${from}/trans`
          : `/users/${user}/nodes/${from}/dummy-tran?is_credit=yes&amount=3`
        const body = {
          to: { type: 'DEPOSIT-US', id: to },
          amount: { amount: 1, currency: 'USD' },
          extra: { ip: '1.1.1.1', supp_id: `${name}-${n}` },
        }
        const response = await fetch(`${url}${path}`, {
          method: send ? 'POST' : 'GET',
          headers: {
            ...HEADERS,
            'x-sp-user': `${key}|fp`,
            ...(send ? { 'x-sp-idempotency-key': `crash-${from}-${name}-${n}` } : {}),
          },
          ...(send ? { body: JSON.stringify(body) } : {}),
        })
        const answer = (await response.json()) as { _id?: string; transaction_id?: string }
        const id = answer._id ?? answer.transaction_id
        if (id !== undefined) acknowledged.push(id)
        if (acknowledged.length === killAfter) child.kill('SIGKILL')
      } catch {
        // The process is gone: what was under way is unknown, which is what this test is about.
        return
      }
    }
  }
  await Promise.all(Array.from({ length: 8 }, (_, name) => worker(name)))
  return acknowledged
}

describe('killed in the middle', () => {
  it('leaves no half transaction, loses nothing acknowledged, publishes everything, and blocks no key of what was never made', async () => {
    const database = await freshDatabase()
    const acknowledged: string[] = []
    for (const killAfter of [25, 70, 40]) {
      const running = await start(database.name)
      const own = await bank(running.url)
      acknowledged.push(...(await hammer(running, own, killAfter)))
      const { child } = running
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    }
    const sandbox = await createSandbox({
      mongodbUrl: mongoUrl(),
      database: database.name,
      clock: 'manual',
      kycReviewMs: 0,
    })
    const { store } = sandbox.services
    expect(acknowledged.length).toBeGreaterThanOrEqual(135)
    expect(await store.trans.countDocuments({ _id: { $in: acknowledged } })).toBe(acknowledged.length)
    for await (const { made } of store.idempotency.find()) {
      expect(await store.trans.countDocuments({ _id: made.id })).toBe(1)
    }
    // Whatever is stored is published, exactly once.
    for (const [name, scope] of [
      ['users', 'USERS|POST'],
      ['nodes', 'NODES|POST'],
      ['trans', 'TRANS|POST'],
    ] as const) {
      const made = (await (store[name] as typeof store.nodes).find({}, { projection: { _id: 1 } }).toArray()).map(
        ({ _id }) => _id,
      )
      const published = (
        await store.deliveries.find({ function: scope }, { projection: { object_id: 1 } }).toArray()
      ).map(({ object_id: id }) => id)
      expect(published.toSorted()).toEqual(made.toSorted())
    }
    for (const one of sandbox.services.subscriptions.all())
      await sandbox.services.subscriptions.replace({ ...one, is_active: false })
    await sandbox.step(86_400_000 * 2)
    // Every balance is what the transactions say, and the books close.
    const expected = new Map<string, bigint>()
    for await (const trans of store.trans.find()) {
      expect(['SETTLED', 'CANCELED']).toContain(trans.recent_status.status)
      expect(trans.timeline.at(-1)).toEqual(trans.recent_status)
      expect(new Set(trans.timeline.map(({ status }) => status)).size).toBe(trans.timeline.length)
      for (const { account, units } of trans._s.made) expected.set(account, (expected.get(account) ?? 0n) + units)
    }
    for await (const { _id, USD } of store.balances.find()) expect([_id, USD]).toEqual([_id, expected.get(_id)])
    const totals = (await (
      await sandbox.admin.request('/books', { headers: { host: '127.0.0.1', ...asOperator(sandbox) } })
    ).json()) as { balanced: boolean }
    expect(totals.balanced).toBe(true)
    await sandbox.close()
    await database.drop()
  })
})
