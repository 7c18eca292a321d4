import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import { createMeasured } from './measured.ts'
import { createMetrics, type GaugeMetric } from './metrics.ts'

export { type GaugeMetric, GAUGES } from './metrics.ts'

/** One value per label set, read when the metrics are asked for. */
export type GaugeReading = { readonly labels?: Readonly<Record<string, string>>; readonly value: number }

/** What this process counts, in Prometheus' words. Labels are kinds and outcomes, never ids or anything personal. */
export const createTelemetry = (clock: () => number) => {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const metrics = createMetrics(registry)

  /** A value that is looked up when the metrics are read. What can't be read then is left out. */
  const gauge = ({ name, help, labelNames = [] }: GaugeMetric, read: () => Promise<readonly GaugeReading[]>): void => {
    const made: Gauge = new Gauge({
      registers: [registry],
      name,
      help,
      labelNames: [...labelNames],
      collect: async () => {
        made.reset()
        for (const { labels = {}, value } of await read()) made.set(labels, value)
      },
    })
  }

  return {
    ...createMeasured(metrics, clock),
    swept: (what: 'operations' | 'notices' | 'holds' | 'closings' | 'owed', count: number): void =>
      metrics.swept.inc({ what }, count),
    /** `what`: the channel of a turn, `bank` for its webhooks, `telegram-update` for what became no turn or got no answer. */
    quarantined: (what: string): void => metrics.quarantined.inc({ what }),
    gauge,
    replaced: (queue: string): void => metrics.replaced.inc({ queue }),
    render: async () => ({ type: registry.contentType, body: await registry.metrics() }),
  }
}
