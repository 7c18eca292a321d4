import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { networkOf } from '#kit/network.ts'

export type ConnectionLimits = {
  /** Open in all. */
  readonly max: number
  /** Open from one address; absent where all come from a proxy of our own. */
  readonly maxPerAddress: number | undefined
  /** Quiet in all: each takes memory, and who comes back only connects once more. */
  readonly maxQuiet: number
}

/** Where Node itself stops: never before the limits below have made room. */
const MARGIN = 256

/** Connections in the order in which they fell quiet: nothing was asked on them, or all of it was answered. */
type Line = { open: number; readonly quiet: Set<Socket> }
const newLine = (): Line => ({ open: 0, quiet: new Set() })

/**
 * Counts connections before a byte of them is read. Where one more is too many, the one that has been quiet the longest
 * is closed, from the same address where that one has too many: whoever only holds connections open takes them from
 * themselves first, and never one on which a customer is being answered. Where none is quiet the new one is closed.
 */
export const limitConnections = (server: Server, { max, maxPerAddress, maxQuiet }: ConnectionLimits): void => {
  const all = newLine()
  const byAddress = new Map<string, Line>()
  const linesOf = new WeakMap<Socket, readonly Line[]>()

  const closeQuietest = ({ quiet }: Line, newcomer: Socket): void => {
    const [longest = newcomer] = quiet
    for (const line of linesOf.get(longest) ?? []) line.quiet.delete(longest)
    longest.destroy()
  }

  const admit = (socket: Socket): void => {
    const address = networkOf(socket.remoteAddress ?? '')
    const own = byAddress.get(address) ?? newLine()
    byAddress.set(address, own)
    const isTooMany = own.open >= (maxPerAddress ?? Number.POSITIVE_INFINITY)
    if (isTooMany || all.open >= max || all.quiet.size >= maxQuiet) closeQuietest(isTooMany ? own : all, socket)
    const lines = [all, own]
    linesOf.set(socket, lines)
    for (const line of lines) {
      line.open += 1
      line.quiet.add(socket)
    }
    socket.once('close', () => {
      for (const line of lines) {
        line.open -= 1
        line.quiet.delete(socket)
      }
      if (own.open === 0) byAddress.delete(address)
    })
  }

  const asked = ({ socket }: IncomingMessage, response: ServerResponse): void => {
    const lines = linesOf.get(socket) ?? []
    for (const { quiet } of lines) quiet.delete(socket)
    response.once('close', () => {
      if (!socket.destroyed) for (const { quiet } of lines) quiet.add(socket)
    })
  }

  server.maxConnections = max + MARGIN
  server.prependListener('connection', admit)
  server.on('request', asked)
}
