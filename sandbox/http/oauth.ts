import type { Hono } from 'hono'
import { z } from 'zod'
import type { ApiServices } from './services.ts'
import { issueKey } from '../oauth/issue.ts'
import { isRegistered } from '../oauth/fingerprints.ts'
import { SCOPES } from '../oauth/scopes.ts'
import { passwordDigest } from '../users/create.ts'
import { requireFingerprint, requireGateway, requireIp, requireUser } from './auth.ts'
import { readBody } from './body.ts'
import { json } from './errors.ts'
import { Refusal } from '../kit/refusal.ts'
import { parseBody } from '../kit/parse.ts'
import { textLike } from '../kit/wire-types.ts'

const Login = z.looseObject({ email: z.string().min(1), password: textLike(z.string().min(1)) })

export const oauthRoutes = (app: Hono, services: ApiServices): void => {
  app.post('/oauth/:u', async (c) => {
    const body = await readBody(c)
    requireGateway(services, c)
    const fingerprint = requireFingerprint(services, c)
    requireIp(services, c)
    const user = await requireUser(services, c.req.param('u'))
    const answer = await issueKey(services, user, fingerprint, body)
    return json(answer.body, answer.status)
  })

  app.post('/oauth/:u/login', async (c) => {
    const raw = await readBody(c)
    requireGateway(services, c)
    const fingerprint = requireFingerprint(services, c)
    requireIp(services, c)
    const user = await requireUser(services, c.req.param('u'))
    const { email, password } = parseBody(Login, raw)
    const wanted = passwordDigest(email, password)
    if (!user._s.passwords.some((one) => one.email === email && one.digest === wanted)) {
      throw new Refusal(401, '110', 'Invalid email/password combination supplied.')
    }
    return json({
      _id: user._id,
      _v: 2,
      change_in: user._s.refreshUsesLeft,
      client_id: services.platform.id,
      client_name: services.platform.name,
      fp_registered: isRegistered(user._s.fingerprints, fingerprint),
      is_active: true,
      refresh_token: user.refresh_token,
      scope: SCOPES,
    })
  })
}
