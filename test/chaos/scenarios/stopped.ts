import { setTimeout as pause } from 'node:timers/promises'
import type { Scenario } from './scenario.ts'

/** Longer than a worker's lock on its job. */
const PAST_THE_LOCK_MS = 16_000

/** R8: a worker stands still past its lock while another does its work, and wakes in the middle of what it was doing. */
export const stopped: Scenario = {
  rounds: 10,
  minutes: 0,
  async run({ processes, crowd, worker, everyMs, say }, { rounds }) {
    await processes.startRole('worker')
    crowd.start(everyMs)
    for (let round = 1; round <= rounds; round += 1) {
      await pause(3_000)
      process.kill(worker.pid, 'SIGSTOP')
      await pause(PAST_THE_LOCK_MS)
      process.kill(worker.pid, 'SIGCONT')
      say(`round ${round}: stood still for ${PAST_THE_LOCK_MS / 1_000} s; ${crowd.presses()} presses so far`)
    }
    await pause(3_000)
    return []
  },
}
