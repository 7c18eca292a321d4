import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { forwardedNetwork, networkOf } from '#kit/network.ts'

/**
 * Who calls, for counting: the other end of the connection, or with `proxies` of our own before us what the first of
 * them has written down. What a caller puts there itself stands further left and is not looked at.
 */
export const clientAddress = (c: Context, proxies: number): string | undefined => {
  const forwarded = forwardedNetwork(c.req.header('x-forwarded-for'), proxies)
  if (forwarded !== undefined) return forwarded
  const connected = connectedAddress(c)
  return connected === undefined ? undefined : networkOf(connected)
}

const connectedAddress = (c: Context): string | undefined => {
  // Absent where a test calls the routes without a connection.
  if (c.env?.incoming === undefined) return undefined
  return getConnInfo(c).remote.address
}
