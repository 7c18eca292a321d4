import { isIP } from 'node:net'
import type { Client, User } from 'synapsenode'
import requests from 'synapsenode/dist/apiReqs/apiRequests.js'
import buildHeaders from 'synapsenode/dist/helpers/buildHeaders.js'
import type { RailFailure } from '#bank/ground/rail.ts'
import { err, type Result } from '#kit/result.ts'
import { isBankId } from './bank-id.ts'
import type { SynapseConfig } from './config.ts'
import { createFingerprint } from './fingerprint.ts'
import { createIssueKey, isStopped, stopped } from './issue-key.ts'
import { createOauthKeys } from './oauth-keys.ts'
import { createObjects } from './objects.ts'
import type { Answer } from './read-answer.ts'
import { throughCircuit } from './through.ts'
import { axios, setDeadline } from './transport.ts'
import { type Call, createUnderstand, refused } from './understand.ts'
import { WireIdentity, WireUser } from './wire.ts'

type ClientCall<T> = Call<T> & { readonly send: (client: Client) => Promise<unknown> }
type UserCall<T> = Call<T> & {
  readonly user: string
  /** Other ids that go into the path. */
  readonly ids?: readonly string[]
  /** The customer's, where it is known. */
  readonly ip?: string
  readonly send: (user: User) => Promise<unknown>
}

const STALE_KEY: ReadonlySet<string> = new Set(['110', '300'])
const refusesKey = (answer: Answer): boolean =>
  !answer.answered &&
  answer.problem.kind === 'said-no' &&
  answer.problem.status === 401 &&
  STALE_KEY.has(answer.problem.code)

/** The bank's calls: fresh objects, a deadline, answers checked, failures sorted. */
export const createBank = (config: SynapseConfig) => {
  const objects = createObjects(config)
  const understand = createUnderstand(config)
  const ask = throughCircuit(config.circuit)
  setDeadline(config.baseUrl, config.timeoutMs)

  const asClient = async <T>(call: ClientCall<T>): Promise<Result<T, RailFailure>> =>
    understand.understand(call, await ask(() => call.send(objects.newClient())))

  const readUser = async (id: string): Promise<Result<WireUser, RailFailure>> => {
    const what = 'read user'
    if (!isBankId(id)) return err(refused('invalid', `${what}: not an id of the bank`))
    const send = (clientInfo: Client): Promise<unknown> =>
      requests.client.getUser({ user_id: id, full_dehydrate: false, headers: clientInfo.headers, clientInfo })
    return asClient({ what, effect: 'read', schema: WireUser, send })
  }

  /** With the values of the papers, which nothing but a comparison may see. */
  const readIdentity = async (id: string): Promise<Result<WireIdentity, RailFailure>> => {
    const what = 'read identity'
    if (!isBankId(id)) return err(refused('invalid', `${what}: not an id of the bank`))
    const send = (clientInfo: Client): Promise<unknown> =>
      requests.client.getUser({ user_id: id, full_dehydrate: true, headers: clientInfo.headers, clientInfo })
    return asClient({ what, effect: 'read', schema: WireIdentity, send })
  }

  const keys = createOauthKeys({
    issue: createIssueKey({ config, objects, understand, ask, readUser }),
    clock: config.clock,
  })

  const asUser = async <T>(call: UserCall<T>): Promise<Result<T, RailFailure>> => {
    const { user, what, ids = [], ip } = call
    if (![user, ...ids].every(isBankId)) return err(refused('invalid', `${what}: not an id of the bank`))
    if (ip !== undefined && isIP(ip) === 0) return err(refused('invalid', `${what}: not an IP address`))
    const attempt = (key: string): Promise<Answer> => ask(() => call.send(objects.newUser(user, key, ip)))

    const first = await keys.keyFor(user)
    if (!first.ok) return first
    let answer = await attempt(first.value)
    if (refusesKey(answer)) {
      // A 401 says that nothing was done, so this once even a write may be repeated.
      const second = await keys.keyFor(user, first.value)
      if (!second.ok) return second
      answer = await attempt(second.value)
    }
    if (refusesKey(answer)) {
      const read = await readUser(user)
      if (read.ok && isStopped(read.value)) return err(stopped(what))
    }
    return understand.understand(call, answer)
  }

  /**
   * `POST /users` and nothing else: synapsenode's `createUser` asks for an oauth key in the same breath,
   * and when that fails the new user's id is lost.
   */
  const createUser = async <T>(
    call: Call<T> & { readonly body: object; readonly key: string; readonly ip: string },
  ): Promise<Result<T, RailFailure>> => {
    if (isIP(call.ip) === 0) return err(refused('invalid', `${call.what}: not an IP address`))
    const headers = buildHeaders({
      client_id: config.clientId,
      client_secret: config.clientSecret,
      fingerprint: config.fingerprint,
      ip_address: call.ip,
      idempotency_key: call.key,
    })
    return asClient({
      ...call,
      send: (client) => requests.client.createUser({ bodyParams: call.body, headers, clientInfo: client }),
    })
  }

  /** `GET /users` with a filter, for which synapsenode has no parameter. */
  const filterUsers = <T>(call: Call<T> & { readonly filter: object }): Promise<Result<T, RailFailure>> => {
    const filter = encodeURIComponent(JSON.stringify(call.filter))
    return asClient({
      ...call,
      send: ({ host, headers }) => axios.get(`${host}/users?page=1&per_page=100&filter=${filter}`, { headers }),
    })
  }

  const fingerprint = createFingerprint({ objects, understand, readUser })

  return { fingerprint, asClient, asUser, readUser, readIdentity, createUser, filterUsers }
}
export type Bank = ReturnType<typeof createBank>
