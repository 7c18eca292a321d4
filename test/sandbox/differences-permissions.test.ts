import { describe, expect, it, vi } from 'vitest'
import { type Caller, newDocument, openNode, signUp, startSandbox } from './sandbox-in-process.ts'
import { expectRefusal, overHttp } from './raw-http.ts'

vi.setConfig({ testTimeout: 60_000 })
const sandbox = startSandbox()
const http = overHttp(sandbox)

const patch = (user: Caller, body: object) =>
  http.api({
    method: 'PATCH',
    path: `/users/${user.id}`,
    headers: http.platform({ 'x-sp-user': `${user.key}|${user.fingerprint}` }),
    body,
  })

const CLOSING = ['LOCKED', 'CLOSED', 'MAKE-IT-GO-AWAY'] as const
const EARNED = ['UNVERIFIED', 'RECEIVE', 'SEND-AND-RECEIVE'] as const

/** From, to, and whether a platform may. */
const TRANSITIONS = [undefined, ...CLOSING].flatMap((from) =>
  [...CLOSING, ...EARNED].map((to) => {
    const steps = from === undefined ? -1 : CLOSING.indexOf(from)
    const isClosing = CLOSING.some((one) => one === to)
    return { from, to, allowed: isClosing && CLOSING.findIndex((one) => one === to) >= steps }
  }),
)

describe('D5 permissions (clients of 2018 lock a user, then delete it, then delete it again)', () => {
  const become = async (permission: string | undefined): Promise<Caller> => {
    const user = await signUp(sandbox)
    if (permission !== undefined) await patch(user, { permission })
    return user
  }

  it.each(TRANSITIONS.filter(({ allowed }) => !allowed))('not from $from to $to', async ({ from, to }) => {
    const user = await become(from)
    expectRefusal(await patch(user, { permission: to }), 401, '300', `${from} to ${to}`)
    const { body } = await sandbox.platform('GET', `/users/${user.id}`)
    expect(body.permission).toBe(from ?? 'UNVERIFIED')
  })

  it.each(TRANSITIONS.filter(({ allowed }) => allowed))('from $from to $to', async ({ from, to }) => {
    const user = await become(from)
    const answer = await patch(user, { permission: to })
    expect([answer.status, answer.body.permission, answer.body.is_hidden]).toEqual([200, to, to === 'MAKE-IT-GO-AWAY'])
    expect(answer.body).toMatchObject({ _id: user.id, client: { name: 'Parley Demo Platform' }, flag: 'NOT-FLAGGED' })
  })

  it('LOCKED to MAKE-IT-GO-AWAY twice: the user leaves the lists once, the nodes stay locked', async () => {
    const user = await signUp(sandbox)
    const node = await openNode(sandbox, user)
    const count = async (): Promise<number> => (await sandbox.platform('GET', '/users')).body.users_count
    const before = await count()
    await patch(user, { permission: 'LOCKED', permission_code: 'HIGH_RETURNS' })
    expect((await patch(user, { permission: 'LOCKED' })).body.permission_code).toBe('HIGH_RETURNS')
    for (let times = 0; times < 2; times += 1) {
      expect((await patch(user, { permission: 'MAKE-IT-GO-AWAY' })).status).toBe(200)
      expect(await count()).toBe(before - 1)
    }
    const held = (await sandbox.as(user, 'GET', `/nodes/${node}`)).body
    expect(held.allowed).toBe('LOCKED')
    expect(held.timeline.filter(({ note }: { note: string }) => note.includes('User locked'))).toHaveLength(1)
  })

  it.each(CLOSING)('with %s nothing else can be changed, alone or along with a permission', async (permission) => {
    const user = await signUp(sandbox)
    await patch(user, { permission })
    const changes = [{ update: { legal_name: 'Another' } }, { documents: [newDocument()] }, {}]
    for (const change of changes) {
      expectRefusal(await patch(user, change), 401, '300')
      if (Object.keys(change).length > 0)
        expectRefusal(await patch(user, { ...change, permission: 'MAKE-IT-GO-AWAY' }), 401, '300')
    }
    const { body } = await sandbox.platform('GET', `/users/${user.id}`)
    expect([body.permission, body.legal_names.includes('Another'), body.documents]).toEqual([permission, false, []])
  })

  it('a permission that is none is 400/200', async () => {
    const user = await signUp(sandbox)
    expectRefusal(await patch(user, { permission: 'BANISHED' }), 400, '200')
    await patch(user, { permission: 'LOCKED' })
    const answer = await patch(user, { permission: 'BANISHED' })
    expectRefusal(answer, 400, '200')
    expect(answer.body.error.field).toBe('permission')
  })
})
