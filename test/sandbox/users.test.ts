import { describe, expect, it } from 'vitest'
import {
  type Answer,
  type Caller,
  newUser,
  openNode,
  signUp,
  startSandbox,
  verifiedUser,
} from './sandbox-in-process.ts'

const sandbox = startSandbox()

const read = async (user: Caller, query = ''): Promise<Answer['body']> =>
  (await sandbox.platform('GET', `/users/${user.id}${query}`)).body

describe('creation', () => {
  it('#17 [S] gives an unverified user with a refresh token and the defaults', async () => {
    const { body } = await sandbox.platform('POST', '/users', newUser())
    expect(body).toMatchObject({ permission: 'UNVERIFIED', extra: { cip_tag: 1, is_business: false }, documents: [] })
    expect(body.refresh_token).toMatch(/^refresh_[0-9A-Za-z]{40}$/)
    expect(body._links.self.href).toMatch(new RegExp(`/v3\\.1/users/${body._id}$`))
    expect(body.doc_status).toEqual({ physical_doc: 'MISSING|INVALID', virtual_doc: 'MISSING|INVALID' })
  })

  it('#18 [S] shows read_only as scope READ, and never a password', async () => {
    const logins = [{ email: 'a@example.com', password: 'hidden-one', read_only: true }, { email: 'b@example.com' }]
    const answer = await sandbox.platform('POST', '/users', newUser({ logins }))
    expect(answer.body.logins).toEqual([
      { email: 'a@example.com', scope: 'READ' },
      { email: 'b@example.com', scope: 'READ_AND_WRITE' },
    ])
    expect(JSON.stringify(answer.body)).not.toContain('hidden-one')
  })

  it('#19 [S] query matches parts of names and e-mails; tokens are in every list (D3: recordings of 2017 and 2018)', async () => {
    const logins = [{ email: 'very.unusual@example.org' }]
    const { body } = await sandbox.platform('POST', '/users', newUser({ logins, legal_names: ['Zebulon Quark'] }))
    for (const query of ['lon qu', 'QUARK', 'unusual@exa', 'zeb']) {
      const found = (await sandbox.platform('GET', `/users?query=${encodeURIComponent(query)}`)).body
      expect(found.users.map(({ _id }: { _id: string }) => _id)).toEqual([body._id])
      expect(found.users[0].refresh_token).toBe(body.refresh_token)
    }
    const shown = (await sandbox.platform('GET', '/users?query=zebulon&show_refresh_tokens=yes')).body
    expect(shown.users[0].refresh_token).toBe(body.refresh_token)
    // Short ones too, one letter among them.
    for (const query of ['e', 'zE', 'n q']) {
      const { users, users_count: count } = (await sandbox.platform('GET', `/users?query=${encodeURIComponent(query)}`))
        .body
      expect(users.map(({ _id }: { _id: string }) => _id)).toContain(body._id)
      expect(count).toBeGreaterThanOrEqual(users.length)
    }
  })
})

describe('updates', () => {
  it('#20 [S] append and remove phone numbers, logins and legal names', async () => {
    const user = await signUp(sandbox, { phone_numbers: ['1'], legal_names: ['A'], logins: [{ email: 'a@x.com' }] })
    const update = { phone_number: '2', legal_name: 'B', login: { email: 'b@x.com', password: 'p', read_only: true } }
    const added = (await sandbox.as(user, 'PATCH', '', { refresh_token: user.refreshToken, update })).body
    expect(added).toMatchObject({ phone_numbers: ['1', '2'], legal_names: ['A', 'B'] })
    expect(added.logins[1]).toEqual({ email: 'b@x.com', scope: 'READ' })
    const remove = {
      remove_phone_number: '1',
      remove_legal_name: 'A',
      remove_login: { email: 'a@x.com' },
      cip_tag: 2,
      public_note: 'vip',
    }
    const removed = (await sandbox.as(user, 'PATCH', '', { update: remove })).body
    expect(removed).toMatchObject({
      phone_numbers: ['2'],
      legal_names: ['B'],
      extra: { cip_tag: 2, public_note: 'vip' },
    })
    expect(removed.logins).toHaveLength(1)
    expect((await sandbox.as(user, 'PATCH', '', { update: { remove_phone_number: '2' } })).status).toBe(400)
  })

  it('#31 [S] LOCKED locks every node with a note in its timeline; the operator unlocks', async () => {
    const user = await verifiedUser(sandbox)
    const nodes = [await openNode(sandbox, user), await openNode(sandbox, user)]
    const locked = await sandbox.as(user, 'PATCH', '', {
      permission: 'LOCKED',
      permission_code: 'UNUSUAL_ACTIVITY|LEGAL_REQUEST',
    })
    expect(locked).toMatchObject({ status: 200, body: { permission: 'LOCKED' } })
    for (const node of nodes) {
      const { body } = await sandbox.as(user, 'GET', `/nodes/${node}`)
      expect(body.allowed).toBe('LOCKED')
      expect(body.timeline.at(-1).note).toContain('User locked')
    }
    const blocked = await sandbox.as(user, 'POST', '/nodes', { type: 'DEPOSIT-US', info: { nickname: 'A' } })
    expect(blocked).toMatchObject({ status: 401, body: { error_code: '300' } })
    await sandbox.admin('POST', `/users/${user.id}/unlock`)
    expect(await read(user)).toMatchObject({ permission: 'SEND-AND-RECEIVE' })
    expect((await sandbox.as(user, 'GET', `/nodes/${nodes[0]}`)).body.allowed).toBe('CREDIT-AND-DEBIT')
  })

  it('#32 [S,D] MAKE-IT-GO-AWAY is echoed and the user leaves the lists', async () => {
    const user = await signUp(sandbox, { legal_names: ['Xavier Vanishing'] })
    const before = (await sandbox.platform('GET', '/users')).body.users_count
    expect((await sandbox.as(user, 'PATCH', '', { permission: 'MAKE-IT-GO-AWAY' })).body.permission).toBe(
      'MAKE-IT-GO-AWAY',
    )
    expect((await sandbox.platform('GET', '/users?query=vanishing')).body.users_count).toBe(0)
    expect((await sandbox.platform('GET', '/users')).body.users_count).toBe(before - 1)
  })

  it('closed users stay findable, and a platform cannot raise a permission', async () => {
    const user = await signUp(sandbox, { legal_names: ['Yolanda Closing'] })
    expect((await sandbox.as(user, 'PATCH', '', { permission: 'SEND-AND-RECEIVE' })).body).toMatchObject({
      error_code: '300',
    })
    await sandbox.as(user, 'PATCH', '', { permission: 'CLOSED' })
    expect((await sandbox.platform('GET', '/users?query=closing')).body.users_count).toBe(1)
  })
})
