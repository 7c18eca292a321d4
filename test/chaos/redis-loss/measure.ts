import { setTimeout as pause } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { testSeals } from '#test/support/seals.ts'
import type { AlertId, ConversationId, CustomerId, OperationId, TurnId } from '#bank/ground/ids.ts'
import { createKeys, createRedisStores } from '#adapters/redis/index.ts'
import { newSession } from '#conversation/session/session-life.ts'
import { createQueues } from '#jobs/queues.ts'
import { createOwnRedis } from '#test/support/own-redis.ts'

/** How Redis may be set up to keep what it is told. */
export const MODES = {
  'nothing (`save ""`)': ['--save', ''],
  'RDB (`save 3600 1 300 100 60 10000`, its default)': ['--save', '3600 1 300 100 60 10000'],
  'RDB (`save 1 1`)': ['--save', '1 1'],
  'AOF `everysec`': ['--save', '', '--appendonly', 'yes', '--appendfsync', 'everysec'],
  'AOF `always`': ['--save', '', '--appendonly', 'yes', '--appendfsync', 'always'],
} as const
export type Mode = keyof typeof MODES

const PEOPLE = 8
const LEAST_TURNS = 2 * PEOPLE
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }

export type Loss = {
  /** Turns that were acknowledged as committed, and how many of them are not known any more. */
  readonly turns: number
  readonly turnsLost: number
  /** Sessions that are gone or older than they were. */
  readonly sessionsBack: number
  readonly alerts: number
  readonly alertsLost: number
  readonly jobs: number
  readonly jobsLost: number
  /** From the newest turn that was kept to the kill; all of the run when none was. */
  readonly lostMs: number
}

/** Commits turns, puts alerts into the index and jobs into the queue for so long, ends Redis by SIGKILL, and counts. */
export const measureLoss = async (mode: Mode, forMs: number): Promise<Loss> => {
  const server = await createOwnRedis(MODES[mode])
  const open = (): Redis => new Redis(server.url, { maxRetriesPerRequest: 0 }).on('error', () => undefined)
  const redis = open()
  const stores = createRedisStores({ redis, namespace: 'loss', seal: testSeals.cache })
  const queues = createQueues({ connection: { url: server.url }, prefix: 'loss-jobs', log: quiet, hintMs: 500 })
  const committed: { conversation: ConversationId; turn: TurnId; at: number }[] = []
  const newest = new Map<ConversationId, number>()
  let [alerts, jobs, over] = [0, 0, false]
  const begun = performance.now()

  const live = async (person: number): Promise<void> => {
    const conversation = `web:${person}` as ConversationId
    for (let n = 0; !over; n += 1) {
      const turn = `web:${person}:${n}` as TurnId
      const { sessions } = stores
      const loaded = await sessions.load(conversation, turn)
      if (loaded.kind === 'repeat') continue
      // Somebody is signed in, or little would be kept of what was said.
      const customer = `cus_${person}` as CustomerId
      const session = { ...newSession(conversation, `salt${n}`), customer, signedInUntil: n }
      const answer = { replies: [{ do: 'toast', text: `answer ${n}` }] } as const
      const done = await sessions.commit({ conversation, turn, revision: loaded.revision, session, answer })
      if (done.kind !== 'done') continue
      committed.push({ conversation, turn, at: performance.now() })
      newest.set(conversation, n)
      const id = `alrt_${person}_${n}` as AlertId
      await stores.alertIndex.put([{ id, coin: 'BTC', measure: 'price', side: 'least', score: n + 1 }])
      alerts += 1
      await queues.wake.operation(`op_${person}x${n}` as OperationId)
      if (!over) jobs += 1
    }
  }
  // Whoever is in the middle of something when Redis dies hears of it: that was never acknowledged.
  const people = Array.from({ length: PEOPLE }, (_, n) => live(n).catch(() => undefined))
  await pause(forMs)
  // On a busy machine not everybody has had a turn yet.
  while (committed.length < LEAST_TURNS || newest.size < PEOPLE) await pause(10)
  over = true
  await server.kill()
  const killedAt = performance.now()
  await Promise.all(people)
  redis.disconnect()
  await queues.close()

  await server.start()
  const after = open()
  const again = createRedisStores({ redis: after, namespace: 'loss', seal: testSeals.cache })
  const kept = createQueues({ connection: { url: server.url }, prefix: 'loss-jobs', log: quiet })
  const known = await Promise.all(
    committed.map(async ({ conversation, turn, at }) => ({
      at,
      isKept: (await again.sessions.load(conversation, turn)).kind === 'repeat',
    })),
  )
  const back = await Promise.all(
    [...newest].map(async ([conversation, n]) => {
      const found = await createRedisStores({ redis: after, namespace: 'loss', seal: testSeals.cache }).sessions.load(
        conversation,
        'another' as TurnId,
      )
      return found.kind !== 'session' || (found.session?.signedInUntil ?? -1) < n
    }),
  )
  const loss: Loss = {
    turns: committed.length,
    turnsLost: known.filter(({ isKept }) => !isKept).length,
    sessionsBack: back.filter(Boolean).length,
    alerts,
    alertsLost: Math.max(0, alerts - (await after.zcard(createKeys('loss').alerts('BTC', 'price', 'least')))),
    jobs,
    jobsLost: Math.max(0, jobs - (await kept.backlog('operations')).waiting),
    lostMs: Math.round(killedAt - Math.max(begun, ...known.flatMap(({ at, isKept }) => (isKept ? [at] : [])))),
  }
  after.disconnect()
  await kept.close()
  await server.close()
  return loss
}
