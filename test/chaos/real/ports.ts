import { randomInt } from 'node:crypto'
import { portProblem } from '#scripts/lib/ports.ts'

/** Below those that systems give to outgoing connections: what was freed by a death is still there for the restart. */
const [FIRST, LAST] = [15_000, 31_000]

export const quietPort = async (): Promise<number> => {
  for (let tries = 0; tries < 100; tries += 1) {
    const port = randomInt(FIRST, LAST)
    if ((await portProblem(port)) === undefined) return port
  }
  throw new Error('no free port')
}
