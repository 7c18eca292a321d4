import type { createTelemetry } from '#adapters/telemetry/index.ts'
import type { Log } from '#kit/log.ts'
import type { Config } from '../config/config.ts'

export type Telemetry = ReturnType<typeof createTelemetry>

/** Passes a port on, perhaps wrapped into another one of the same shape. `name` begins the names of its calls. */
export type WrapPort = <P extends object>(port: P, name?: string) => P

/** What everything is composed from. */
export type Given = {
  readonly config: Config
  readonly log: Log
  /** Unix ms. */
  readonly clock: () => number
  /** Every port that reaches outside this process goes through it. */
  readonly wrapPort: WrapPort
}
