import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from '#scripts/lib/paths.ts'
import { type OperationId } from '#bank/ground/ids.ts'
import { jobTable } from '#jobs/table.ts'
import { seedCustomer } from '#test/support/seed-customer.ts'
import { traceRooms } from '#test/support/trace-rooms.ts'
import { type ParleyInProcess, startParleyInProcess } from '#test/support/whole-app.ts'
import type { Chat } from './chat.ts'
import { openTelegramChat } from './telegram-chat.ts'

const STEP_MS = 60_000
const MOST_ROOMS = 10
const PAYER = { handle: 'map_ann', phone: '415-555-0181', email: 'map.ann@example.com' }
const PAYEE = { handle: 'map_ben', phone: '415-555-0182', email: 'map.ben@example.com' }

/** The rooms of each table of the map, by the heading above it. */
const readMap = (): ReadonlyMap<string, readonly string[]> => {
  const [, ...sections] = readFileSync(join(root, 'docs/map.md'), 'utf8').split(/^## /m)
  return new Map(
    sections.map((section) => [
      section.slice(0, section.indexOf('\n')),
      [...section.matchAll(/^\| `([^`]+)` \|/gm)].map(([, room]) => room ?? ''),
    ]),
  )
}

describe('the map of the journeys', () => {
  const map = readMap()
  const roomsOf = (heading: string): readonly string[] => map.get(heading) ?? []
  const shared = roomsOf('Under every journey')
  const turn = roomsOf('A sentence in')
  let parley: ParleyInProcess
  let trace: Awaited<ReturnType<typeof traceRooms>>
  let chat: Chat

  beforeAll(async () => {
    parley = await startParleyInProcess({ PRICE_SECONDS: '1' })
    const account = { nickname: 'Main', dollars: 200 }
    const payee = openTelegramChat(parley.telegram)
    chat = openTelegramChat(parley.telegram)
    await Promise.all([
      seedCustomer(parley, { ...PAYER, conversation: chat.conversation, account }),
      seedCustomer(parley, { ...PAYEE, conversation: payee.conversation, account }),
    ])
    // A bot may write only to those who have written to it.
    for (const one of [payee, chat]) await one.say('menu')
    // Jobs are taken by hand below, so that nothing else runs meanwhile.
    await parley.stopWorker()
    trace = await traceRooms()
  }, 2 * STEP_MS)
  afterAll(async () => {
    await trace?.stop()
    await parley?.close()
  }, STEP_MS)

  /** Every room that ran is on the map of this journey, and every one on it ran. */
  const compare = (traced: readonly string[], heading: string, alsoRuns: readonly string[] = []): void => {
    const listed = roomsOf(heading)
    const known = new Set([...listed, ...shared, ...alsoRuns])
    expect({
      'ran, but is not on the map': traced.filter((room) => !known.has(room)),
      'is on the map, but did not run': listed.filter((room) => !traced.includes(room)),
    }).toEqual({ 'ran, but is not on the map': [], 'is on the map, but did not run': [] })
  }

  const deliverNotices = async (): Promise<void> => {
    const { ports, useCases } = parley.runtime
    for (const id of await ports.notices.due(Date.now() + STEP_MS, 100))
      await jobTable(useCases).notices({ data: { v: 1, id } })
  }

  const newestOperation = async (): Promise<OperationId> => {
    const { customers, operations } = parley.runtime.ports
    const payer = await customers.findByHandle(PAYER.handle)
    if (payer === undefined) throw new Error('the payer is not registered')
    const [newest] = await operations.ofCustomer(payer.id, { limit: 1 })
    if (newest === undefined) throw new Error('nothing was proposed')
    return newest.id
  }

  it('names rooms that exist, at most ten for a journey', () => {
    expect([...map.keys()]).toEqual([
      'A sentence in',
      'A confirmed payment',
      'A price tick',
      'Under every journey',
      'Where do I change…',
    ])
    expect([...map.values()].flat().filter((room) => !existsSync(join(root, room)))).toEqual([])
    for (const heading of ['A sentence in', 'A confirmed payment', 'A price tick']) {
      expect(roomsOf(heading).length, heading).toBeGreaterThan(0)
      expect(roomsOf(heading).length, heading).toBeLessThanOrEqual(MOST_ROOMS)
    }
  })

  it('names, for whoever wants to change something, files that exist', () => {
    const [, table = ''] = readFileSync(join(root, 'docs/map.md'), 'utf8').split(/^## Where do I change…$/m)
    const rows = table.split('\n').filter((line) => line.startsWith('| ') && !/^\| (what|---) \|/.test(line))
    expect(rows.length).toBeGreaterThanOrEqual(14)
    for (const row of rows) {
      const files = [...row.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, path = '']) => join('docs', path))
      expect(files.length, row).toBeGreaterThan(0)
      expect(files.filter((path) => !existsSync(join(root, path)))).toEqual([])
    }
  })

  it('shows the way of a sentence', async () => {
    const sentence = () => chat.say(`send $5 to ${PAYEE.handle}`)
    compare(await trace.during([sentence, sentence, sentence]), 'A sentence in')
  })

  it('shows the way of a confirmed payment', async () => {
    const { ports, useCases } = parley.runtime
    const payment = async (): Promise<void> => {
      await chat.say(`send $5 to ${PAYEE.handle}`)
      await chat.press('Confirm')
      const id = await newestOperation()
      const isSettled = async (): Promise<boolean> => {
        await jobTable(useCases).operations({ data: { v: 1, id } })
        return (await ports.operations.find(id))?.state === 'settled'
      }
      await expect.poll(isSettled, { timeout: STEP_MS }).toBe(true)
      await deliverNotices()
    }
    compare(await trace.during([payment, payment]), 'A confirmed payment', turn)
    expect(chat.visible().join('\n')).toContain('The money has arrived')
  })

  it('shows the way of a price tick', async () => {
    for (const price of [10, 4]) await chat.say(`alert me when btc goes below ${price}`)
    const tick = (price: number) => async (): Promise<void> => {
      await parley.setPrice('BTC', price)
      await jobTable(parley.runtime.useCases).prices({ data: { v: 1 } })
      await jobTable(parley.runtime.useCases)['coin-prices']({ data: { v: 1, id: 'BTC' } })
      await deliverNotices()
    }
    compare(await trace.during([tick(5), tick(3)]), 'A price tick')
    expect(chat.visible().join('\n')).toMatch(/BTC is at \$5\.00[\s\S]*BTC is at \$3\.00/)
  })
})
