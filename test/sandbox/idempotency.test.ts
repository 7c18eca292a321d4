import { describe, expect, it, vi } from 'vitest'
import { type Caller, newUser, openNode, renew, transfer, useWorld, verifiedUser } from './world.ts'

vi.setConfig({ testTimeout: 60_000 })
const world = useWorld()
const DAY = 86_400_000
const key = (value: string): Record<string, string> => ({ 'x-sp-idempotency-key': value })

const account = async (): Promise<{ user: Caller; from: string; to: string }> => {
  const user = await verifiedUser(world)
  return { user, from: await openNode(world, user), to: await openNode(world, user) }
}

describe('idempotency keys', () => {
  it('#12 [S] a repeated idempotency key creates nothing', async () => {
    const { user, from, to } = await account()
    const first = await world.as(user, 'POST', `/nodes/${from}/trans`, transfer(to, 1), key('k-12'))
    const second = await world.as(user, 'POST', `/nodes/${from}/trans`, transfer(to, 2), key('k-12'))
    expect(first.status).toBe(200)
    expect(second).toMatchObject({ status: 409, body: { error_code: '450', success: false } })
    expect((await world.as(user, 'GET', `/nodes/${from}/trans`)).body.trans_count).toBe(1)
    // The key belongs to the platform, not to a path or a user.
    const elsewhere = await world.platform('POST', '/users', newUser(), key('k-12'))
    expect(elsewhere).toMatchObject({ status: 409, body: { error_code: '450' } })
  })

  it('#13 [D] a key is usable again after 24 hours', async () => {
    const { user, from, to } = await account()
    await world.as(user, 'POST', `/nodes/${from}/trans`, transfer(to, 1), key('k-13'))
    await world.step(DAY - 60_000)
    const early = await renew(world, user)
    expect((await world.as(early, 'POST', `/nodes/${from}/trans`, transfer(to, 1), key('k-13'))).status).toBe(409)
    await world.step(60_000)
    expect((await world.as(early, 'POST', `/nodes/${from}/trans`, transfer(to, 1), key('k-13'))).status).toBe(200)
    expect((await world.as(early, 'POST', `/nodes/${from}/trans`, transfer(to, 1), key('k-13'))).status).toBe(409)
  })

  it('#14 [I] the header has no effect on GET, PATCH and DELETE', async () => {
    const { user, from } = await account()
    for (let n = 0; n < 2; n += 1) {
      expect((await world.as(user, 'GET', `/nodes/${from}`, undefined, key('k-14'))).status).toBe(200)
      expect((await world.as(user, 'PATCH', `/nodes/${from}`, { nickname: `N${n}` }, key('k-14'))).status).toBe(200)
    }
    expect((await world.as(user, 'DELETE', `/nodes/${from}`, undefined, key('k-14'))).status).toBe(200)
    expect((await world.platform('POST', '/users', newUser(), key('k-14'))).status).toBe(200)
  })

  it('#15 [I] a key on a request that failed validation can be used again', async () => {
    const { user, from, to } = await account()
    expect((await world.as(user, 'POST', `/nodes/${from}/trans`, transfer(to, -1), key('k-15'))).status).toBe(400)
    expect((await world.as(user, 'POST', `/nodes/${from}/trans`, transfer(to, 1), key('k-15'))).status).toBe(200)
  })

  it('#16 [I] a hundred simultaneous posts with one key create exactly one object', async () => {
    const { user, from, to } = await account()
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => world.as(user, 'POST', `/nodes/${from}/trans`, transfer(to, 1), key('k-16'))),
    )
    const statuses = Map.groupBy(answers, ({ status }) => status)
    expect(statuses.get(200)).toHaveLength(1)
    expect(statuses.get(409)).toHaveLength(99)
    expect((await world.as(user, 'GET', `/nodes/${from}/trans`)).body.trans_count).toBe(1)
  })
})
