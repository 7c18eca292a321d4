import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import { createMeasured } from './measured.ts'
import { createMeters } from './meters.ts'

/** One value per label set, read when somebody asks for the metrics. */
type Reading = { readonly labels?: Readonly<Record<string, string>>; readonly value: number }

/** What this process counts, in Prometheus' words. Labels are kinds and outcomes, never ids or anything personal. */
export const createTelemetry = (clock: () => number) => {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const meters = createMeters(registry)

  /** A value that is looked up when the metrics are read. What can't be read then is left out. */
  const gauge = (
    name: string,
    help: string,
    read: () => Promise<readonly Reading[]>,
    labelNames: string[] = [],
  ): void => {
    const made: Gauge = new Gauge({
      registers: [registry],
      name,
      help,
      labelNames,
      collect: async () => {
        made.reset()
        for (const { labels = {}, value } of await read()) made.set(labels, value)
      },
    })
  }

  return {
    ...createMeasured(meters, clock),
    swept: (what: 'operations' | 'notices' | 'holds', count: number): void => meters.swept.inc({ what }, count),
    /** `what`: a channel, or the bank's news. */
    setAside: (what: string): void => meters.setAside.inc({ what }),
    gauge,
    replaced: (queue: string): void => meters.replaced.inc({ queue }),
    render: async () => ({ type: registry.contentType, body: await registry.metrics() }),
  }
}
