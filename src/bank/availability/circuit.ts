import type { Log } from '#kit/log.ts'

/** Calls in a row that the bank did not answer, until it is taken to be away. */
const FAILURES = 5
/** That the bank is away holds for so long unless it is said again: the process that probed it may have died. */
const STANDS_MS = 30_000
/** What other processes say is looked at again after this. */
const LOOK_MS = 1_000
/** Longer than any call to the bank may take, so that there is never a second one who asks. */
const PROBE_MS = 15_000
/** Between one question whether the bank is back and the next. */
const REST_MS = 5_000

type Deps = {
  readonly board: AvailabilityBoard
  /** Unix ms. */
  readonly clock: () => number
  readonly log: Pick<Log, 'warn' | 'error'>
}

/**
 * The circuit that all calls to the bank go through. It opens for all processes once the bank has failed one of them
 * several times in a row; then no call leaves, which is certain, and one harmless question at a time finds out whether
 * the bank is back. Without the board every process knows what it has seen itself.
 */
export const createCircuit = ({ board, clock, log }: Deps) => {
  const shared = createShared(board, log)
  let failures = 0
  let awayUntil = 0
  let lookedAt = Number.NEGATIVE_INFINITY
  let restsUntil = 0
  let asking = false

  const isAway = async (): Promise<boolean> => {
    const now = clock()
    if (Math.abs(now - lookedAt) >= LOOK_MS) {
      lookedAt = now
      awayUntil = await shared.read(awayUntil)
    }
    return now < awayUntil
  }

  const stayAway = async (): Promise<void> => {
    const now = clock()
    if (now >= awayUntil)
      log.error({ event: 'circuit-open', failures }, 'the bank does not answer: nothing is sent to it until it does')
    awayUntil = now + STANDS_MS
    lookedAt = now
    await shared.post(awayUntil)
  }

  const comeBack = async (): Promise<void> => {
    log.warn({ event: 'circuit-closed' }, 'the bank answers again')
    failures = 0
    awayUntil = 0
    await shared.clear()
  }

  const askAlone = async (ask: () => Promise<boolean>): Promise<void> => {
    if (!(await shared.takeProbe(PROBE_MS))) return
    if (await ask()) await comeBack()
    else await stayAway()
    restsUntil = clock() + REST_MS
    await shared.endProbe(REST_MS)
  }

  return {
    isAway,
    /** What became of one call: whether it was the bank that answered, whatever it said. */
    async record(answered: boolean): Promise<void> {
      failures = answered ? 0 : failures + 1
      if (failures >= FAILURES) await stayAway()
    },
    /** Called again and again where the bank is watched: asks it in turn, when it is away and not just asked. */
    async probe(ask: () => Promise<boolean>): Promise<void> {
      if (asking || !(await isAway()) || clock() < restsUntil) return
      asking = true
      try {
        await askAlone(ask)
      } finally {
        asking = false
      }
    },
  }
}
export type Circuit = ReturnType<typeof createCircuit>

/** The board with an answer also for when it is lost: then each process goes by what it has seen itself. */
const createShared = (board: AvailabilityBoard, log: Deps['log']) => {
  const orElse = async <T>(otherwise: T, run: () => Promise<T>): Promise<T> => {
    try {
      return await run()
    } catch (error) {
      log.warn({ event: 'circuit-not-shared', err: error }, 'processes can not share whether the bank is away')
      return otherwise
    }
  }
  return {
    read: (known: number) => orElse(known, async () => (await board.read()) ?? 0),
    post: (until: number) => orElse(undefined, () => board.post(until)),
    clear: () => orElse(undefined, () => board.clear()),
    takeProbe: (ms: number) => orElse(true, () => board.takeProbe(ms)),
    endProbe: (ms: number) => orElse(undefined, () => board.endProbe(ms)),
  }
}

/** What processes share about the bank. It may be lost at any time, and then costs each of them some calls. */
export type AvailabilityBoard = {
  /** Until when the bank is taken to be away, Unix ms; undefined when no process says so. */
  read(): Promise<number | undefined>
  post(until: number): Promise<void>
  clear(): Promise<void>
  /** True for one process at a time, until `ms` have passed: it asks the bank whether it is back. */
  takeProbe(ms: number): Promise<boolean>
  /** The probe that was taken ends in `ms`. */
  endProbe(ms: number): Promise<void>
}
