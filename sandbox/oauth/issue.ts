import { z } from 'zod'
import { requireOpen } from '../users/access.ts'
import type { OauthServices } from './services.ts'
import { newOauthKey, newRefreshToken } from '../kit/ids.ts'
import type { UserDoc } from '../store/documents.ts'
import { isRegistered } from './fingerprints.ts'
import { isOauthScope, SCOPES } from './scopes.ts'
import { badForm, wrongValue } from '../kit/refusal.ts'
import { type JsonObject, parseBody } from '../kit/parse.ts'
import { text } from '../kit/wire-types.ts'

const Body = z.looseObject({
  refresh_token: z.string().min(1),
  scope: z.array(z.string()).max(100).nullish(),
  phone_number: text.nullish(),
  validation_pin: text.nullish(),
})
type Body = z.infer<typeof Body>

/** 202: another call is needed before there is a key. */
export type OauthAnswer = { status: 200 | 202; body: object }

const scopesOf = (given: Body['scope']): string[] => {
  if (given === null || given === undefined || given.length === 0) return [...SCOPES]
  const unknown = given.find((scope) => !isOauthScope(scope))
  if (unknown !== undefined) throw badForm(`Invalid field in payload: scope. ${unknown} is unknown.`, 'scope')
  return given
}

const askForDevice = (user: UserDoc): OauthAnswer => ({
  status: 202,
  body: {
    error: { en: 'Fingerprint not registered. Please perform the MFA flow.' },
    error_code: '10',
    http_code: '202',
    phone_numbers: user.phone_numbers,
    success: false,
  },
})

const pinSent = (device: string): OauthAnswer => ({
  status: 202,
  body: { error_code: '10', http_code: '202', message: { en: `MFA sent to ${device}.` }, success: true },
})

/** The three steps of a new device: offer devices, send a pin, check the pin. Undefined once registered. */
const register = async (
  services: OauthServices,
  user: UserDoc,
  fingerprint: string,
  body: Body,
): Promise<OauthAnswer | undefined> => {
  // A client of the first years names no device at all: there is none to register.
  if (fingerprint === '' || isRegistered(user._s.fingerprints, fingerprint)) return undefined
  const { phone_number: device, validation_pin: pin } = body
  if (typeof pin === 'string' && pin !== '') {
    if (user._s.pendingFingerprint?.fingerprint !== fingerprint)
      throw wrongValue('No MFA was sent to this fingerprint.')
    if (pin !== services.settings.pin) throw wrongValue('Incorrect validation_pin supplied.')
    await services.users.change(user._id, (before) => {
      const fingerprints = [...before._s.fingerprints.filter((one) => one !== fingerprint), fingerprint]
      const newest = fingerprints.slice(-services.settings.maxFingerprints)
      return { ...before, _s: { ...before._s, fingerprints: newest, pendingFingerprint: null } }
    })
    return undefined
  }
  if (typeof device !== 'string' || device === '') return askForDevice(user)
  if (!user.phone_numbers.includes(device))
    throw badForm('Invalid field in payload: phone_number. It is not a device of this user.', 'phone_number')
  await services.users.change(user._id, (before) => ({
    ...before,
    _s: { ...before._s, pendingFingerprint: { fingerprint, device } },
  }))
  return pinSent(device)
}

/** Uses the refresh token once. The last use hands out the next token; a dead one is refused by error code 400. */
const useToken = (services: OauthServices, userId: string, token: string, key: string): Promise<UserDoc> =>
  services.users.change(userId, (user) => {
    if (user.refresh_token !== token) throw wrongValue('Invalid or expired refresh_token.')
    const latest = services.settings.oneOauthKey ? { latestKey: key } : {}
    const left = user._s.refreshUsesLeft - 1
    if (left > 0) return { ...user, _s: { ...user._s, ...latest, refreshUsesLeft: left } }
    return {
      ...user,
      refresh_token: newRefreshToken(),
      _s: { ...user._s, ...latest, refreshUsesLeft: services.settings.refreshTokenUses },
    }
  })

/** `POST /oauth/{u}`: a key of this user and this fingerprint, or the next step of registering the fingerprint. */
export const issueKey = async (
  services: OauthServices,
  user: UserDoc,
  fingerprint: string,
  raw: JsonObject,
): Promise<OauthAnswer> => {
  const body = parseBody(Body, raw)
  requireOpen(services.settings, user)
  if (user.refresh_token !== body.refresh_token) throw wrongValue('Invalid or expired refresh_token.')
  const scope = scopesOf(body.scope)
  const pending = await register(services, user, fingerprint, body)
  if (pending !== undefined) return pending
  const key = newOauthKey()
  const after = await useToken(services, user._id, body.refresh_token, key)
  const { oauthKeySeconds } = services.settings
  const expiresAt = services.clock.now() + oauthKeySeconds * 1_000
  await services.oauth.add({ _id: key, user_id: user._id, fingerprint, scope, expiresAt })
  return {
    status: 200,
    body: {
      client_id: services.platform.id,
      client_name: services.platform.name,
      expires_at: String(Math.floor(expiresAt / 1_000)),
      expires_in: String(oauthKeySeconds),
      oauth_key: key,
      refresh_expires_in: after._s.refreshUsesLeft,
      refresh_token: after.refresh_token,
      scope,
      user_id: user._id,
    },
  }
}
