import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { networkOf } from '#kit/network.ts'

/** IPv6 at its longest, in brackets and with a port. */
const LONGEST = 60

/**
 * Who calls, for counting: the other end of the connection, or with `proxies` of our own before us what the first of
 * them has written down. What a caller puts there itself stands further left and is not looked at.
 */
export const clientAddress = (c: Context, proxies: number): string | undefined => {
  const connected = connectedAddress(c)
  const named = proxies === 0 ? undefined : c.req.header('x-forwarded-for')?.split(',').at(-proxies)?.trim()
  const address = named === undefined || named === '' ? connected : named
  return address === undefined ? undefined : networkOf(address.slice(0, LONGEST))
}

const connectedAddress = (c: Context): string | undefined => {
  // Absent where a test calls the routes without a connection.
  if (c.env?.incoming === undefined) return undefined
  return getConnInfo(c).remote.address
}
