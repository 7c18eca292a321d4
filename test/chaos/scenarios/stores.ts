import { setTimeout as pause } from 'node:timers/promises'
import type { Scenario } from './scenario.ts'

const AWAY_MS = 3_000
const BETWEEN_MS = 12_000

/** R18, R20: the stores are killed under load and start again on what they had; Redis also on nothing. */
export const stores: Scenario = {
  rounds: 3,
  minutes: 0,
  async run({ mongo, processes, crowd, web, worker, everyMs, say }, { rounds }) {
    const away = (): Promise<void> => pause(AWAY_MS)
    crowd.start(everyMs)
    for (let round = 1; round <= rounds; round += 1) {
      await pause(BETWEEN_MS)
      await mongo.kill()
      await away()
      await mongo.start()
      say(`round ${round}: MongoDB killed and started again; ${crowd.presses()} presses so far`)
      await pause(BETWEEN_MS)
      await processes.restartRedis(true, away)
      say(`round ${round}: Redis killed and started again; ${crowd.presses()} presses so far`)
      await pause(BETWEEN_MS)
      await processes.restartRedis(false, away)
      say(`round ${round}: Redis killed and replaced by an empty one; ${crowd.presses()} presses so far`)
    }
    await pause(BETWEEN_MS)
    return [web, worker].filter((child) => child.hasEnded()).map(({ name }) => `${name} did not outlive its stores`)
  },
}
