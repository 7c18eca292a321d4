import { createHash, timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { requireOpen } from '../users/access.ts'
import { FIRST_PREFIX, PREFIX } from './prefix.ts'
import type { ApiServices } from './services.ts'
import type { NodeDoc, UserDoc } from '../store/documents.ts'
import { plainFingerprint } from '../oauth/fingerprints.ts'
import { notAllowed, notFound, Refusal } from '../kit/refusal.ts'

const sha = (text: string): Buffer => createHash('sha256').update(text).digest()
const same = (a: string, b: string): boolean => timingSafeEqual(sha(a), sha(b))

/** `X-SP-USER` is split at its first bar; both halves may be empty, and some clients write the bar twice. */
export const readUserHeader = (c: Context): { key: string; fingerprint: string } | undefined => {
  const header = c.req.header('x-sp-user')
  if (header === undefined) return undefined
  const bar = header.indexOf('|')
  if (bar < 0) return { key: header, fingerprint: '' }
  return { key: header.slice(0, bar), fingerprint: plainFingerprint(header.slice(bar + 1)) }
}

const isGateway = ({ settings }: ApiServices, header: string): boolean => {
  const bar = header.indexOf('|')
  const [id, secret] = bar < 0 ? [header, ''] : [header.slice(0, bar), header.slice(bar + 1)]
  const [rightId, rightSecret] = [same(id, settings.clientId), same(secret, settings.clientSecret)]
  return rightId && rightSecret
}

const badGateway = ({ settings }: ApiServices): Refusal =>
  new Refusal(settings.wrongGatewayStatus, settings.wrongGatewayCode, 'Invalid client credentials supplied.')

/** A call of the platform itself: needs the gateway's credentials. */
export const requireGateway = (services: ApiServices, c: Context): void => {
  const header = c.req.header('x-sp-gateway')
  if (header === undefined || header === '') {
    throw new Refusal(400, '200', 'Client credentials are missing from the request.', {
      word: 'missing_client_credentials',
    })
  }
  if (!isGateway(services, header)) throw badGateway(services)
}

export const requireIp = ({ settings }: ApiServices, c: Context): void => {
  const ip = c.req.header('x-sp-user-ip')
  const isThere = ip !== undefined && (ip !== '' || settings.emptyUserIp === 'accept')
  if (settings.requireUserIp && !isThere) {
    throw new Refusal(400, '200', 'User IP address is missing from the request.', { word: 'missing_user_ip' })
  }
}

/** The device half of `X-SP-USER`, for calls that come before any oauth key. The first clients knew no devices. */
export const requireFingerprint = ({ settings }: ApiServices, c: Context): string => {
  const fingerprint = readUserHeader(c)?.fingerprint ?? ''
  if (fingerprint === '' && settings.era !== 'first') {
    throw new Refusal(400, '200', 'User fingerprint is missing from the request.', { word: 'missing_user_credentials' })
  }
  return fingerprint
}

export const requireUser = async (services: ApiServices, id: string): Promise<UserDoc> => {
  const user = await services.users.get(id)
  if (user === undefined) throw notFound('user', id)
  return user
}

const refusedKey = (code: string): Refusal =>
  new Refusal(401, code, 'Invalid/expired oauth_key.', { word: 'invalid_oauth_key' })
const badKey = ({ settings }: ApiServices): Refusal => refusedKey(settings.era === 'new' ? '300' : '110')

/** The platform's credentials are not needed beside a user's key, but wrong ones are refused. */
const checkGatewayOf = (services: ApiServices, c: Context, key: string): void => {
  const gateway = c.req.header('x-sp-gateway') ?? ''
  if (gateway === '' || isGateway(services, gateway)) return
  throw key === '' ? refusedKey(services.settings.wrongGatewayNoKeyCode) : badGateway(services)
}

/**
 * A call of a user: its oauth key, the scope it was issued for and, where that is asked for, the fingerprint it was
 * issued to.
 */
const requireKey = async (services: ApiServices, c: Context, scope: string): Promise<UserDoc> => {
  const header = readUserHeader(c)
  if (header === undefined) {
    throw new Refusal(400, '200', 'User credentials are missing from the request.', {
      word: 'missing_user_credentials',
    })
  }
  requireIp(services, c)
  checkGatewayOf(services, c, header.key)
  const user = await requireUser(services, c.req.param('u') ?? '')
  const key = header.key === '' ? undefined : await services.oauth.get(header.key)
  if (key === undefined || key.user_id !== user._id || key.expiresAt <= services.clock.now()) throw badKey(services)
  if (services.settings.oneOauthKey && user._s.latestKey !== header.key) throw badKey(services)
  const isStrange = plainFingerprint(key.fingerprint) !== header.fingerprint
  if (isStrange && services.settings.otherFingerprint === 'refuse')
    throw new Refusal(401, '120', 'Fingerprint is not authorized for this oauth_key.')
  if (!key.scope.includes(scope)) throw notAllowed(`The oauth_key does not have the scope ${scope}.`)
  return user
}

/** A user who does something, or reads. A locked or closed user may still be read, but does nothing. */
export const requireCaller = async (services: ApiServices, c: Context, scope: string): Promise<UserDoc> => {
  const user = await requireKey(services, c, scope)
  if (c.req.method !== 'GET') requireOpen(services.settings, user)
  return user
}

/** A user to be changed: what a locked or closed one may still become is for the change to decide. */
export const requireChangeable = (services: ApiServices, c: Context): Promise<UserDoc> =>
  requireKey(services, c, 'USER|PATCH')

/** The user's own node named in the path. */
export const requireNode = async (services: ApiServices, c: Context, user: UserDoc): Promise<NodeDoc> => {
  const id = c.req.param('n') ?? ''
  const node = await services.nodes.get(id)
  const hidden = node?.is_active === false && services.settings.deletedNode === 'hidden'
  if (node === undefined || node.user_id !== user._id || hidden) throw notFound('node', id)
  return node
}

/** The address links begin with: the host that served the request, unless one is set, under the prefix it was sent to. */
export const baseOf = (services: ApiServices, c: Context): string => {
  const host = services.settings.publicUrl === undefined ? c.req.header('host') : undefined
  const base = host === undefined ? services.baseUrl() : `http://${host}${PREFIX}`
  const isFirst = c.req.path.startsWith(`${FIRST_PREFIX}/`) && base.endsWith(PREFIX)
  return isFirst ? base.slice(0, -PREFIX.length) + FIRST_PREFIX : base
}
