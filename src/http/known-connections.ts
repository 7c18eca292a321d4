import type { Socket } from 'node:net'
import type { Context } from 'hono'
import { isIncoming } from './body-limit.ts'

/** A browser opens six, a terminal two. */
const MOST_OF_ONE = 8

/**
 * The connections of one server on which somebody has shown who they are: a chat in which a customer has signed in, a
 * platform or the bank by its proof. Where too many are open they stay and others go.
 */
export const createKnownConnections = () => {
  const known = new Set<Socket>()
  const counts = new Map<string, number>()
  const count = (who: string, by: 1 | -1): void => {
    const now = (counts.get(who) ?? 0) + by
    if (now > 0) counts.set(who, now)
    else counts.delete(who)
  }
  return {
    has: (socket: Socket): boolean => known.has(socket),
    /** Of one who is named no more than a browser needs: a customer who opens hundreds is no better than a stranger. */
    add(socket: Socket, who?: string): void {
      if (known.has(socket) || socket.destroyed) return
      if (who !== undefined && (counts.get(who) ?? 0) >= MOST_OF_ONE) return
      known.add(socket)
      if (who !== undefined) count(who, 1)
      socket.once('close', () => {
        known.delete(socket)
        if (who !== undefined) count(who, -1)
      })
    },
  }
}
export type KnownConnections = ReturnType<typeof createKnownConnections>

/** Whoever calls has shown who they are, on this connection; without a name where they are a platform or the bank. */
export const keepConnection = (c: Context, who?: string): void => {
  const known: KnownConnections | undefined = c.env?.known
  const incoming: unknown = c.env?.incoming
  // Absent where a test calls the routes without a connection.
  if (known !== undefined && isIncoming(incoming)) known.add(incoming.socket, who)
}
