import type { Workers } from '#jobs/worker.ts'

/** What has to answer for this process to be well; each role adds its own. */
export type Health = Record<string, () => Promise<unknown>>

/** A process with a stalled worker is not well, whatever else answers. */
export const watchWorkers = (health: Health, { liveness }: Pick<Workers, 'liveness'>): void => {
  health['jobs'] = async () => {
    const stalled = liveness().filter(({ isStalled }) => isStalled)
    if (stalled.length > 0) throw new Error(`no job gets through: ${stalled.map(({ queue }) => queue).join(', ')}`)
  }
}
