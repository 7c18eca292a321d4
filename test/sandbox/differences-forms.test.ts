import { describe, expect, it, vi } from 'vitest'
import { startOverHttp } from './over-http.ts'
import {
  type Answer,
  type Caller,
  linkBank,
  newDocument,
  openNode,
  signUp,
  transfer,
  verifiedUser,
} from './sandbox-in-process.ts'

vi.setConfig({ testTimeout: 60_000 })
const sandbox = startOverHttp()
const refusing = startOverHttp({ refreshNothingStatus: 400 })

const lastNote = (node: Answer['body']): string => node.timeline.at(-1).note

describe('D7 envelopes', () => {
  it('D7 [S] GET /institutions says that it went well', async () => {
    const { status, type, body } = await sandbox.platform('GET', '/institutions')
    expect([status, type]).toEqual([200, 'application/json'])
    expect(body).toMatchObject({ error_code: '0', http_code: '200', success: true })
    expect(body.banks.length).toBeGreaterThan(5)
  })

  it('D7 [S] every list has the whole envelope, its codes as text', async () => {
    const user = await verifiedUser(sandbox)
    const node = await openNode(sandbox, user)
    const card = { nickname: 'S', account_class: 'CARD' }
    const subnet = (await sandbox.as(user, 'POST', `/nodes/${node}/subnets`, card)).body._id
    const lists: [Promise<Answer>, string, string][] = [
      [sandbox.platform('GET', '/users'), 'users', 'users_count'],
      [sandbox.platform('GET', '/nodes'), 'nodes', 'node_count'],
      [sandbox.platform('GET', '/trans'), 'trans', 'trans_count'],
      [sandbox.platform('GET', '/subscriptions'), 'subscriptions', 'subscriptions_count'],
      [sandbox.platform('GET', '/nodes/atms?zip=94103'), 'atms', 'atms_count'],
      [sandbox.platform('GET', `/users/${user.id}/get-duplicates`), 'users', 'users_count'],
      [sandbox.as(user, 'GET', '/nodes'), 'nodes', 'node_count'],
      [sandbox.as(user, 'GET', '/trans'), 'trans', 'trans_count'],
      [sandbox.as(user, 'GET', '/subnets'), 'subnets', 'subnets_count'],
      [sandbox.as(user, 'GET', '/statements'), 'statements', 'statements_count'],
      [sandbox.as(user, 'GET', `/nodes/${node}/trans`), 'trans', 'trans_count'],
      [sandbox.as(user, 'GET', `/nodes/${node}/subnets`), 'subnets', 'subnets_count'],
      [sandbox.as(user, 'GET', `/nodes/${node}/statements`), 'statements', 'statements_count'],
      [sandbox.as(user, 'GET', `/nodes/${node}/subnets/${subnet}/ship`), 'ships', 'ship_count'],
      [sandbox.as(user, 'POST', '/nodes', { type: 'DEPOSIT-US', info: { nickname: 'N' } }), 'nodes', 'node_count'],
    ]
    for (const [answer, items, count] of lists) {
      const { status, body } = await answer
      expect([items, status, body.error_code, body.http_code, body.success]).toEqual([items, 200, '0', '200', true])
      expect([typeof body.limit, typeof body.page, typeof body.page_count, typeof body[count]]).toEqual(
        Array(4).fill('number'),
      )
      expect(Array.isArray(body[items])).toBe(true)
    }
    const logs = (await sandbox.platform('GET', '/subscriptions/logs')).body
    expect(logs).toMatchObject({ error_code: '0', http_code: '200', limit: expect.any(Number), success: true })
  })

  it('D7 [S] every object has its id and its own address', async () => {
    const user = await verifiedUser(sandbox)
    const [one, two] = [await openNode(sandbox, user), await openNode(sandbox, user)]
    const objects = [
      await sandbox.platform('GET', `/users/${user.id}`),
      await sandbox.as(user, 'GET', `/nodes/${one}`),
      await sandbox.as(user, 'POST', `/nodes/${one}/trans`, transfer(two, 1)),
      await sandbox.as(user, 'POST', `/nodes/${one}/subnets`, { nickname: 'S' }),
      await sandbox.platform('POST', '/subscriptions', { url: 'https://example.com/hook', scope: ['USERS|POST'] }),
    ]
    for (const { body } of objects) {
      expect(body._links.self.href.startsWith(`${sandbox.url()}/`)).toBe(true)
      expect(body._links.self.href.endsWith(`/${body._id}`)).toBe(true)
    }
    const batch = { transactions: [transfer(two, 1), transfer(two, 2)] }
    const { body } = await sandbox.as(user, 'POST', `/nodes/${one}/batch-trans`, batch)
    expect(body).toMatchObject({ error_code: '0', http_code: '200', success: true })
    for (const trans of body.trans) expect(trans._links.self.href).toContain(`/nodes/${one}/trans/${trans._id}`)
  })
})

