import { GAUGES } from '#adapters/telemetry/index.ts'
import type { Workers } from '#jobs/worker.ts'
import type { Runtime } from '../runtime.ts'

type Told = { readonly health: Runtime['health']; readonly telemetry: Pick<Runtime['telemetry'], 'gauge'> }

/** A process whose workers hear nothing is not well, whatever else answers. */
export const watchHearing = ({ health, telemetry }: Told, { liveness }: Pick<Workers, 'liveness'>): void => {
  health['jobs'] = async () => {
    const stalled = liveness().filter(({ isStalled }) => isStalled)
    if (stalled.length > 0) throw new Error(`no job gets through: ${stalled.map(({ queue }) => queue).join(', ')}`)
  }
  telemetry.gauge(GAUGES.workerSilentSeconds, async () =>
    liveness().map(({ queue, silentMs }) => ({ labels: { queue }, value: silentMs / 1_000 })),
  )
  telemetry.gauge(GAUGES.workerStalled, async () =>
    liveness().map(({ queue, isStalled }) => ({ labels: { queue }, value: isStalled ? 1 : 0 })),
  )
}
