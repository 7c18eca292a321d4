import { isIP } from 'node:net'
import type { Client } from 'synapsenode'
import requests from 'synapsenode/dist/apiReqs/apiRequests.js'
import buildHeaders from 'synapsenode/dist/helpers/buildHeaders.js'
import type { RailFailure } from '#bank/ground/rail.ts'
import { err, type Result } from '#kit/result.ts'
import { isBankId } from './bank-id.ts'
import type { SynapseConfig } from './config.ts'
import type { Objects } from './objects.ts'
import type { Ask } from './through.ts'
import { axios } from './transport.ts'
import { type Call, refused, type Understand } from './understand.ts'
import { WireIdentity, WireUser } from './wire.ts'

type Deps = {
  readonly config: SynapseConfig
  readonly objects: Objects
  readonly understand: Understand
  readonly ask: Ask
}

type ClientCall<T> = Call<T> & { readonly send: (client: Client) => Promise<unknown> }
type Creation<T> = Call<T> & { readonly body: object; readonly key: string; readonly ip: string }

/** The calls that the platform makes in its own name. */
export const createClientCalls = (deps: Deps) => ({
  asClient: <T>(call: ClientCall<T>) => asClient(deps, call),
  readUser: (id: string) => readUser(deps, id),
  readIdentity: (id: string) => readIdentity(deps, id),
  createUser: <T>(call: Creation<T>) => createUser(deps, call),
  filterUsers: <T>(call: Call<T> & { readonly filter: object }) => filterUsers(deps, call),
})
export type ClientCalls = ReturnType<typeof createClientCalls>

const asClient = async <T>(
  { objects, understand: { understand }, ask }: Deps,
  call: ClientCall<T>,
): Promise<Result<T, RailFailure>> => understand(call, await ask(() => call.send(objects.newClient())))

const readUser = async (deps: Deps, id: string): Promise<Result<WireUser, RailFailure>> => {
  const what = 'read user'
  if (!isBankId(id)) return err(refused('invalid', `${what}: not an id of the bank`))
  const send = (clientInfo: Client): Promise<unknown> =>
    requests.client.getUser({ user_id: id, full_dehydrate: false, headers: clientInfo.headers, clientInfo })
  return asClient(deps, { what, effect: 'read', schema: WireUser, send })
}

/** With the values of the papers, which nothing but a comparison may see. */
const readIdentity = async (deps: Deps, id: string): Promise<Result<WireIdentity, RailFailure>> => {
  const what = 'read identity'
  if (!isBankId(id)) return err(refused('invalid', `${what}: not an id of the bank`))
  const send = (clientInfo: Client): Promise<unknown> =>
    requests.client.getUser({ user_id: id, full_dehydrate: true, headers: clientInfo.headers, clientInfo })
  return asClient(deps, { what, effect: 'read', schema: WireIdentity, send })
}

/**
 * `POST /users` and nothing else: synapsenode's `createUser` asks for an oauth key in the same breath,
 * and when that fails the new user's id is lost.
 */
const createUser = async <T>(deps: Deps, call: Creation<T>): Promise<Result<T, RailFailure>> => {
  if (isIP(call.ip) === 0) return err(refused('invalid', `${call.what}: not an IP address`))
  const { clientId, clientSecret, fingerprint } = deps.config
  const headers = buildHeaders({
    client_id: clientId,
    client_secret: clientSecret,
    fingerprint,
    ip_address: call.ip,
    idempotency_key: call.key,
  })
  return asClient(deps, {
    ...call,
    send: (client) => requests.client.createUser({ bodyParams: call.body, headers, clientInfo: client }),
  })
}

/** `GET /users` with a filter, for which synapsenode has no parameter. */
const filterUsers = <T>(deps: Deps, call: Call<T> & { readonly filter: object }): Promise<Result<T, RailFailure>> => {
  const filter = encodeURIComponent(JSON.stringify(call.filter))
  return asClient(deps, {
    ...call,
    send: ({ host, headers }) => axios.get(`${host}/users?page=1&per_page=100&filter=${filter}`, { headers }),
  })
}
