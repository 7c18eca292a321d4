import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLogSink } from '#app/log-sink.ts'
import { createLogger } from '#app/logger.ts'
import { compose, type Parley } from '#app/compose/compose.ts'
import { startWeb } from '#app/roles/web.ts'
import type { Running } from '#app/roles/running.ts'
import { throughEffects } from '#test/support/effects.ts'
import type { Chat } from './chat.ts'
import { openWebChat } from './web-chat.ts'
import { seedCustomer } from '#test/support/seed-customer.ts'
import { startParleyInProcess, type ParleyInProcess } from '#test/support/whole-app.ts'

const STEP_MS = 60_000
const PAYER = { handle: 'calls_ann', phone: '415-555-0171', email: 'calls.ann@example.com' }
const PAYEE = { handle: 'calls_ben', phone: '415-555-0172', email: 'calls.ben@example.com' }

/** Asked again every few seconds, whatever turns there are. */
const NOW_AND_THEN = ['availabilityBoard.read', 'customers.signInAt', 'overview.waiting']

type Call = { readonly call: string; readonly args: string }

const asText = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? `${value}n` : value)

/** What the web chat itself keeps, how fast it is, and the session: the same in every turn. */
const EVERY_TURN = [
  'chat.append',
  'chat.begin',
  'chat.read',
  'notices.undeliveredOf',
  'sessions.commit',
  'sessions.load',
  'turnLimits.admit',
  'turnLimits.isOfCustomer',
]

