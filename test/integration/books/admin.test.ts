import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { Queue } from 'bullmq'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { difference } from '#bank/books/difference.ts'
import type { CustomerId } from '#bank/ground/ids.ts'
import { createWorkers } from '#jobs/worker.ts'
import { createLogSink } from '#app/log-sink.ts'
import { createLogger } from '#app/logger.ts'
import { compose, type Parley } from '#app/compose/compose.ts'
import { readConfig } from '#app/config/config.ts'
import { startOperatorPort } from '#app/roles/operator-port.ts'
import { startWeb } from '#app/roles/web.ts'
import { aCustomer, anIdentity, anOperation } from '#test/support/mongo-stores.ts'
import { checkout } from '#test/support/launcher.ts'
import { type FreshDatabase, freshDatabase, mongoUrl, redisUrl, uniqueName } from '#test/support/servers.ts'

const token = randomBytes(24).toString('base64url')
let database: FreshDatabase
let environment: Record<string, string>
let runtime: Parley
let web: Awaited<ReturnType<typeof startWeb>>
let admin: Awaited<ReturnType<typeof startOperatorPort>>
beforeAll(async () => {
  database = await freshDatabase()
  environment = {
    ...{ ROLES: 'web', PORT: '0', HOST: '127.0.0.1', ADMIN_PORT: '0', LOG_LEVEL: 'silent' },
    ...{
      MONGODB_URL: mongoUrl(),
      MONGODB_DATABASE: database.name,
      REDIS_URL: redisUrl(),
      REDIS_NAMESPACE: uniqueName('adm'),
    },
    DATA_KEY: randomBytes(32).toString('base64'),
    ...{ SYNAPSE_URL: 'http://127.0.0.1:9/v3.1', SYNAPSE_CLIENT_ID: 'id', SYNAPSE_CLIENT_SECRET: 'secret' },
    SYNAPSE_FINGERPRINT: 'test',
    ADMIN_TOKEN: token,
  }
  runtime = await compose(readConfig(environment), createLogger({ level: 'silent', base: {} }, createLogSink()))
  web = await startWeb(runtime)
  admin = await startOperatorPort(runtime, 0)
})
afterAll(async () => {
  await admin.stop()
  await web.stop()
  await runtime.close()
  await database.drop()
})

const get = (port: number, path: string): Promise<Response> =>
  fetch(`http://127.0.0.1:${port}${path}`, { headers: { authorization: `Bearer ${token}` } })

it('R43: shows nothing without the token that the settings name', async () => {
  for (const path of ['/', '/metrics']) expect((await fetch(`http://127.0.0.1:${admin.port}${path}`)).status).toBe(401)
  expect((await get(admin.port, '/metrics')).status).toBe(200)
})

it('R43: the public port knows neither metrics nor the admin page, and says so as for anything else', async () => {
  const bodies = await Promise.all(
    ['/metrics', '/admin', '/metrics/', '/nothing'].map(async (path) => {
      const answer = await get(web.port, path)
      return [answer.status, await answer.text()]
    }),
  )
  expect(bodies).toEqual(Array.from({ length: 4 }, () => [404, '{"error":"not-found"}']))
})

it('shows on its own port what stands, without anything personal', async () => {
  const customer = aCustomer()
  await runtime.ports.customers.insert(customer, 'digest', anIdentity())
  const unsure = anOperation({ customer: customer.id, state: 'unknown', attempts: 3 })
  await runtime.ports.operations.insert(unsure)
  const subject = 'acct_1/books'
  const found = difference({
    kind: 'balance-drift',
    customer: 'cus_9' as CustomerId,
    subject,
    ours: { journal: '1.00 USD' },
    bank: { balance: '1.01 USD' },
    since: 1,
  })
  await runtime.durable.drifts.record(found.customer, [found], runtime.clock() - 11 * 60_000)

  const page = await (await get(admin.port, '/')).text()
  for (const wanted of [unsure.id, found.id, 'journal: 1.00 USD', 'balance: 1.01 USD']) expect(page).toContain(wanted)
  for (const personal of [customer.legalName, customer.email, customer.phone, 'Bartholomew', 'canary'])
    expect(page).not.toContain(personal)

  const metrics = await (await get(admin.port, '/metrics')).text()
  for (const wanted of [
    'parley_drift_open{kind="balance-drift"} 1',
    'parley_drift_alarm 1',
    'parley_dead_letters 0',
    'parley_queue_waiting{queue="operations"} 0',
  ])
    expect(metrics).toContain(wanted)
  expect(metrics).not.toContain(customer.id)
})

it('R24: shows and counts what was given up on; driving it again wakes it once, however often it is asked for', async () => {
  const { queues, config } = runtime
  const prefix = `${config.REDIS_NAMESPACE}-jobs`
  const { id } = anOperation()
  const queue = new Queue('operations', { connection: { url: config.REDIS_URL }, prefix })
  await queue.add('operations', { v: 1, id, amount: 5 })
  const woken: string[] = []
  const nothing = (): Promise<void> => Promise.resolve()
  const workers = createWorkers({
    ...{ connection: { url: config.REDIS_URL }, prefix, queues, log: runtime.log },
    everyMs: { prices: 60_000, reconcile: 60_000 },
    useCases: {
      ...{ deliverNotice: nothing, syncCustomer: nothing, sweep: nothing, takePrices: nothing, watchCoin: nothing },
      ...{ watchOrders: nothing, rebuildAlertIndex: nothing, reconcile: nothing },
      ...{ runSchedules: nothing, runRecoveries: nothing },
      advance: (each) => Promise.resolve(woken.push(each)),
    },
  })
  await workers.start()
  await expect.poll(async () => (await queues.deadLetters(10)).length).toBe(1)
  expect(await (await get(admin.port, '/')).text()).toMatch(new RegExp(`${id}[\\s\\S]*not a job of ours`))
  expect(await (await get(admin.port, '/metrics')).text()).toContain('parley_dead_letters 1')

  const redrive = async (): Promise<string> => {
    const { PATH, HOME, NODE_COMPILE_CACHE } = process.env
    const env = { PATH, HOME, NODE_COMPILE_CACHE, ...environment, PORT: String(web.port) }
    return (await promisify(execFile)(process.execPath, ['scripts/commands/redrive.ts'], { cwd: checkout, env })).stdout
  }
  expect(await redrive()).toMatch(
    new RegExp(`operations ${id}, given up on after 1 tries: not a job of ours[\\s\\S]*1 dead letters woken again`),
  )
  expect(await redrive()).toBe('0 dead letters woken again\n')
  await expect.poll(() => woken).toEqual([id])
  expect(await (await get(admin.port, '/metrics')).text()).toContain('parley_dead_letters 0')
  await Promise.all([workers.close(1_000), queue.close()])
})
