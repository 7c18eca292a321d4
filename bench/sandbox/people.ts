import type { Client } from '../client.ts'
import { PLATFORM } from './sandbox-process.ts'

const DOCUMENT = {
  email: 'bench@example.com',
  phone_number: '901.111.1111',
  ip: '203.0.113.9',
  name: 'Bench User',
  alias: 'Bench',
  entity_type: 'M',
  entity_scope: 'Arts & Entertainment',
  day: 2,
  month: 5,
  year: 1989,
  address_street: '1 Market Street',
  address_city: 'San Francisco',
  address_subdivision: 'CA',
  address_postal_code: '94105',
  address_country_code: 'US',
  virtual_docs: [{ document_value: '2222', document_type: 'SSN' }],
  physical_docs: [{ document_value: 'data:image/png;base64,SUQs==', document_type: 'GOVT_ID' }],
}

export type Person = { id: string; headers: Record<string, string>; nodes: string[] }

/** A verified user with a key and three accounts, the first of them funded. */
export const createPerson = async (client: Client, name: number): Promise<Person> => {
  const user = await client.call({
    method: 'POST',
    path: '/users',
    headers: PLATFORM,
    body: {
      logins: [{ email: `bench${name}@example.com` }],
      phone_numbers: ['901.111.1111'],
      legal_names: [`Bench User ${name}`],
      documents: [DOCUMENT],
    },
  })
  const id: string = user.body._id
  const body = { refresh_token: user.body.refresh_token }
  const key = await client.call({ method: 'POST', path: `/oauth/${id}`, headers: PLATFORM, body })
  const headers = { 'x-sp-user': `${key.body.oauth_key}|bench`, 'x-sp-user-ip': '203.0.113.7' }
  const nodes: string[] = []
  for (let n = 0; n < 3; n += 1) {
    const made = await client.call({
      method: 'POST',
      path: `/users/${id}/nodes`,
      headers,
      body: { type: 'DEPOSIT-US', info: { nickname: `Account ${n}` } },
    })
    nodes.push(made.body.nodes[0]._id)
  }
  const funding = `/users/${id}/nodes/${nodes[0]}/dummy-tran?is_credit=yes&amount=1000000`
  await client.call({ method: 'GET', path: funding, headers })
  return { id, headers, nodes }
}
