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
  const newClient = (ip = ownIp, device = fingerprint): Client => {
    const client = new Client({
      client_id: clientId,
      client_secret: clientSecret,
      fingerprint: device,
      ip_address: ip,
    })
    client.host = baseUrl
    return client
  }
  return {
    newClient,
    /** A device that the bank does not know until its user has entered the code that it sends them. */
    fingerprintOf: (device: string): string => `${fingerprint}-${device}`,
    /** Without the two requests that synapsenode's `getUser` makes. */
    newUser: (id: string, oauthKey: string, ip = ownIp, device = fingerprint): User => {
      const headerObj = { fingerprint: device, ip_address: ip }
      const user = new User({ data: { _id: id }, headerObj, client: newClient(ip, device) })
      user.oauth_key = oauthKey
      user.updateIpAddress(ip) // rebuilds the headers, now with the key
      return user
    },
  }
}
export type Objects = ReturnType<typeof createObjects>
