import type { Hono } from 'hono'
import { z } from 'zod'
import type { House } from '../house.ts'
import { issueKey } from '../oauth/issue.ts'
import { SCOPES } from '../oauth/scopes.ts'
import { passwordDigest } from '../users/create.ts'
import { requireFingerprint, requireGateway, requireIp, requireUser } from './auth.ts'
import { parseBody, readBody } from './body.ts'
import { json, Refusal } from './errors.ts'

const Login = z.looseObject({ email: z.string().min(1), password: z.string().min(1) })

export const oauthRoutes = (app: Hono, house: House): void => {
  app.post('/oauth/:u', async (c) => {
    const body = await readBody(c)
    requireGateway(house, c)
    const fingerprint = requireFingerprint(c)
    requireIp(house, c)
    const user = await requireUser(house, c.req.param('u'))
    const answer = await issueKey(house, user, fingerprint, body)
    return json(answer.body, answer.status)
  })

  app.post('/oauth/:u/login', async (c) => {
    const raw = await readBody(c)
    requireGateway(house, c)
    const fingerprint = requireFingerprint(c)
    const user = await requireUser(house, c.req.param('u'))
    const { email, password } = parseBody(Login, raw)
    const wanted = passwordDigest(email, password)
    if (!user._s.passwords.some((one) => one.email === email && one.digest === wanted)) {
      throw new Refusal(401, '110', 'Invalid email/password combination supplied.')
    }
    return json({
      _id: user._id,
      _v: 2,
      change_in: user._s.refreshUsesLeft,
      client_id: house.platform.id,
      client_name: house.platform.name,
      fp_registered: user._s.fingerprints.includes(fingerprint),
      is_active: true,
      refresh_token: user.refresh_token,
      scope: SCOPES,
    })
  })
}
