import type { Workers } from '#jobs/worker.ts'
import type { Runtime } from '../runtime.ts'

type Told = { readonly health: Runtime['health']; readonly telemetry: Pick<Runtime['telemetry'], 'gauge'> }

/** A process whose workers hear nothing is not well, whatever else answers. */
export const watchHearing = ({ health, telemetry }: Told, { hearing }: Pick<Workers, 'hearing'>): void => {
  health['jobs'] = async () => {
    const deaf = hearing().filter(({ isDeaf }) => isDeaf)
    if (deaf.length > 0) throw new Error(`no job gets through: ${deaf.map(({ queue }) => queue).join(', ')}`)
  }
  telemetry.gauge(
    'parley_worker_silent_seconds',
    'Since when no job got through to this process, by queue',
    async () => hearing().map(({ queue, silentMs }) => ({ labels: { queue }, value: silentMs / 1_000 })),
    ['queue'],
  )
  telemetry.gauge(
    'parley_worker_deaf',
    'One while a queue is served by a worker that no longer listens',
    async () => hearing().map(({ queue, isDeaf }) => ({ labels: { queue }, value: isDeaf ? 1 : 0 })),
    ['queue'],
  )
}
