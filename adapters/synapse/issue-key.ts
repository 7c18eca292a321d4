import type { RailFailure } from '#bank/ground/rail.ts'
import { err, ok, type Result } from '#kit/result.ts'
import type { SynapseConfig } from './config.ts'
import type { OauthKey } from './oauth-keys.ts'
import type { Objects } from './objects.ts'
import type { Answer } from './read-answer.ts'
import type { Ask } from './through.ts'
import { refused, type Understand } from './understand.ts'
import { WireOauth, type WireUser } from './wire.ts'

type Deps = {
  readonly config: SynapseConfig
  readonly objects: Objects
  readonly understand: Understand
  readonly ask: Ask
  readonly readUser: (id: string) => Promise<Result<WireUser, RailFailure>>
}

const CALL = { what: 'issue oauth key', effect: 'read' } as const
const STOPPED: ReadonlySet<string> = new Set(['LOCKED', 'CLOSED', 'MAKE-IT-GO-AWAY'])

export const isStopped = ({ permission }: WireUser): boolean => STOPPED.has(permission)
export const stopped = (what: string): RailFailure => refused('not-allowed', `${what}: the user is locked or closed`)

/** A dead refresh token answers with code 400, a locked user with 401: in both cases the user itself tells more. */
const wantsAnotherLook = (answer: Answer): boolean =>
  !answer.answered &&
  answer.problem.kind === 'said-no' &&
  (answer.problem.code === '400' || answer.problem.status === 401)

/** Trades a refresh token for an oauth key; with no token, or a dead one, the user's object holds a living one. */
export const createIssueKey = ({ config, objects, understand: { understand, failure }, ask, readUser }: Deps) => {
  const exchange = (user: string, token: string): Promise<Answer> =>
    // `_oauthUser` gives the bare body, so the body alone has to tell a key from the demand for a pin.
    ask(async () => ({
      status: 200,
      data: await objects.newUser(user, '')._oauthUser({ refresh_token: token }),
    }))

  const exchangeCurrent = async (user: string): Promise<Result<Answer, RailFailure>> => {
    const read = await readUser(user)
    if (!read.ok) return read
    if (isStopped(read.value)) return err(stopped(CALL.what))
    const token = read.value.refresh_token
    return token === undefined
      ? err(failure(CALL, { kind: 'unreadable', status: 200 }))
      : ok(await exchange(user, token))
  }

  const pinWanted = (user: string): RailFailure => {
    const message = `${CALL.what}: the bank does not know this server's fingerprint for user ${user} and wants a pin; use the fingerprint that the user was made with, or register this one`
    config.logger?.warn({ event: 'synapse-pin-wanted', page: true, user, detail: message }, 'the bank wants a pin')
    return { kind: 'not-sent', message }
  }

  return async (user: string, known: string | undefined): Promise<Result<OauthKey, RailFailure>> => {
    let answer = known === undefined ? await exchangeCurrent(user) : ok(await exchange(user, known))
    // Its ten uses are over, or another process of ours has just used the last of them.
    if (answer.ok && wantsAnotherLook(answer.value)) answer = await exchangeCurrent(user)
    if (!answer.ok) return answer
    if (answer.value.answered && WireOauth.pin.safeParse(answer.value.body).success) return err(pinWanted(user))
    const issued = understand({ ...CALL, schema: WireOauth.key }, answer.value)
    if (!issued.ok) return issued
    const { oauth_key, expires_at, expires_in, refresh_token } = issued.value
    // Counted on our own clock where the bank says how long: clocks differ.
    const expiresAt = expires_in === undefined ? expires_at * 1000 : config.clock() + expires_in * 1000
    return ok({ key: oauth_key, expiresAt, refreshToken: refresh_token })
  }
}
