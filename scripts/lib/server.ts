import type { Supervisor } from './supervisor.ts'

export type ServerOptions = {
  readonly env: NodeJS.ProcessEnv
  /** Absolute: where the servers keep their data. */
  readonly data: string
  /** Absolute: where programs are installed. */
  readonly tools: string
  /** The ports they had last time, taken again if free, so that a client configured by hand keeps working. */
  readonly ports: { readonly mongo?: number; readonly redis?: number }
  /** Starts the servers, and so decides when they stop. */
  readonly supervisor: Supervisor
  readonly say: (line: string) => void
}

export type Server = {
  readonly url: string
  /** Set when it was started here. */
  readonly port?: number
  /** One line for the banner. */
  readonly found: string
}
