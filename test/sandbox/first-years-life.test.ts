import { describe, expect, it, vi } from 'vitest'
import { PERSON } from './first-years-person.ts'
import { startOverHttp } from './over-http.ts'
import { type Answer, GOVT_ID } from './sandbox-in-process.ts'

vi.setConfig({ testTimeout: 60_000 })
const first = startOverHttp({ era: 'first' })

describe('the first years: a whole life', () => {
  it('a client of 2015 lives its whole life under /api/3, each answer read as it read it', async () => {
    const { clientId, clientSecret } = first.server.services.settings
    let key = ''
    const call = async (method: string, path: string, body?: object): Promise<Answer['body']> => {
      const response = await fetch(`${first.url().replace('/v3.1', '/api/3')}${path}`, {
        method,
        headers: {
          'content-type': 'application/json',
          'x-sp-gateway': `${clientId}|${clientSecret}`,
          'x-sp-user': `${key}|8263af189ed09c4ae792a923b821f5c8`,
          'x-sp-lang': 'en',
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      return response.json()
    }
    const login = { email: 'test_node2@example.com', password: 'test1234', read_only: false }
    const extra = { note: 'Interesting user', supp_id: '122eddfgbeafrfvbbb', is_business: false }
    const person = { logins: [login], phone_numbers: ['901.111.1111'], legal_names: ['Node Test User 2'], extra }
    const made = await call('POST', '/users', person)
    const own = `/users/${made._id}`
    key = (await call('POST', `/oauth/${made._id}`, { refresh_token: made.refresh_token })).oauth_key
    const asked = await call('PATCH', own, { doc: { ...PERSON, document_value: '3333' } })
    const answers = [1, 2, 3, 4, 5].map((question_id) => ({ question_id, answer_id: 1 }))
    const answered = await call('PATCH', own, { doc: { question_set_id: asked.question_set.id, answers } })
    expect(answered.permission).toBe('RECEIVE')
    const attached = await call('PATCH', own, { doc: { attachment: GOVT_ID.document_value } })
    expect(attached.permission).toBe('SEND-AND-RECEIVE')
    const numbers = { nickname: 'Savings', name_on_account: 'Library', account_num: '72347235423' }
    const more = { routing_num: '051000017', type: 'PERSONAL', class: 'CHECKING' }
    const bank = (await call('POST', `${own}/nodes`, { type: 'ACH-US', info: { ...numbers, ...more } })).nodes[0]
    expect(bank).toMatchObject({ allowed: 'CREDIT', info: { account_num: '5423', name_on_account: 'Library' } })
    const node = `${own}/nodes/${bank._id}`
    expect((await call('PATCH', node, { micro: [0.1, 0.1] })).allowed).toBe('CREDIT-AND-DEBIT')
    const info = { bank_id: 'synapse_good', bank_pw: 'test1234', bank_name: 'bofa' }
    const { mfa } = await call('POST', `${own}/nodes`, { type: 'ACH-US', info })
    const linked = await call('POST', `${own}/nodes`, { access_token: mfa.access_token, mfa_answer: 'test_answer' })
    expect(linked.nodes).toHaveLength(2)
    const to = { type: 'ACH-US', id: linked.nodes[0]._id }
    const webhook = 'http://requestb.in/q94kxtq9'
    const details = { supp_id: '1283764wqwsdd34wd13212', note: 'Deposit', webhook, process_on: 1, ip: '192.168.0.1' }
    const body = { to, amount: { amount: 1.1, currency: 'USD' }, extra: details }
    const trans = await call('POST', `${node}/trans`, body)
    const updated = await call('PATCH', `${node}/trans/${trans._id}`, { comment: 'sup' })
    expect([updated.trans._id, updated._links.self.href.endsWith(trans._id)]).toEqual([trans._id, true])
    const gone = await call('DELETE', `${node}/trans/${updated.trans._id}`)
    expect(gone.recent_status.status).toBe('CANCELED')
    expect((await call('DELETE', node)).success).toBe(true)
    expect((await call('GET', node)).success).toBe(false)
    expect((await call('GET', `${own}/nodes`)).node_count).toBe(2)
  })
})
