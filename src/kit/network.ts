import { isIPv6 } from 'node:net'

/** Of the fourth group only this much tells one household from the next. */
const HOUSEHOLD = 0xff00

/** IPv6 at its longest, in brackets and with a port. */
const LONGEST = 60

/** `203.0.113.7:50412`, `[2001:db8::1]:443`: as some proxies write down who called. Each call has another port. */
const withoutPort = (address: string): string =>
  /^"?\[([^\]]*)\](?::\d+)?"?$/.exec(address)?.[1] ?? /^([\d.]+):\d+$/.exec(address)?.[1] ?? address

/**
 * One household, or one rented machine, has a whole /64 of IPv6 to choose addresses from, and often a /56: all of it counts as
 * one. However an address is written, it is the same network.
 */
export const networkOf = (address: string): string => {
  const plain = withoutPort(address)
    .replace(/^::ffff:(?=\d+\.)/i, '')
    .replace(/%.*$/, '')
  if (!isIPv6(plain)) return plain
  const [head = '', tail] = plain.split('::', 2)
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0')
  const [a = 0, b = 0, c = 0, d = 0] = [...left, ...zeros, ...right]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16))
  return `${[a, b, c, d & HOUSEHOLD].map((group) => group.toString(16)).join(':')}::`
}

/**
 * What the first of `proxies` of our own has written down of who called (`X-Forwarded-For`). What a caller puts there itself
 * stands further left and is not looked at. Undefined without a proxy, or where it has written nothing.
 */
export const forwardedNetwork = (header: string | undefined, proxies: number): string | undefined => {
  const named = proxies === 0 ? undefined : header?.split(',').at(-proxies)?.trim()
  return named === undefined || named === '' ? undefined : networkOf(named.slice(0, LONGEST))
}
