import { describe, expect, it } from 'vitest'
import {
  type Answer,
  linkBank,
  newDocument,
  newUser,
  openNode,
  signUp,
  transfer,
  startSandbox,
} from './sandbox-in-process.ts'

const sandbox = startSandbox()

describe('large bodies', () => {
  it('a photo is kept whole, beside the user; a body above 30 MiB is refused', async () => {
    const photo = `data:image/png;base64,${'QUJD'.repeat(1_100_000)}`
    const document = newDocument({ physical_docs: [{ document_type: 'GOVT_ID', document_value: photo }] })
    const { status, body } = await sandbox.platform('POST', '/users', newUser({ documents: [document] }))
    expect(status).toBe(200)
    await sandbox.step(2_000)
    const plain = await sandbox.platform('GET', `/users/${body._id}`)
    expect(plain.body.documents[0].physical_docs[0]).toMatchObject({ status: 'SUBMITTED|VALID' })
    // The store takes no document above 16 MiB, and a user may have several photos.
    const stored = await sandbox.server.services.store.users.findOne({ _id: body._id })
    expect(JSON.stringify(stored).length).toBeLessThan(20_000)
    const whole = (await sandbox.platform('GET', `/users/${body._id}?full_dehydrate=yes`)).body
    expect(whole.documents[0].physical_docs[0].document_value === photo).toBe(true)
    const length = String(31 * 1_048_576)
    const large = await sandbox.platform('POST', '/users', newUser(), { 'content-length': length })
    expect(large).toMatchObject({ status: 400, body: { error_code: '200' } })
  })

  it('what is no photo has to be small, and is refused by its name', async () => {
    const much = 'x'.repeat(300_000)
    const user = await signUp(sandbox)
    const [node, [bank]] = [await openNode(sandbox, user), await linkBank(sandbox, user)]
    const trans = (await sandbox.as(user, 'POST', `/nodes/${bank}/trans`, transfer(node, 1))).body._id
    const scope = Array.from({ length: 101 }, () => 'TRANS|POST')
    const account = { type: 'DEPOSIT-US', info: { nickname: 'N' }, extra: { other: { much } } }
    const wrong: [Promise<Answer>, string][] = [
      [sandbox.as(user, 'POST', `/nodes/${bank}/trans`, transfer(node, 1, { extra: { note: much } })), 'extra'],
      [sandbox.as(user, 'PATCH', `/nodes/${bank}/trans/${trans}`, { comment: much }), 'comment'],
      [sandbox.as(user, 'POST', `/nodes/${node}/subnets`, { nickname: much }), 'nickname'],
      [sandbox.as(user, 'PATCH', `/nodes/${node}`, { preferences: { much } }), 'preferences'],
      [sandbox.as(user, 'POST', '/nodes', account), 'info'],
      [sandbox.as(user, 'PATCH', '', { update: { legal_name: much } }), 'update.legal_name'],
      [sandbox.platform('POST', '/users', newUser({ documents: [newDocument({ much })] })), 'documents'],
      [sandbox.platform('POST', '/subscriptions', { url: 'http://127.0.0.1:9/none', scope }), 'scope'],
    ]
    for (const [answer, field] of wrong)
      expect(await answer).toMatchObject({ status: 400, body: { error_code: '200', error: { field } } })
    expect(sandbox.errors).toEqual([])
  })
})
