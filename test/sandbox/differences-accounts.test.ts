import { beforeAll, describe, expect, it, vi } from 'vitest'
import { type Caller, openNode, signUp, startSandbox, transfer } from './sandbox-in-process.ts'
import { expectRefusal, overHttp, type RawAnswer } from './raw-http.ts'

vi.setConfig({ testTimeout: 60_000 })
const sandbox = startSandbox()
const http = overHttp(sandbox)
let user: Caller
let [from, to] = ['', '']

beforeAll(async () => {
  user = await signUp(sandbox)
  from = await openNode(sandbox, user)
  to = await openNode(sandbox, user)
})

const post = (path: string, body: object): Promise<RawAnswer> =>
  http.api({
    method: 'POST',
    path: `/users/${user.id}${path}`,
    headers: http.platform({ 'x-sp-user': `${user.key}|${user.fingerprint}` }),
    body,
  })
const wire = (type: string, changes: object = {}): object => ({
  type,
  info: { nickname: 'W', account_num: '8888888888', routing_num: '026009593', swift: 'TSIGFR22', ...changes },
})

describe('D4 transactions', () => {
  it.each(['ACH-US', 'SYNAPSE-US', 'NO-SUCH-TYPE', '', null, undefined, 7])(
    'to.type %s: the id counts',
    async (type) => {
      const answer = await post(`/nodes/${from}/trans`, { ...transfer(to, 1), to: { type, id: to } })
      expect([answer.status, answer.body.to.id, answer.body.to.type]).toEqual([200, to, 'DEPOSIT-US'])
      expect(answer.body).toMatchObject({ _v: 2, recent_status: { status: 'CREATED', status_id: '1' } })
    },
  )

  it('an unknown id is still 404/404, whatever its type', async () => {
    const nobody = { type: 'DEPOSIT-US', id: '5d2a1c0e9b3f4a0012345699' }
    const answer = await post(`/nodes/${from}/trans`, { ...transfer(to, 1), to: nobody })
    expectRefusal(answer, 404, '404')
    expect(answer.body.error.en).toContain(nobody.id)
  })
})

describe('D4 accounts at other banks', () => {
  it.each(['WIRE-US', 'WIRE-INT'])('%s without name_on_account, or with none', async (type) => {
    for (const changes of [{}, { name_on_account: null }]) {
      const answer = await post('/nodes', wire(type, changes))
      expect([answer.status, answer.body.node_count, answer.body.success]).toEqual([200, 1, true])
      expect(answer.body.nodes[0]).toMatchObject({ type, allowed: 'CREDIT', info: { name_on_account: ' ' } })
    }
    for (const missing of ['account_num', type === 'WIRE-US' ? 'routing_num' : 'swift']) {
      const answer = await post('/nodes', wire(type, { [missing]: null }))
      expectRefusal(answer, 400, '200', missing)
      expect(answer.body.error.en).toBe(`Missing field in payload: info.${missing}.`)
    }
  })
})

describe('D14 a bank login', () => {
  it.each(['fake', 'bofa', 'BofA', 'wells'])('D14 at %s opens both accounts, or asks its question', async (bank) => {
    const login = { bank_pw: 'test1234', bank_name: bank }
    const at = (id: string) => post('/nodes', { type: 'ACH-US', info: { ...login, bank_id: id } })
    expect((await at('synapse_nomfa')).body).toMatchObject({ node_count: 2, success: true })
    expect(await at('synapse_good')).toMatchObject({
      status: 202,
      body: { error_code: '10', mfa: { type: 'question' } },
    })
  })

  it('D14 at a bank that is not listed is refused by its name', async () => {
    const info = { bank_id: 'synapse_nomfa', bank_pw: 'test1234', bank_name: 'nowhere' }
    const answer = await post('/nodes', { type: 'ACH-US', info })
    expectRefusal(answer, 400, '200', 'nowhere')
    expect(answer.body.error.field).toBe('info.bank_name')
  })
})
