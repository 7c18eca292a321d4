import type { Channel } from '#conversation/channel/channel.ts'
import type { Running } from './running.ts'

export type GatewayDeps = { readonly channels: readonly Channel[] }

/** Where the platforms can't call us we call them. One process only. `onLost`: a platform has ended the connection for good. */
export const startGateway = async ({ channels }: GatewayDeps, onLost: () => void): Promise<Running> => {
  await Promise.all(channels.map((channel) => channel.start('gateway', onLost)))
  return {
    stop: async () => {
      await Promise.all(channels.map((channel) => channel.stop()))
    },
  }
}
