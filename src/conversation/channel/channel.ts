import type { Hono } from 'hono'
import type { Outbox } from './message.ts'
import type { Abilities, ChannelName } from './turn.ts'
import type { FetchFile } from './uploads.ts'

/** How a process receives: `web` answers where a platform calls us, `gateway` calls the platform where it can't. */
export type ReceivingRole = 'web' | 'gateway'

/** One chat platform, whole: how messages come in, how answers and notices go out, and what can be done there. */
export type Channel = {
  readonly name: ChannelName
  readonly abilities: Abilities
  /** Where the platform calls us; absent where the settings let no platform call. */
  readonly routes?: Hono | undefined
  /** Cards sent outside a turn. Works in every process, started or not. */
  readonly outbox: Outbox
  /** Files that were sent to us. Works in every process, started or not. */
  readonly files: FetchFile
  /**
   * Receives as `role` has it, and does nothing where the settings leave that to the other role. Rejects when the platform
   * refuses us. `onLost`: the platform has ended the connection for good, and only a new process can open it again.
   */
  start(role: ReceivingRole, onLost?: () => void): Promise<void>
  /** Opens nothing new, ends what is kept open, and resolves when nothing that was begun is under way. May be repeated. */
  stop(): Promise<void>
}