describe('D7 notes', () => {
  it('D7 [S] a node says that its is_active was toggled, by either verb and in either direction', async () => {
    const user = await signUp(sandbox)
    const node = await openNode(sandbox, user)
    const patch = async (is_active: boolean) =>
      lastNote((await sandbox.as(user, 'PATCH', `/nodes/${node}`, { is_active })).body)
    expect(await patch(false)).toBe("Node's 'is_active' toggled to False.")
    expect(await patch(true)).toBe("Node's 'is_active' toggled to True.")
    const gone = (await sandbox.as(user, 'DELETE', `/nodes/${node}`)).body
    expect([gone.is_active, lastNote(gone)]).toEqual([false, "Node's 'is_active' toggled to False."])
  })

  it('D7 [S] a card that is shipped says so', async () => {
    const user = await verifiedUser(sandbox)
    const fee = await openNode(sandbox, user)
    for (const type of ['CARD-US', 'SUBCARD-US']) {
      const card = await openNode(sandbox, user, type)
      const body = { fee_node_id: fee, expedite: false }
      const shipped = await sandbox.as(user, 'PATCH', `/nodes/${card}?ship=YES`, body)
      expect([shipped.status, shipped.body._id]).toEqual([200, card])
      expect(lastNote(shipped.body)).toContain('Card sent for printing.')
    }
  })

  it('D7 [S] micro-deposits are initiated, once and once more', async () => {
    const user = await verifiedUser(sandbox)
    const info = { nickname: 'B', account_num: '123456789', routing_num: '051000017', type: 'PERSONAL' }
    const made = await sandbox.as(user, 'POST', '/nodes', { type: 'ACH-US', info: { ...info, class: 'CHECKING' } })
    const again = await sandbox.as(user, 'PATCH', `/nodes/${made.body.nodes[0]._id}?resend_micro=YES`, {})
    const said = again.body.timeline.filter(({ note }: { note: string }) => note === 'Micro deposits initiated.')
    expect(said).toHaveLength(2)
  })
})

