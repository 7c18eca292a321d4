import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { networkOf } from '#kit/network.ts'

export type ConnectionLimits = {
  /** Open in all. */
  readonly max: number
  /** Open from one address; absent where all come from a proxy of our own. */
  readonly maxPerAddress: number | undefined
  /** Idle in all: each takes memory, and who comes back only connects once more. */
  readonly maxIdle: number
}

/** Where Node itself stops: never before the limits below have made room. */
const MARGIN = 256

/** Connections that are counted together. `idle`: those on which nothing waits for an answer, the longest so first. */
type Group = { open: number; readonly idle: Set<Socket> }
const newGroup = (): Group => ({ open: 0, idle: new Set() })

/**
 * Counts connections before a byte of them is read. Where one more is too many, the one that has been idle the longest
 * is closed, from the same address where that one has too many: whoever only holds connections open takes them from
 * themselves first, and never one on which a customer is being answered. Where none is idle the new one is closed.
 */
export const limitConnections = (server: Server, { max, maxPerAddress, maxIdle }: ConnectionLimits): void => {
  const all = newGroup()
  const byAddress = new Map<string, Group>()
  const groupsOf = new WeakMap<Socket, readonly Group[]>()

  const closeLongestIdle = ({ idle }: Group, newcomer: Socket): void => {
    const [longest = newcomer] = idle
    for (const group of groupsOf.get(longest) ?? []) group.idle.delete(longest)
    longest.destroy()
  }

  const admit = (socket: Socket): void => {
    const address = networkOf(socket.remoteAddress ?? '')
    const own = byAddress.get(address) ?? newGroup()
    byAddress.set(address, own)
    const isTooMany = own.open >= (maxPerAddress ?? Number.POSITIVE_INFINITY)
    if (isTooMany || all.open >= max || all.idle.size >= maxIdle) closeLongestIdle(isTooMany ? own : all, socket)
    const groups = [all, own]
    groupsOf.set(socket, groups)
    for (const group of groups) {
      group.open += 1
      group.idle.add(socket)
    }
    socket.once('close', () => {
      for (const group of groups) {
        group.open -= 1
        group.idle.delete(socket)
      }
      if (own.open === 0) byAddress.delete(address)
    })
  }

  const asked = ({ socket }: IncomingMessage, response: ServerResponse): void => {
    const groups = groupsOf.get(socket) ?? []
    for (const { idle } of groups) idle.delete(socket)
    response.once('close', () => {
      if (!socket.destroyed) for (const { idle } of groups) idle.add(socket)
    })
  }

  server.maxConnections = max + MARGIN
  server.prependListener('connection', admit)
  server.on('request', asked)
}
