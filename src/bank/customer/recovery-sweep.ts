import type { Log } from '#kit/log.ts'
import { advanceOf } from './recover.ts'
import type { RecoverPorts } from './recovery-ports.ts'

const BATCH = 200

/** Everything that is due, found again after whatever crash. One that fails holds up none of the others. */
export const advanceRecoveries = async (ports: RecoverPorts & { readonly log: Log }): Promise<void> => {
  for (const customer of await ports.recoveries.due(ports.clock(), BATCH)) {
    try {
      await advanceOf(ports, customer)
    } catch (error) {
      const facts = { event: 'recovery-failed', customer, err: error }
      ports.log.error(facts, 'a way back could not go on; the next sweep tries again')
    }
  }
}
