import type { IncomingMessage } from 'node:http'
import { networkOf } from '#kit/network.ts'
import { createRoom } from '#kit/room.ts'
import { comingOn } from '#kit/coming.ts'

const MB = 1024 * 1024
/** Of bodies that prove nothing before they were read: what a platform sends is a few kilobytes. */
const LIMITS = { bytes: 16 * MB, bytesOfPlace: 4 * MB, ofPlace: 256, least: 16 * 1024 }

/** Room for the bodies of one server, pictures apart. */
export const createBodies = ({ isBehindProxy }: { readonly isBehindProxy: boolean }) => {
  const room = createRoom(LIMITS)
  return {
    /** Undefined where there is no room, else what gives it back. */
    begin: (incoming: IncomingMessage, bytes: number): (() => void) | undefined => {
      const place = isBehindProxy ? undefined : networkOf(incoming.socket.remoteAddress ?? '')
      return room.begin({ place, bytes, ...comingOn(incoming) })
    },
  }
}
export type Bodies = ReturnType<typeof createBodies>
