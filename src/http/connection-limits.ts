import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { networkOf } from '#kit/network.ts'
import type { KnownConnections } from './known-connections.ts'

export type ConnectionLimits = {
  /** Open in all. */
  readonly max: number
  /** Open from one address; absent where all come from a proxy of our own. */
  readonly maxPerAddress: number | undefined
  /** Idle in all, known ones apart: each takes memory, and who comes back only connects once more. */
  readonly maxIdle: number
  /** On which somebody has shown who they are. */
  readonly known: Pick<KnownConnections, 'has'>
}

/** Where Node itself stops: never before the limits below have made room. */
const MARGIN = 256

/** A body that is on its way: since when (ms), and how much of its connection had been read by then. */
type Coming = { readonly since: number; readonly from: number }

/**
 * Connections that are counted together. `idle`: those on which nothing waits for an answer, the longest so first, and apart
 * those that are known. `coming`: those whose request has not come to its end.
 */
type Group = {
  open: number
  readonly idle: Set<Socket>
  readonly idleKnown: Set<Socket>
  readonly coming: Map<Socket, Coming>
}
const newGroup = (): Group => ({ open: 0, idle: new Set(), idleKnown: new Set(), coming: new Map() })

/** So long every body has to begin with. */
const BEGIN_MS = 2_000
/** Slower than this nobody sends a body who has the room of others to take. */
const LEAST_PER_SECOND = 2_048

/** Whose body comes most slowly, and more slowly than `least` bytes a second, of those that have had time to come. */
const slowestOf = ({ coming }: Group, counts: (socket: Socket) => boolean, most: number): Socket | undefined => {
  const now = performance.now()
  let [slowest, least]: [Socket | undefined, number] = [undefined, most]
  for (const [socket, { since, from }] of coming) {
    if (now - since < BEGIN_MS || !counts(socket)) continue
    const perSecond = (1_000 * (socket.bytesRead - from)) / (now - since)
    if (perSecond < least) [slowest, least] = [socket, perSecond]
  }
  return slowest
}

/** The one that has been idle the longest: of the part that has most of them, where one has more than one. */
const longestOf = (crowded: Group, parts: Iterable<Group>, kind: 'idle' | 'idleKnown'): Socket | undefined => {
  let [most, found] = [1, crowded]
  for (const part of parts) if (part[kind].size > most) [most, found] = [part[kind].size, part]
  const [longest] = found[kind]
  return longest
}

const enter = (group: Group, socket: Socket): void => {
  group.open += 1
  group.idle.add(socket)
}

const leave = ({ idle, idleKnown, coming }: Group, socket: Socket): void => {
  idle.delete(socket)
  idleKnown.delete(socket)
  coming.delete(socket)
}

/**
 * Counts connections before a byte of them is read. Where one more is too many, the one that has been idle the longest is
 * closed, of the address that has too many, or else of the one that has most of them: whoever only holds connections open
 * takes them from themselves first, and never one on which a customer is being answered. Where none is idle it is the one
 * whose body comes most slowly. Those that are known go last: the one that has been idle the longest, then one whose body
 * comes more slowly than anybody honest sends. Else it is the new one.
 */
export const limitConnections = (server: Server, limits: ConnectionLimits): void => {
  const { max, maxPerAddress, maxIdle, known } = limits
  const all = newGroup()
  const byAddress = new Map<string, Group>()
  const groupsOf = new WeakMap<Socket, readonly Group[]>()

  const makeRoom = (crowded: Group, newcomer: Socket): void => {
    const parts = (): Iterable<Group> => (crowded === all ? byAddress.values() : [])
    const gone =
      longestOf(crowded, parts(), 'idle') ??
      slowestOf(crowded, (socket) => !known.has(socket), Number.POSITIVE_INFINITY) ??
      longestOf(crowded, parts(), 'idleKnown') ??
      slowestOf(crowded, () => true, LEAST_PER_SECOND) ??
      newcomer
    for (const group of groupsOf.get(gone) ?? []) leave(group, gone)
    gone.destroy()
  }

  const admit = (socket: Socket): void => {
    const address = networkOf(socket.remoteAddress ?? '')
    const own = byAddress.get(address) ?? newGroup()
    byAddress.set(address, own)
    const isTooMany = own.open >= (maxPerAddress ?? Number.POSITIVE_INFINITY)
    if (isTooMany || all.open >= max || all.idle.size >= maxIdle) makeRoom(isTooMany ? own : all, socket)
    const groups = [all, own]
    groupsOf.set(socket, groups)
    for (const group of groups) enter(group, socket)
    socket.once('close', () => {
      for (const group of groups) {
        leave(group, socket)
        group.open -= 1
      }
      if (own.open === 0) byAddress.delete(address)
    })
  }

  const asked = (request: IncomingMessage, response: ServerResponse): void => {
    const { socket } = request
    const groups = groupsOf.get(socket) ?? []
    const coming = { since: performance.now(), from: socket.bytesRead }
    for (const group of groups) {
      group.idle.delete(socket)
      group.idleKnown.delete(socket)
      if (!request.complete) group.coming.set(socket, coming)
    }
    const hasCome = (): void => {
      for (const group of groups) group.coming.delete(socket)
    }
    request.once('end', hasCome)
    response.once('close', () => {
      hasCome()
      if (socket.destroyed) return
      for (const { idle, idleKnown } of groups) (known.has(socket) ? idleKnown : idle).add(socket)
    })
  }

  server.maxConnections = max + MARGIN
  server.prependListener('connection', admit)
  server.on('request', asked)
}
