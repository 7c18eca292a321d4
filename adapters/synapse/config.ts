import type { Circuit } from '#bank/availability/circuit.ts'
import type { Log } from '#kit/log.ts'

export type SynapseConfig = {
  /** With the version, without a slash at the end: `https://uat-api.synapsefi.com/v3.1`. */
  readonly baseUrl: string
  readonly clientId: string
  readonly clientSecret: string
  /** Names this server to the bank; a user made with one fingerprint needs a pin before another one is let in. */
  readonly fingerprint: string
  /** For one call, connecting and reading included. */
  readonly timeoutMs: number
  /** Unix ms. */
  readonly clock: () => number
  /** Stands for the customer's device where none is known: chat platforms do not tell it. */
  readonly ip?: string
  /** Keeps calls back while the bank is away; without it every call is tried. */
  readonly circuit?: Pick<Circuit, 'isAway' | 'record'>
  readonly logger?: Pick<Log, 'warn'>
}
