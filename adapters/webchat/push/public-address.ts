import { lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** What is no machine of the internet: this one, private networks, and what is set apart for other ends (RFC 6890). */
const NOT_PUBLIC = new BlockList()
const RESERVED: readonly (readonly [network: string, prefix: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
]
for (const [network, prefix] of RESERVED) NOT_PUBLIC.addSubnet(network, prefix)

/** Of IPv6 everything outside of 2000::/3 is something else, addresses that wrap one of IPv4 among it. */
const GLOBAL = new BlockList()
GLOBAL.addSubnet('2000::', 3, 'ipv6')
const WRAPPED = new BlockList()
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  WRAPPED.addSubnet(network, prefix, 'ipv6')

export const isPublicAddress = (address: string): boolean => {
  if (isIP(address) === 4) return !NOT_PUBLIC.check(address)
  return isIP(address) === 6 && GLOBAL.check(address, 'ipv6') && !WRAPPED.check(address, 'ipv6')
}

/** Looked at when the connection is made: a name that was public when it was given may lead to us by now. */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return callback(error, [])
    const [first] = addresses
    if (first === undefined || !addresses.every(({ address }) => isPublicAddress(address)))
      return callback(new Error('the name leads to an address that is not public'), [])
    return options.all === true ? callback(null, addresses) : callback(null, first.address, first.family)
  })
}
