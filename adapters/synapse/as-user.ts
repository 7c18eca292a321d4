import { isIP } from 'node:net'
import type { User } from 'synapsenode'
import type { RailFailure } from '#bank/ground/rail.ts'
import { err, type Result } from '#kit/result.ts'
import { isBankId } from './bank-id.ts'
import type { ClientCalls } from './client-calls.ts'
import { isStopped, stopped } from './issue-key.ts'
import type { OauthKeys } from './oauth-keys.ts'
import type { Objects } from './objects.ts'
import type { Answer } from './read-answer.ts'
import type { Ask } from './through.ts'
import { type Call, refused, type Understand } from './understand.ts'

type Deps = {
  readonly objects: Objects
  readonly understand: Understand
  readonly ask: Ask
  readonly keys: OauthKeys
  readonly readUser: ClientCalls['readUser']
}

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

/** Calls made in a user's name, with an oauth key of theirs. */
export const createAsUser =
  ({ objects, understand: { understand }, ask, keys, readUser }: Deps) =>
  async <T>(call: UserCall<T>): Promise<Result<T, RailFailure>> => {
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
    return understand(call, answer)
  }