/** What one turn of a signed-in customer asks of the stores, the queue and the bank. */
describe('calls to the outside in one turn', () => {
  let parley: ParleyInProcess
  let counted: { readonly runtime: Parley; readonly web: Running }
  let chat: Chat
  const calls: Call[] = []

  beforeAll(async () => {
    parley = await startParleyInProcess()
    const account = { nickname: 'Main', dollars: 200 }
    const token = randomBytes(32).toString('base64url')
    const { conversation: payer } = await openWebChat(parley.url, token)
    const { conversation: payee } = await openWebChat(parley.url)
    await Promise.all([
      seedCustomer(parley, { ...PAYER, conversation: payer, account }),
      seedCustomer(parley, { ...PAYEE, conversation: payee, account }),
    ])
    // A second web process on the same stores: it takes turns, and nothing else calls through its ports.
    const config = { ...parley.runtime.config, PORT: 0, TELEGRAM_BOT_TOKEN: undefined, DISCORD_TOKEN: undefined }
    const runtime = await compose(config, createLogger({ level: 'fatal', base: {} }, createLogSink()), {
      wrapPort: (port, name) =>
        throughEffects(
          port,
          (call, run, args) => {
            calls.push({ call, args: JSON.stringify(args, asText) })
            return run()
          },
          name,
        ),
    })
    const web = await startWeb(runtime)
    counted = { runtime, web }
    chat = await openWebChat(`http://127.0.0.1:${web.port}`, token)
  }, 2 * STEP_MS)
  afterAll(async () => {
    await counted?.web.stop()
    await counted?.runtime.close()
    await parley?.close()
  }, STEP_MS)

  /** The calls of a turn beside those of every turn, by name. */
  const callsOf = async (turn: () => Promise<void>): Promise<readonly string[]> => {
    calls.length = 0
    await turn()
    const names = calls.map(({ call }) => call)
    expect(names).toEqual(expect.arrayContaining(EVERY_TURN))
    return names.filter((name) => !EVERY_TURN.includes(name) && !NOW_AND_THEN.includes(name)).toSorted()
  }

  /** Reads that gave the same answer as one before them, since nothing was written in between. */
  const repeated = (): readonly Call[] => {
    const isRead = ({ call }: Call): boolean => /\.(?:find|ofCustomer|read|latest|spent|identitiesOf)/.test(call)
    const seen = new Set<string>()
    return calls.filter((each) => {
      if (!isRead(each)) seen.clear()
      const key = `${each.call}${each.args}`
      const again = isRead(each) && seen.has(key)
      seen.add(key)
      return again
    })
  }

  it('reads nothing twice, and queues at most one look at the bank', async () => {
    const send = () => chat.say(`send $5 to ${PAYEE.handle}`)
    for (const turn of [() => chat.say('balance'), () => chat.say('prices'), send, () => chat.press('Confirm')]) {
      await callsOf(turn)
      expect(repeated()).toEqual([])
      expect(calls.filter(({ call }) => call === 'wake.sync').length).toBeLessThanOrEqual(1)
    }
  })

  it('are few for the menu', async () => {
    // Each once, whatever waits; the balances that it begins with are read again at the bank after the answer.
    expect(await callsOf(() => chat.say('menu'))).toEqual([
      'accounts.ofCustomer',
      'customers.findByIdentity',
      'operations.ofCustomer',
      'requests.waitingFor',
      'wake.sync',
    ])
  })

  it('are few for prices', async () => {
    // What each price has done is read at once, for all coins.
    const made = ['priceHistory.candlesOf', 'prices.latest', 'prices.latest']
    expect(await callsOf(() => chat.say('prices'))).toEqual(made)
  })

  it('are few for the balance', async () => {
    expect(await callsOf(() => chat.say('balance'))).toEqual([
      'accounts.ofCustomer',
      'customers.findByIdentity',
      'wake.sync',
    ])
  })

  it('are few for a payment: its card, and its confirmation', async () => {
    expect(await callsOf(() => chat.say(`send $5 to ${PAYEE.handle}`))).toEqual([
      'accounts.ofCustomer',
      'accounts.ofCustomer',
      'allowances.spent',
      'customers.findByHandle',
      'customers.findByIdentity',
      'drafts.read',
      'operations.find',
      'operations.insert',
      'wake.sync',
    ])
    // Both ends of the payment are looked at again, and how much the customer has under way: all at the same time.
    expect(await callsOf(() => chat.press('Confirm'))).toEqual([
      'accounts.find',
      'accounts.find',
      'accounts.hold',
      'accounts.ofCustomer',
      'allowances.take',
      'customers.find',
      'customers.findByIdentity',
      'drafts.erase',
      'journal.append',
      'operations.change',
      'operations.countUnderWay',
      'operations.find',
      'operations.find',
      // What leaves without the PIN is counted where no other press can come between.
      'stepUps.change',
      'wake.operation',
      'wake.sync',
    ])
  })

  /** Read whenever somebody else tells the chat something, such as the payment before that has settled. */
  const OF_THE_OPEN_STREAM = 'chat.read'

  /** The calls of one job. */
  const callsOfJob = async (job: () => Promise<unknown>): Promise<readonly string[]> => {
    calls.length = 0
    await job()
    return calls.flatMap(({ call }) => ([...NOW_AND_THEN, OF_THE_OPEN_STREAM].includes(call) ? [] : [call])).toSorted()
  }

  const payer = async () => {
    const found = await parley.runtime.ports.customers.findByHandle(PAYER.handle)
    if (found === undefined) throw new Error('the payer is not registered')
    return found.id
  }

  it('is one for an operation that is over', async () => {
    const { operations } = parley.runtime.ports
    const [paid] = await operations.ofCustomer(await payer(), { limit: 1 })
    if (paid === undefined) throw new Error('nothing was paid')
    await expect.poll(async () => await operations.find(paid.id)).toMatchObject({ state: 'settled' })
    await expect.poll(async () => (await operations.find(paid.id))?.dueAt).toBeUndefined()
    expect(await callsOfJob(() => counted.runtime.useCases.advance(paid.id))).toEqual(['operations.find'])
  })

  it('are few for a look at the bank that hears nothing new, however many transfers it shows', async () => {
    const id = await payer()
    await parley.runtime.useCases.syncCustomer(id)
    expect(await callsOfJob(() => counted.runtime.useCases.syncCustomer(id))).toEqual([
      // Of each account once.
      'accounts.findByBankAccount',
      'accounts.findByBankAccount',
      'accounts.ofCustomer',
      'accounts.refresh',
      'customers.find',
      'customers.find',
      'entries.findNews',
      'rail.accounts.list',
      'rail.transfers.list',
      'rail.users.read',
    ])
  })
})
