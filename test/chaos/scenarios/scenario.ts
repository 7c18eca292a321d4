import type { Child } from '#scripts/lib/child.ts'
import { type Crowd, openCrowd, type Verdict } from '../real/crowd.ts'
import { type ParleyProcesses, startParleyProcesses } from '../real/parley-processes.ts'
import { type Mongo, openMongo } from '../real/mongo.ts'

export type Settings = {
  /** How often what the scenario does is done. */
  readonly rounds: number
  readonly minutes: number
  readonly people: number
}
export type Scene = {
  readonly mongo: Mongo
  readonly processes: ParleyProcesses
  readonly crowd: Crowd
  web: Child
  worker: Child
  /** Each person pays as often. */
  readonly everyMs: number
  say(line: string): void
}
export type Scenario = {
  readonly rounds: number
  readonly minutes: number
  readonly env?: Readonly<Record<string, string>>
  /** What happens while people pay; the lines that are broken. */
  run(scene: Scene, settings: Settings): Promise<readonly string[]>
}

const DRAIN_MS = 10 * 60_000
const EVERY_MS = 500

const NO_LIMIT = { LIMIT_PER_DAY: '1000000.00' }

/** All processes with customers, the scenario, and afterwards the comparison with the bank's own books. */
export const play = async (scenario: Scenario, settings: Settings, say: (line: string) => void): Promise<Verdict> => {
  const mongo = await openMongo()
  const processes = await startParleyProcesses({ mongo: mongo.url, env: { ...NO_LIMIT, ...scenario.env } })
  try {
    const [web, worker] = [await processes.startRole('web'), await processes.startRole('worker')]
    const crowd = await openCrowd(processes, settings.people)
    const scene: Scene = { mongo, processes, crowd, web, worker, everyMs: EVERY_MS, say }
    const began = performance.now()
    const broken = await scenario.run(scene, settings)
    await crowd.stop()
    const drainedMs = await crowd.drained(DRAIN_MS)
    await crowd.comeBack()
    const verdict = await crowd.compare()
    crowd.close()
    const rate = (crowd.presses() / ((performance.now() - began) / 1_000)).toFixed(1)
    say(`${crowd.presses()} presses, ${rate} a second; everything over ${drainedMs} ms after the last`)
    return { ...verdict, broken: [...broken, ...verdict.broken] }
  } finally {
    await processes.close()
    await mongo.close()
  }
}
