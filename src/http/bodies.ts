import type { IncomingMessage } from 'node:http'
import { forwardedNetwork, networkOf } from '#kit/network.ts'
import { createRoom } from '#kit/room.ts'
import { comingOn } from '#kit/coming.ts'

const MB = 1024 * 1024
/** Of bodies that prove nothing before they were read: what a platform sends is a few kilobytes. */
const LIMITS = { bytes: 16 * MB, bytesOfPlace: 4 * MB, ofPlace: 256, least: 16 * 1024 }

/** Whose body this is. Behind a proxy that does not say so, nobody's: all who come through it are not one network. */
const networkOfRequest = ({ headers, socket }: IncomingMessage, proxies: number): string | undefined =>
  proxies === 0
    ? networkOf(socket.remoteAddress ?? '')
    : forwardedNetwork([headers['x-forwarded-for'] ?? []].flat().join(','), proxies)

/** Room for the bodies of one server, pictures apart. With `proxies` of our own before it the networks are those behind them. */
export const createBodies = ({ proxies }: { readonly proxies: number }) => {
  const room = createRoom(LIMITS)
  return {
    /** Undefined where there is no room, else what gives it back. */
    begin: (incoming: IncomingMessage, bytes: number): (() => void) | undefined => {
      return room.begin({ place: networkOfRequest(incoming, proxies), bytes, ...comingOn(incoming) })
    },
  }
}
export type Bodies = ReturnType<typeof createBodies>