describe('D7 documents and lists as they were', () => {
  const social = async (user: Caller, id?: string) => {
    const { documents } = (await sandbox.platform('GET', `/users/${user.id}`)).body
    return documents[0].social_docs.filter(({ document_type: type }: { document_type: string }) =>
      id === undefined ? type.endsWith('_2FA') : type === id,
    )
  }

  it('D7 [S] EMAIL_2FA and PHONE_NUMBER_2FA are reviewed first, then wait for the pin', async () => {
    const docs = [
      { document_type: 'EMAIL_2FA', document_value: 'me@example.com' },
      { document_type: 'PHONE_NUMBER_2FA', document_value: '901.111.1111' },
    ]
    const user = await signUp(sandbox, { documents: [newDocument()] })
    const base = (await sandbox.platform('GET', `/users/${user.id}`)).body.documents[0].id
    const send = (social_docs: object[]) => sandbox.as(user, 'PATCH', '', { documents: [{ id: base, social_docs }] })
    await send(docs)
    const statuses = async () => (await social(user)).map(({ status }: { status: string }) => status)
    expect(await statuses()).toEqual(['SUBMITTED|REVIEWING', 'SUBMITTED|REVIEWING'])
    await sandbox.step(2_000)
    expect(await statuses()).toEqual(['SUBMITTED|MFA_PENDING', 'SUBMITTED|MFA_PENDING'])
    for (const doc of docs) {
      const [{ id }] = await social(user, doc.document_type)
      expect((await send([{ ...doc, id, mfa_answer: '000000' }])).status).toBe(409)
      expect((await send([{ ...doc, id, mfa_answer: '123456' }])).status).toBe(200)
    }
    expect(await statuses()).toEqual(['SUBMITTED|VALID', 'SUBMITTED|VALID'])
  })

  it('D7 [S] a pin that comes before the review is taken, and the review does not ask again', async () => {
    const doc = { document_type: 'PHONE_NUMBER_2FA', document_value: '901.111.1111' }
    const user = await signUp(sandbox, { documents: [newDocument({ social_docs: [doc] })] })
    const base = (await sandbox.platform('GET', `/users/${user.id}`)).body.documents[0].id
    const [{ id }] = await social(user)
    const answer = { ...doc, id, mfa_answer: '123456' }
    await sandbox.as(user, 'PATCH', '', { documents: [{ id: base, social_docs: [answer] }] })
    await sandbox.step(10_000)
    expect((await social(user))[0].status).toBe('SUBMITTED|VALID')
  })

  it('D7 [S] what the platform files stands before what the document brings along, and keeps its place', async () => {
    const facebook = (end: string) => ({ document_type: 'FACEBOOK', document_value: `https://www.facebook.com/${end}` })
    const user = await signUp(sandbox, { documents: [newDocument({ social_docs: [facebook('before')] })] })
    const patch = async (document: object) =>
      (await sandbox.as(user, 'PATCH', '?full_dehydrate=yes', { documents: [document] })).body.documents[0]
    const read = async () => (await sandbox.platform('GET', `/users/${user.id}?full_dehydrate=yes`)).body.documents[0]
    const base = await read()
    expect(base.social_docs[0].document_value).toBe(facebook('before').document_value)
    const changed = { id: base.social_docs[0].id, ...facebook('after') }
    const after = await patch({ id: base.id, social_docs: [changed] })
    expect([after.id, after.social_docs[0].document_value]).toEqual([base.id, facebook('after').document_value])
    const types = (shown: Answer['body']) => shown.social_docs.map((sub: Answer['body']) => sub.document_type)
    const moved = await patch({ id: base.id, email: 'updated@example.com' })
    expect([types(moved), moved.email]).toEqual([types(base), 'updated@example.com'])
  })

  it('D7 [S] entity types have the names of the public list', async () => {
    const { BUSINESS, PERSONAL } = (await sandbox.call('GET', '/users/entity-types')).body
    expect(BUSINESS).toEqual(
      expect.arrayContaining([
        { common_name: 'Limited Liability Company', type: 'LLC' },
        { common_name: 'Business Trust', type: 'TRUST' },
        { common_name: 'Individual Retirement Accounts', type: 'IRA' },
      ]),
    )
    expect(PERSONAL).toContainEqual({ common_name: 'Personal Trust Account', type: 'TRUST' })
  })

  it('D7 [S] a forced refresh of what has nothing to refresh is the node', async () => {
    const user = await verifiedUser(sandbox)
    for (const type of ['DEPOSIT-US', 'SYNAPSE-US', 'CRYPTO-US', 'CARD-US']) {
      const node = await openNode(sandbox, user, type)
      const read = await sandbox.as(user, 'GET', `/nodes/${node}?full_dehydrate=yes&force_refresh=yes`)
      expect([read.status, read.body._id, read.body.type]).toEqual([200, node, type])
    }
  })

  it('D7 [D] or 400/410, by setting', async () => {
    const user = await signUp(refusing)
    const [bank] = await linkBank(refusing, user)
    expect((await refusing.as(user, 'GET', `/nodes/${bank}?force_refresh=yes`)).status).toBe(200)
    const node = await openNode(refusing, user)
    const read = await refusing.as(user, 'GET', `/nodes/${node}?force_refresh=yes`)
    expect(read).toMatchObject({ status: 400, body: { error_code: '410', http_code: '400', success: false } })
  })

  it('D7 [S] near every zip code there is an ATM, whatever the radius', async () => {
    for (const zip of ['94103', '94199', '95113', '10001', '00501', '99950'])
      for (const radius of ['', '&radius=5', '&radius=0.1', '&radius=0']) {
        const { body } = await sandbox.platform('GET', `/nodes/atms?zip=${zip}${radius}&page=1&per_page=10`)
        expect([zip, radius, body.atms_count > 0]).toEqual([zip, radius, true])
        expect(body.atms[0].atmLocation.address.postalCode.slice(0, 3)).toBe(zip.slice(0, 3))
        for (const field of ['city', 'state', 'street', 'country'])
          expect(body.atms[0].atmLocation.address[field]).toEqual(expect.any(String))
      }
    for (const zip of ['elsewhere', '123'])
      expect((await sandbox.platform('GET', `/nodes/atms?zip=${zip}`)).body).toMatchObject({ atms: [], atms_count: 0 })
  })
})
