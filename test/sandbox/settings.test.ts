import { describe, expect, it } from 'vitest'
import { readSettings } from '#sandbox/kit/settings.ts'
import {
  type Caller,
  GOVT_ID,
  newDocument,
  newUser,
  oauth,
  openNode,
  signUp,
  SSN,
  transfer,
  startSandbox,
} from './sandbox-in-process.ts'

// Where the reference only proposes, the other choice can be made.
const other = startSandbox({
  cip: { '': 'virtual-and-physical', 2: 'virtual', 3: 'none' },
  deletedNode: 'hidden',
  deleteFunded: false,
  dummyCents: 250,
  idempotencyOnRefusal: 'keep',
  idempotencyScope: 'user',
  kycReviewMs: 0,
  lockedStatus: 403,
  oneOauthKey: true,
  strictKyc: false,
  wrongBankAnswer: 'ask',
  wrongGatewayCode: '100',
  wrongValueStatus: 400,
})
const key = (value: string): Record<string, string> => ({ 'x-sp-idempotency-key': value })

describe('settings', () => {
  it('are read from the environment, and are the same read twice', () => {
    const read = readSettings({ SANDBOX_CIP: 'virtual,2:virtual-and-physical', SANDBOX_WRONG_VALUE_STATUS: '400' })
    expect(read.cip).toEqual({ '': 'virtual', 2: 'virtual-and-physical' })
    expect(read.wrongValueStatus).toBe(400)
    expect(() => readSettings({ SANDBOX_CIP: 'everything' })).toThrow('cip')
    expect(() => readSettings({ SANDBOX_WRONG_VALUE_STATUS: '500' })).toThrow('wrongValueStatus')
  })

  it('keys are each user’s own, and spent by a refused call', async () => {
    const [one, two] = [await signUp(other), await signUp(other)]
    const node = (user: Caller, nickname: unknown) =>
      other.as(user, 'POST', '/nodes', { type: 'DEPOSIT-US', info: { nickname } }, key('shared'))
    expect((await node(one, 'A')).status).toBe(200)
    expect((await node(one, 'A')).status).toBe(409)
    expect((await node(two, 7)).status).toBe(400)
    expect((await node(two, 'A')).status).toBe(409)
  })

  it('wrong values have status 400, a wrong gateway code 100', async () => {
    const user = await signUp(other)
    const stale = await other.platform('POST', `/oauth/${user.id}`, { refresh_token: 'refresh_dead' })
    expect(stale).toMatchObject({ status: 400, body: { error_code: '400', http_code: '400' } })
    const wrong = await other.call('GET', '/users', { headers: { 'x-sp-gateway': 'a|b' } })
    expect(wrong).toMatchObject({ status: 400, body: { error_code: '100' } })
  })

  it('a new oauth key ends the earlier one', async () => {
    const user = await signUp(other)
    const later = await oauth(other, user.id, user.refreshToken)
    expect((await other.as(user, 'GET', '/nodes')).status).toBe(401)
    expect((await other.as(later, 'GET', '/nodes')).status).toBe(200)
  })

  it('the bank asks again after a wrong answer', async () => {
    const user = await signUp(other)
    const info = { bank_id: 'synapse_good', bank_pw: 'test1234', bank_name: 'fake' }
    const asked = await other.as(user, 'POST', '/nodes', { type: 'ACH-US', info })
    const answer = (mfa_answer: string) =>
      other.as(user, 'POST', '/nodes', { access_token: asked.body.mfa.access_token, mfa_answer })
    expect(await answer('no')).toMatchObject({ status: 202, body: { mfa: asked.body.mfa } })
    expect((await answer('test_answer')).body.node_count).toBe(2)
  })

  it('the verdict is in the answer, by the programme of the user', async () => {
    const file = async (cip_tag: number, docs: object) =>
      (await other.platform('POST', '/users', newUser({ extra: { cip_tag }, documents: [newDocument(docs)] }))).body
    const young = { year: 2020, entity_type: 'MARTIAN', entity_scope: 'Nonsense' }
    expect(await file(1, { ...young, virtual_docs: [SSN] })).toMatchObject({
      permission: 'RECEIVE',
      documents: [{ virtual_docs: [{ status: 'SUBMITTED|VALID' }] }],
    })
    expect((await file(1, { virtual_docs: [SSN], physical_docs: [GOVT_ID] })).permission).toBe('SEND-AND-RECEIVE')
    expect((await file(2, { virtual_docs: [SSN] })).permission).toBe('SEND-AND-RECEIVE')
    expect((await file(3, {})).permission).toBe('SEND-AND-RECEIVE')
    const user = await signUp(other, { documents: [newDocument({ virtual_docs: [SSN] })] })
    expect((await other.as(user, 'PATCH', '', { update: { cip_tag: 2 } })).body.permission).toBe('SEND-AND-RECEIVE')
  })

  it('a funded node stays; a deleted one is gone', async () => {
    const user = await signUp(other)
    const [full, empty] = [await openNode(other, user), await openNode(other, user)]
    await other.as(user, 'GET', `/nodes/${full}/dummy-tran?is_credit=yes`)
    await other.step(15_000)
    expect((await other.as(user, 'GET', `/nodes/${full}`)).body.info.balance.amount).toBe(2.5)
    expect(await other.as(user, 'DELETE', `/nodes/${full}`)).toMatchObject({ status: 400, body: { error_code: '410' } })
    expect((await other.as(user, 'DELETE', `/nodes/${empty}`)).status).toBe(200)
    expect((await other.as(user, 'GET', `/nodes/${empty}`)).status).toBe(404)
  })

  describe('with other choices again', () => {
    const third = startSandbox({
      deleteTwiceStatus: 200,
      era: 'new',
      idempotencyScope: 'path',
      listRefreshTokens: 'asked',
    })
    it('a bad key is refused in the words of the later years', async () => {
      const user = await signUp(third)
      for (const wrong of ['', 'oauth_invented'])
        expect(await third.as({ ...user, key: wrong }, 'GET', '/nodes')).toMatchObject({
          status: 401,
          body: { error_code: '300', error: { code: 'invalid_oauth_key' } },
        })
    })

    it('a node is deleted twice, a key is one path’s own, and lists show tokens to who asks', async () => {
      const user = await signUp(third)
      const [one, two] = [await openNode(third, user), await openNode(third, user)]
      const remove = () => third.as(user, 'DELETE', `/nodes/${one}`)
      expect([(await remove()).status, (await remove()).status]).toEqual([200, 200])
      expect((await third.as(user, 'GET', '/nodes')).body.node_count).toBe(1)
      const subnet = () => third.as(user, 'POST', `/nodes/${two}/subnets`, { nickname: 'S' }, key('k'))
      expect([(await subnet()).status, (await subnet()).status]).toEqual([200, 409])
      expect((await third.platform('POST', '/users', newUser(), key('k'))).status).toBe(200)
      const lists = [await third.platform('GET', '/users'), await third.platform('GET', '/users?query=test')]
      for (const { body } of lists) expect(body.users[0]).not.toHaveProperty('refresh_token')
      const asked = await third.platform('GET', '/users?show_refresh_tokens=yes')
      expect(asked.body.users[0].refresh_token).toMatch(/^refresh_/)
    })
  })

  it('a locked user is refused by the status that was set', async () => {
    const user = await signUp(other)
    const node = await openNode(other, user)
    await other.as(user, 'PATCH', '', { permission: 'LOCKED' })
    const refused = await other.as(user, 'POST', `/nodes/${node}/trans`, transfer(node, 1))
    expect(refused).toMatchObject({ status: 403, body: { error_code: '300', http_code: '403' } })
  })
})
