import { isIPv6 } from 'node:net'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'

/**
 * Who calls, for counting: the other end of the connection, or with `proxies` of our own before us what the first of
 * them has written down. What a caller puts there itself stands further left and is not looked at.
 */
export const clientAddress = (c: Context, proxies: number): string | undefined => {
  const connected = connectedAddress(c)
  const named = proxies === 0 ? undefined : c.req.header('x-forwarded-for')?.split(',').at(-proxies)?.trim()
  const address = named === undefined || named === '' ? connected : named
  return address === undefined ? undefined : networkOf(address.slice(0, 45))
}

const connectedAddress = (c: Context): string | undefined => {
  // Absent where a test calls the routes without a connection.
  if (c.env?.incoming === undefined) return undefined
  return getConnInfo(c).remote.address
}

/** One household has a whole /64 of IPv6 to choose addresses from. */
const networkOf = (address: string): string => {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (!isIPv6(plain)) return plain
  const [head = '', tail] = plain.split('::', 2)
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0')
  return `${[...left, ...zeros, ...right].slice(0, 4).join(':')}::`
}
