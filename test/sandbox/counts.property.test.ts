import { array, assert, asyncProperty, constant, double, integer, oneof, record, type Arbitrary } from 'fast-check'
import type { Collection } from 'mongodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCheckpoints } from '#sandbox/store/checkpoints.ts'
import { type Counts, createCounts } from '#sandbox/store/counts.ts'
import { openStore, type Store } from '#sandbox/store/database.ts'
import type { CheckpointDoc, TransDoc } from '#sandbox/store/documents.ts'
import { createInserter, type Inserter } from '#sandbox/store/inserter.ts'
import { SPAN } from '#sandbox/store/list-state.ts'
import { type List, listsOf } from '#sandbox/store/lists.ts'
import { readPageOf } from '#sandbox/store/page.ts'
import { freshDatabase, mongoUrl } from '#test/support/servers.ts'

let store: Store
let insert: Inserter<TransDoc>
let read: number
beforeAll(async () => {
  const { name } = await freshDatabase()
  store = await openStore({ url: `${mongoUrl()}/?monitorCommands=true`, database: name })
  insert = createInserter(store.trans)
  store.client.on('commandSucceeded', ({ reply }) => {
    read += (reply as { cursor?: { firstBatch?: unknown[] } }).cursor?.firstBatch?.length ?? 0
  })
})
afterAll(() => store.close())

/** Checkpoints whose process is killed in the middle of a write: so many of its parts get through, and then none. */
const killable = (parts: () => number | undefined): Collection<CheckpointDoc> =>
  new Proxy(store.checkpoints, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name)
      if (name !== 'bulkWrite') return typeof value === 'function' ? value.bind(target) : value
      return async (operations: never[], options: object) => {
        const most = parts()
        if (most === undefined) return target.bulkWrite(operations, options)
        if (most > 0) await target.bulkWrite(operations.slice(0, most), options)
        throw new Error('killed')
      }
    },
  })

type Run = { counts: Counts; killed: { parts: number | undefined }; errors: unknown[] }
const start = async (): Promise<Run> => {
  const [killed, errors] = [{ parts: undefined as number | undefined }, [] as unknown[]]
  const report = (error: unknown): void => void errors.push(error)
  const checkpoints = await openCheckpoints({ collection: killable(() => killed.parts), report })
  return { counts: createCounts({ checkpoints, report }), killed, errors }
}

let nodes = 0
const idOf = (node: number, n: number): string =>
  node.toString(16).padStart(8, '0') +
  Math.round(n * 1_000)
    .toString(16)
    .padStart(16, '0')

/** A list, what is truly in it, and a process that keeps count. */
class KeptList {
  readonly list: List
  readonly node = (nodes += 1)
  run: Run
  members: string[] = []
  next = 1
  constructor(run: Run) {
    this.run = run
    this.list = listsOf(store).transOfNode(`n${this.node}`)
  }
  async grow(id: string): Promise<void> {
    const made = { _id: id, _s: { nodes: [`n${this.node}`], users: [], nextAt: null } } as unknown as TransDoc
    await this.run.counts.during({ lists: [this.list], difference: 1, id }, () => insert(made))
    this.members = [...this.members, id].sort()
  }
  async growMany(many: number): Promise<void> {
    const ids = Array.from({ length: many }, () => idOf(this.node, this.next++))
    await Promise.all(ids.map((id) => this.grow(id)))
  }
  async growLate(part: number): Promise<void> {
    const id = idOf(this.node, Math.floor(part * this.next) + 0.001 * ((this.members.length % 900) + 1))
    if (!this.members.includes(id)) await this.grow(id)
  }
  async shrink(part: number): Promise<void> {
    const id = this.members[Math.floor(part * this.members.length)]
    if (id === undefined) return
    await this.run.counts.during({ lists: [this.list], difference: -1, id }, () => store.trans.deleteOne({ _id: id }))
    this.members = this.members.filter((one) => one !== id)
  }
  async look(part: number): Promise<void> {
    const page = { page: 1 + Math.floor((part * this.members.length) / 20), perPage: 20 }
    const { found, total } = await readPageOf(store.trans, this.run.counts, { list: this.list, page })
    const newest = this.members.toReversed().slice((page.page - 1) * 20, page.page * 20)
    // oxlint-disable-next-line vitest/no-standalone-expect -- called by the tests below
    expect({ total, found: found.map(({ _id }) => _id) }).toEqual({ total: this.members.length, found: newest })
  }
}

const part = double({ min: 0, max: 0.999, noNaN: true })
const act = oneof(
  {
    weight: 5,
    arbitrary: record({ do: constant('grow' as const), many: integer({ min: 1, max: 2 * SPAN }) }),
  },
  { weight: 2, arbitrary: record({ do: constant('late' as const), part }) },
  { weight: 2, arbitrary: record({ do: constant('shrink' as const), part }) },
  { weight: 4, arbitrary: record({ do: constant('look' as const), part }) },
  { weight: 3, arbitrary: record({ do: constant('restart' as const), parts: integer({ min: 0, max: 4 }) }) },
)
type Act = typeof act extends Arbitrary<infer T> ? T : never

const live = async (kept: KeptList, one: Act): Promise<void> => {
  switch (one.do) {
    case 'grow':
      return kept.growMany(one.many)
    case 'late':
      return kept.growLate(one.part)
    case 'shrink':
      return kept.shrink(one.part)
    case 'look':
      return kept.look(one.part)
    case 'restart': {
      // Some die in the middle of the next checkpoint.
      if (one.parts < 4) kept.run.killed.parts = one.parts
      await kept.growMany(SPAN)
      await kept.run.counts.idle()
      if (one.parts === 4) expect(kept.run.errors).toEqual([])
      kept.run = await start()
    }
  }
}

describe('the counts of lists', () => {
  // oxlint-disable-next-line vitest/expect-expect -- every look expects
  it('are true whatever comes in, leaves, is late or is killed', async () => {
    await assert(
      asyncProperty(array(act, { minLength: 4, maxLength: 14 }), async (acts) => {
        const kept = new KeptList(await start())
        for (const one of acts) await live(kept, one)
        await kept.look(0)
        kept.run = await start()
        await kept.look(0)
        await kept.look(0.9)
      }),
      { numRuns: Number(process.env['COUNTS_RUNS'] ?? 2) },
    )
  })

  it('a process reads no more of a list at its first look than came since the checkpoint, nor of a deep page', async () => {
    const kept = new KeptList(await start())
    await kept.look(0)
    for (let n = 0; n < 6; n += 1) await kept.growMany(SPAN)
    await kept.run.counts.idle()
    for (const depth of [0, 0.5, 0.95]) {
      kept.run = await start()
      read = 0
      await kept.look(depth)
      // The tail, the stretch between two marks, the page and a few checkpoints.
      expect(read).toBeLessThan(2 * SPAN + 2 * SPAN + 20 + 5)
    }
  })

  it('a list that is only written to gets its checkpoints, too', async () => {
    const errors: unknown[] = []
    const report = (error: unknown): void => void errors.push(error)
    const checkpoints = await openCheckpoints({ collection: store.checkpoints, report })
    const counts = createCounts({ checkpoints, report, random: () => 0 })
    const kept = new KeptList({ ...(await start()), counts })
    await kept.growMany(3 * SPAN)
    await counts.idle()
    expect(await checkpoints.head(kept.list.name)).toMatchObject({ count: 2 * SPAN })
    expect(errors).toEqual([])
  })
})
