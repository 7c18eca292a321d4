import { Client, User } from 'synapsenode'
import type { SynapseConfig } from './config.ts'

/**
 * New objects of synapsenode for every call. It keeps the last idempotency key in the ones it has and sends it with
 * whatever comes next, so an object that serves two calls can get the second one refused as a repeat of the first.
 */
export const createObjects = ({
  baseUrl,
  clientId,
  clientSecret,
  fingerprint,
  ip: ownIp = '127.0.0.1',
}: SynapseConfig) => {
  const newClient = (ip = ownIp): Client => {
    const client = new Client({ client_id: clientId, client_secret: clientSecret, fingerprint, ip_address: ip })
    client.host = baseUrl
    return client
  }
  return {
    newClient,
    /** Without the two requests that synapsenode's `getUser` makes. */
    newUser: (id: string, oauthKey: string, ip = ownIp): User => {
      const user = new User({ data: { _id: id }, headerObj: { fingerprint, ip_address: ip }, client: newClient(ip) })
      user.oauth_key = oauthKey
      user.updateIpAddress(ip) // rebuilds the headers, now with the key
      return user
    },
  }
}
export type Objects = ReturnType<typeof createObjects>
