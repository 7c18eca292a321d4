import { isIP } from 'node:net'

const LONGEST = 1_024
const LOOPBACK = ['localhost', '127.0.0.1']

/**
 * Whether a browser may have itself told there: a page can claim any address, and we are who calls it. A push service is
 * called by https at a public name. `loopback`: also this machine, for tests.
 */
export const isPushEndpoint = (endpoint: string, { loopback }: { readonly loopback: boolean }): boolean => {
  const url = endpoint.length > LONGEST ? null : URL.parse(endpoint)
  if (url === null || url.username !== '' || url.password !== '' || url.hash !== '') return false
  if (loopback && LOOPBACK.includes(url.hostname)) return url.protocol === 'http:' || url.protocol === 'https:'
  if (url.protocol !== 'https:' || url.port !== '') return false
  const name = url.hostname.replace(/\.$/, '')
  // An IP address has no certificate of a push service; a name without a dot is one of this network.
  const isName = isIP(name.replaceAll(/[[\]]/g, '')) === 0 && name.includes('.')
  return isName && !/\.(local|localhost|internal|lan|home|arpa|onion|test|invalid)$/.test(name)
}
