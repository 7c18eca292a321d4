import { describe, expect, it, vi } from 'vitest'
import { FINGERPRINT, newUser, oauth, openNode, signUp, startSandbox } from './sandbox-in-process.ts'

vi.setConfig({ testTimeout: 60_000 })
const sandbox = startSandbox()
const HOURS = 3_600_000

const create = async () =>
  (await sandbox.platform('POST', '/users', newUser({ phone_numbers: ['901.111.1111', 'a@example.com'] }))).body
const ask = (id: string, body: object, fingerprint = FINGERPRINT) =>
  sandbox.platform('POST', `/oauth/${id}`, body, { 'x-sp-user': `|${fingerprint}` })

describe('keys', () => {
  it('#33 [S,D] live 7200 s; an expired or invented one answers 401', async () => {
    const user = await signUp(sandbox)
    expect((await sandbox.as({ ...user, key: `oauth_${'x'.repeat(40)}` }, 'GET', '/nodes')).status).toBe(401)
    await sandbox.step(2 * HOURS - 1_000)
    expect((await sandbox.as(user, 'GET', '/nodes')).status).toBe(200)
    await sandbox.step(1_000)
    expect(await sandbox.as(user, 'GET', '/nodes')).toMatchObject({ status: 401, body: { error_code: '110' } })
  })

  it('#34 [S] after the 401 the refresh token gives a key that works', async () => {
    const user = await signUp(sandbox)
    await sandbox.step(2 * HOURS)
    expect((await sandbox.as(user, 'GET', '/nodes')).status).toBe(401)
    const again = await oauth(sandbox, user.id, user.refreshToken)
    expect((await sandbox.as(again, 'GET', '/nodes')).status).toBe(200)
  })

  it('belong to one user; earlier keys stay good', async () => {
    const [one, two] = [await signUp(sandbox), await signUp(sandbox)]
    expect(await sandbox.as({ ...two, key: one.key }, 'GET', '/nodes')).toMatchObject({
      status: 401,
      body: { error_code: '110' },
    })
    // Which device calls does not matter, unless it was set so (`differences-credentials.test.ts`).
    expect((await sandbox.as({ ...one, fingerprint: 'other' }, 'GET', '/nodes')).status).toBe(200)
    await oauth(sandbox, one.id, one.refreshToken)
    expect((await sandbox.as(one, 'GET', '/nodes')).status).toBe(200)
  })

  it('#40 [S,D] scope in the request limits what the key may do', async () => {
    const user = await create()
    const { body } = await ask(user._id, { refresh_token: user.refresh_token, scope: ['NODES|GET'] })
    expect(body.scope).toEqual(['NODES|GET'])
    const caller = { id: user._id, key: body.oauth_key, fingerprint: FINGERPRINT, refreshToken: '' }
    expect((await sandbox.as(caller, 'GET', '/nodes')).status).toBe(200)
    expect(await sandbox.as(caller, 'GET', '/trans')).toMatchObject({ status: 401, body: { error_code: '300' } })
    expect(await sandbox.as(caller, 'POST', '/nodes', {})).toMatchObject({ status: 401, body: { error_code: '300' } })
  })
})

describe('fingerprints', () => {
  it('#35 [S] the one used at creation needs no MFA', async () => {
    const user = await create()
    const answer = await ask(user._id, { refresh_token: user.refresh_token })
    expect(answer).toMatchObject({
      status: 200,
      body: { expires_in: '7200', refresh_expires_in: 9, user_id: user._id },
    })
    expect(answer.body.oauth_key).toMatch(/^oauth_[0-9A-Za-z]{40}$/)
  })

  it('#36 [S,D] a new one: devices, then a pin sent, then a key for 123456', async () => {
    const user = await create()
    const token = { refresh_token: user.refresh_token }
    expect(await ask(user._id, { ...token, validation_pin: '123456' }, 'new')).toMatchObject({
      status: 409,
      body: { error_code: '400' },
    })
    const devices = await ask(user._id, token, 'new')
    expect(devices).toMatchObject({
      status: 202,
      body: { error_code: '10', http_code: '202', phone_numbers: user.phone_numbers, success: false },
    })
    expect(devices.body.error.en).toBe('Fingerprint not registered. Please perform the MFA flow.')
    expect((await ask(user._id, { ...token, phone_number: '000' }, 'new')).status).toBe(400)
    const sent = await ask(user._id, { ...token, phone_number: '901.111.1111' }, 'new')
    expect(sent).toMatchObject({ status: 202, body: { message: { en: 'MFA sent to 901.111.1111.' }, success: true } })
    expect(await ask(user._id, { ...token, validation_pin: '999999' }, 'new')).toMatchObject({
      status: 409,
      body: { error_code: '400' },
    })
    expect((await ask(user._id, { ...token, validation_pin: '123456' }, 'new')).status).toBe(200)
  })

  it('#37 [S] after step 3 it needs no MFA any more', async () => {
    const user = await create()
    const token = { refresh_token: user.refresh_token }
    await ask(user._id, token, 'second')
    await ask(user._id, { ...token, phone_number: 'a@example.com' }, 'second')
    await ask(user._id, { ...token, phone_number: 'a@example.com', validation_pin: '123456' }, 'second')
    expect((await ask(user._id, token, 'second')).status).toBe(200)
    expect((await ask(user._id, token)).status).toBe(200)
  })
})

describe('refresh tokens', () => {
  it('#38 [D,S] stop after 10 uses; the last use hands out the next; the user always shows a valid one', async () => {
    const user = await create()
    const left: number[] = []
    let token: string = user.refresh_token
    for (let use = 1; use <= 10; use += 1) {
      const { body, status } = await ask(user._id, { refresh_token: user.refresh_token })
      expect(status).toBe(200)
      left.push(body.refresh_expires_in)
      token = body.refresh_token
    }
    expect(left.slice(0, 3)).toEqual([9, 8, 7])
    expect(token).not.toBe(user.refresh_token)
    expect((await ask(user._id, { refresh_token: user.refresh_token })).status).toBe(409)
    expect((await sandbox.platform('GET', `/users/${user._id}`)).body.refresh_token).toBe(token)
    expect((await ask(user._id, { refresh_token: token })).status).toBe(200)
  })

  it('#39 [S] a dead one gives error_code 400, not a 401', async () => {
    const user = await create()
    const answer = await ask(user._id, { refresh_token: `refresh_${'0'.repeat(40)}` })
    expect(answer).toMatchObject({ status: 409, body: { error_code: '400' } })
    expect((await ask(user._id, {})).status).toBe(400)
  })

  it('come from an e-mail and its password too', async () => {
    const user = (
      await sandbox.platform('POST', '/users', newUser({ logins: [{ email: 'p@example.com', password: 'right' }] }))
    ).body
    const login = (password: string) =>
      sandbox.platform('POST', `/oauth/${user._id}/login`, { email: 'p@example.com', password })
    expect((await login('right')).body).toMatchObject({ refresh_token: user.refresh_token, fp_registered: true })
    expect(await login('wrong')).toMatchObject({ status: 401, body: { error_code: '110' } })
  })

  it('gives a locked user no key', async () => {
    const user = await signUp(sandbox)
    await openNode(sandbox, user)
    await sandbox.as(user, 'PATCH', '', { permission: 'LOCKED' })
    expect(await ask(user.id, { refresh_token: user.refreshToken })).toMatchObject({
      status: 401,
      body: { error_code: '300' },
    })
  })
})
