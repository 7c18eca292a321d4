import { setTimeout as pause } from 'node:timers/promises'
import type { Scenario } from './scenario.ts'

const EXIT_WITHIN_MS = 10_000
const BETWEEN_MS = 1_500

/** R22: web and worker are asked to leave under load, again and again. */
export const terms: Scenario = {
  rounds: 50,
  minutes: 0,
  async run(scene, { rounds }) {
    const { processes, crowd, everyMs, say } = scene
    const broken: string[] = []
    let slowest = 0
    const leave = async (role: 'web' | 'worker'): Promise<void> => {
      const began = performance.now()
      await scene[role].stop(2 * EXIT_WITHIN_MS)
      const tookMs = performance.now() - began
      slowest = Math.max(slowest, tookMs)
      const how = await scene[role].ended
      if (how !== 'exit code 0') broken.push(`${role} left with ${how}: ${scene[role].output().slice(-2_000)}`)
      if (tookMs > EXIT_WITHIN_MS) broken.push(`${role} needed ${Math.round(tookMs)} ms to leave`)
    }
    crowd.start(everyMs)
    for (let round = 1; round <= rounds; round += 1) {
      await pause(BETWEEN_MS)
      await Promise.all([leave('web'), leave('worker')])
      ;[scene.web, scene.worker] = await Promise.all([processes.startRole('web'), processes.startRole('worker')])
      if (round % 10 === 0) say(`${round} rounds, ${crowd.presses()} presses, slowest exit ${Math.round(slowest)} ms`)
    }
    say(`slowest exit of ${2 * rounds}: ${Math.round(slowest)} ms`)
    return broken
  },
}
