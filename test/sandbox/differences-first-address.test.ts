import { describe, expect, it } from 'vitest'
import { PERSON } from './first-years-person.ts'
import {
  type Answer,
  GOVT_ID,
  IP,
  openNode,
  signUp,
  type SandboxInProcess,
  startSandbox,
} from './sandbox-in-process.ts'

/**
 * What a Ruby client of November 2015 to 2016 sent, and what it was answered: recordings of its calls, and its tests against
 * the sandbox of the time. It calls `/api/3`, with an address of the user that is empty, and at first without a device.
 */
const sandbox = startSandbox()
const same = startSandbox({ oldAddress: 'same' })
const strict = startSandbox({ emptyUserIp: 'refuse' })

type Sent = { user?: string; body?: object; headers?: Record<string, string> }

const under =
  (prefix: string, where: SandboxInProcess) =>
  async (method: string, path: string, { user = '|', body, headers = {} }: Sent = {}): Promise<Answer> => {
    const { clientId, clientSecret } = where.server.services.settings
    const response = await where.server.api.request(`http://sandbox.example${prefix}${path}`, {
      method,
      headers: {
        host: 'sandbox.example',
        'x-sp-gateway': `${clientId}|${clientSecret}`,
        'x-sp-user': user,
        'x-sp-user-ip': '',
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: response.status, body: await response.json(), type: response.headers.get('content-type') }
  }
const then = under('/api/3', sandbox)
const JOHN = { logins: [{ email: 'john@example.com' }], phone_numbers: ['123-456-8790'], legal_names: ['John Doe'] }
const LOGIN = { type: 'ACH-US', info: { bank_id: 'synapse_nomfa', bank_pw: 'test1234', bank_name: 'fake' } }

/** A user of that client, and its calls. */
const customer = async (fingerprint = '') => {
  const made = await then('POST', '/users', { user: `|${fingerprint}`, body: JOHN })
  const token = { refresh_token: made.body.refresh_token }
  const issued = await then('POST', `/oauth/${made.body._id}`, { user: `|${fingerprint}`, body: token })
  expect([made.status, issued.status]).toEqual([200, 200])
  const user = `${issued.body.oauth_key}|${fingerprint}`
  return {
    id: made.body._id,
    call: (method: string, path: string, body?: object): Promise<Answer> =>
      then(method, `/users/${made.body._id}${path}`, { user, ...(body === undefined ? {} : { body }) }),
  }
}

describe('D11 the address of the first years', () => {
  it('D11 needs no device and no address of the user', async () => {
    for (const fingerprint of ['', 'abc123']) {
      const { id, call } = await customer(fingerprint)
      expect((await then('GET', `/users/${id}`)).body.logins[0].read_only).toBe(false)
      expect((await call('GET', '/nodes')).body.success).toBe(true)
      const { body } = await call('PATCH', '', { update: { legal_name: 'Jonathan Doe' } })
      expect(body.legal_names).toEqual(['John Doe', 'Jonathan Doe'])
    }
  })

  it('D11 answers in the forms of the first years', async () => {
    const { call } = await customer()
    const linked = (await call('POST', '/nodes', LOGIN)).body.nodes
    expect(linked.map(({ info }: Answer['body']) => info.account_num)).toEqual(['8901', '8902'])
    const wallet = (await call('POST', '/nodes', { type: 'SYNAPSE-US', info: { nickname: 'W' } })).body.nodes[0]
    const sent = {
      to: { type: 'SYNAPSE-US', id: wallet._id },
      amount: { amount: 2, currency: 'USD' },
      extra: { ip: IP },
    }
    const { body: trans } = await call('POST', `/nodes/${linked[0]._id}/trans`, sent)
    expect([trans.timeline[0].note, trans.extra.webhook, trans.fees[0].note]).toEqual([
      'Transaction created',
      '',
      'Synapse Facilitator Fee',
    ])
    const path = `/nodes/${linked[0]._id}/trans/${trans._id}`
    expect((await call('PATCH', path, { comment: 'sup' })).body.trans.recent_status.note).toContain('REPLY: sup')
  })

  it('D11 has the verdict on a document in its answer', async () => {
    const { call } = await customer()
    const refused = await call('PATCH', '', { doc: { ...PERSON, document_value: '1111' } })
    expect([refused.status, refused.body.error_code]).toEqual([409, '400'])
    expect((await call('PATCH', '', { doc: { ...PERSON, document_value: '2222' } })).body.permission).toBe('RECEIVE')
    const { body } = await call('PATCH', '', { doc: { attachment: GOVT_ID.document_value } })
    expect(body.permission).toBe('SEND-AND-RECEIVE')
  })

  it('D11 asks the bank’s question once more after a wrong answer', async () => {
    const { call } = await customer()
    const asked = await call('POST', '/nodes', { ...LOGIN, info: { ...LOGIN.info, bank_id: 'synapse_good' } })
    const { access_token } = asked.body.mfa
    const again = await call('POST', '/nodes', { access_token, mfa_answer: 'wrong answer' })
    expect([again.status, again.body.mfa]).toEqual([202, asked.body.mfa])
    const { body } = await call('POST', '/nodes', { access_token, mfa_answer: 'test_answer' })
    expect(body.nodes).toHaveLength(2)
  })

  it('D11 has removed what was deleted, and says that something does not exist', async () => {
    const { call } = await customer()
    const [node] = (await call('POST', '/nodes', LOGIN)).body.nodes
    const removed = await call('DELETE', `/nodes/${node._id}`)
    expect(removed.body).toMatchObject({
      error_code: '0',
      http_code: '200',
      message: { en: 'Node removed' },
      success: true,
    })
    const gone = await call('GET', `/nodes/${node._id}`)
    expect([gone.status, gone.body.success, gone.body.error.en]).toEqual([404, false, 'node does not exist'])
    expect((await then('GET', '/users/123456789')).body.error.en).toBe('user does not exist')
  })

  it('D11 leads on by its links', async () => {
    const { id, call } = await customer()
    const base = `http://sandbox.example/api/3/users/${id}`
    expect((await then('GET', `/users/${id}`)).body._links.self.href).toBe(base)
    const [node] = (await call('POST', '/nodes', LOGIN)).body.nodes
    expect(node._links.self.href).toBe(`${base}/nodes/${node._id}`)
  })

  it('D11 counts the calls of both addresses as one: keys, faults and limits', async () => {
    const key = { 'x-sp-idempotency-key': 'k-11' }
    expect((await then('POST', '/users', { body: JOHN, headers: key })).status).toBe(200)
    expect((await sandbox.platform('POST', '/users', JOHN, key)).status).toBe(409)
    const rule = (await sandbox.admin('POST', '/faults', { fault: 'status', status: 503, route: '/users', times: 1 }))
      .status
    expect([rule, (await then('GET', '/users')).status, (await then('GET', '/users')).status]).toEqual([200, 503, 200])
  })

  it('D11 setting: the old address as any other', async () => {
    const now = under('/api/3', same)
    const made = await now('POST', '/users', { user: '|a-device', body: JOHN })
    expect(made.body.logins[0]).not.toHaveProperty('read_only')
    expect((await now('POST', '/users', { body: JOHN })).status).toBe(400)
  })

  it('D11 the present address is as it was', async () => {
    const now = under('/v3.1', sandbox)
    expect((await now('POST', '/users', { body: JOHN })).status).toBe(400)
    const made = await now('POST', '/users', { user: '|a-device', body: JOHN })
    expect(made.body.logins[0]).not.toHaveProperty('read_only')
    expect(made.body._links.self.href).toMatch(/^http:\/\/sandbox.example\/v3.1\/users\//)
  })
})

describe('D10 the operator’s clock', () => {
  it('D10 takes no step that nobody could wait for, and no speed that ends time', async () => {
    const before = sandbox.server.clock.now()
    for (const body of [{ step: 1e30 }, { step: 4e11 }, { factor: 1e30 }, { step: -1 }, { factor: -1 }])
      expect((await sandbox.admin('POST', '/clock', body)).status).toBe(400)
    expect([sandbox.server.clock.now(), sandbox.server.clock.factor()]).toEqual([before, 0])
  })
})

describe('D12 an address of the user without a value', () => {
  it('D12 is taken, and one that is missing is not', async () => {
    const user = await signUp(sandbox)
    expect((await sandbox.as(user, 'GET', '/nodes', undefined, { 'x-sp-user-ip': '' })).status).toBe(200)
    const without = { 'x-sp-user': `${user.key}|${user.fingerprint}` }
    const { status, body } = await sandbox.call('GET', `/users/${user.id}/nodes`, { headers: without })
    expect([status, body.error_code, body.error.code]).toEqual([400, '200', 'missing_user_ip'])
  })

  it('D12 setting: refused as a missing one', async () => {
    const user = await signUp(strict)
    expect((await strict.as(user, 'GET', '/nodes', undefined, { 'x-sp-user-ip': '' })).status).toBe(400)
  })
})

describe('D13 answers with more than one reader', () => {
  it('D13 a public key that is asked for nothing in particular names its scopes in the order of the clients', async () => {
    for (const scope of ['', '&scope=', '&scope=undefined']) {
      const { body } = await sandbox.platform('GET', `/client?issue_public_key=YES${scope}`)
      expect(body.public_key_obj.scope.join()).toBe(
        'OAUTH|POST,USERS|POST,USERS|GET,USER|GET,USER|PATCH,SUBSCRIPTIONS|GET,SUBSCRIPTIONS|POST,' +
          'SUBSCRIPTION|GET,SUBSCRIPTION|PATCH,CLIENT|REPORTS,CLIENT|CONTROLS',
      )
    }
  })

  it('D13 a card transaction is disputed without a reason, and without a body', async () => {
    const user = await signUp(sandbox)
    const node = await openNode(sandbox, user, 'DEPOSIT-US')
    for (const body of [undefined, {}]) {
      const made = await sandbox.as(user, 'GET', `/nodes/${node}/dummy-tran?amount=1&type=POS_DEBIT`)
      const path = `/nodes/${node}/trans/${made.body.transaction_id}`
      expect((await sandbox.as(user, 'PATCH', `${path}/dispute`, body)).body.success).toBe(true)
      expect((await sandbox.as(user, 'GET', path)).body.extra.other).toMatchObject({
        disputed: true,
        dispute_reason: null,
      })
    }
  })

  it('D13 a deleted node is answered with the node, in an envelope', async () => {
    const user = await signUp(sandbox)
    const node = await openNode(sandbox, user, 'DEPOSIT-US')
    const { body } = await sandbox.as(user, 'DELETE', `/nodes/${node}`)
    expect(body).toMatchObject({ _id: node, error_code: '0', http_code: '200', is_active: false, success: true })
    expect(body).not.toHaveProperty('error')
  })
})
