import { z } from 'zod'

/** What the process of the attackers is told to do. */
export const AttackOrder = z.strictObject({
  url: z.string(),
  /** Connections at once, of each kind of attack. */
  ofEach: z.int(),
  /** Connections that are opened once and say nothing. */
  idle: z.int(),
})
export type AttackOrder = z.infer<typeof AttackOrder>

const Ended = z.strictObject({ attack: z.string(), livedMs: z.number(), status: z.string() })

/** What it tells once it has ended. */
export const AttackReport = z.strictObject({
  ended: z.array(Ended),
  idleOpened: z.int(),
  /** Of those, the ones that nobody has closed. */
  idleLeft: z.int(),
})
export type AttackReport = z.infer<typeof AttackReport>
