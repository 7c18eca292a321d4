import { describe, expect, it } from 'vitest'
import { balanceOf, openNode, signUp, startSandbox, verifiedUser } from './sandbox-in-process.ts'

const sandbox = startSandbox()

describe('dummy transactions', () => {
  it('#53 [D,I] answer with an id; then balance and list have changed', async () => {
    const user = await signUp(sandbox)
    const node = await openNode(sandbox, user)
    const { body } = await sandbox.as(user, 'GET', `/nodes/${node}/dummy-tran?is_credit=YES&amount=25.5`)
    expect(body).toEqual({ success: true, transaction_id: expect.stringMatching(/^[0-9a-f]{24}$/) })
    await sandbox.step(15_000)
    expect(await balanceOf(sandbox, user, node)).toBe(25.5)
    const list = (await sandbox.as(user, 'GET', `/nodes/${node}/trans`)).body
    expect(list.trans[0]).toMatchObject({ _id: body.transaction_id, from: { id: null, type: 'EXTERNAL-US' } })
    await sandbox.as(user, 'GET', `/nodes/${node}/dummy-tran?amount=5&type=POS_DEBIT`)
    await sandbox.step(15_000)
    expect(await balanceOf(sandbox, user, node)).toBe(20.5)
    const wrong = await sandbox.as(user, 'GET', `/nodes/${node}/dummy-tran?is_credit=yes&type=POS_DEBIT`)
    expect(wrong).toMatchObject({ status: 400, body: { error_code: '200' } })
  })

  describe('in production mode', () => {
    const production = startSandbox({ mode: 'production' })
    it('#53 [D,I] are refused', async () => {
      const user = await signUp(production)
      const node = await openNode(production, user)
      expect(await production.as(user, 'GET', `/nodes/${node}/dummy-tran`)).toMatchObject({
        status: 400,
        body: { error_code: '410' },
      })
    })
  })
})

describe('subnets and cards', () => {
  it('give an account number, in full, with its routing numbers', async () => {
    const user = await verifiedUser(sandbox)
    const node = await openNode(sandbox, user)
    const { body } = await sandbox.as(user, 'POST', `/nodes/${node}/subnets`, { nickname: 'Test AC/RT' })
    expect(body).toMatchObject({
      account_class: 'CHECKING',
      node_id: node,
      routing_num: { ach: '084106768', wire: '084106768' },
    })
    expect(body.account_num).toMatch(/^\d{10}$/)
    expect((await sandbox.as(user, 'GET', `/nodes/${node}/subnets`)).body).toMatchObject({ subnets_count: 1, page: 1 })
    const old = await sandbox.as(user, 'PATCH', `/nodes/${node}/subnets/${body._id}`, { allowed: 'LOCKED' })
    expect(old.body).toMatchObject({ allowed: 'LOCKED' })
    await sandbox.as(user, 'PATCH', `/nodes/${node}/subnets/${body._id}`, { status: 'TERMINATED' })
    expect((await sandbox.as(user, 'PATCH', `/nodes/${node}/subnets/${body._id}`, { status: 'ACTIVE' })).status).toBe(
      400,
    )
  })

  it('give a card, its secrets only when dehydrated, and ship it by either verb', async () => {
    const user = await verifiedUser(sandbox)
    const node = await openNode(sandbox, user)
    const card = (await sandbox.as(user, 'POST', `/nodes/${node}/subnets`, { nickname: 'Card', account_class: 'CARD' }))
      .body
    expect(card.status).toBe('INACTIVE')
    expect(card.card_number).toMatch(/^\d{4}$/)
    expect(card).not.toHaveProperty('cvc')
    const full = (await sandbox.as(user, 'GET', `/nodes/${node}/subnets/${card._id}?full_dehydrate=yes`)).body
    expect(full.card_number).toMatch(/^\d{16}$/)
    const ship = `/nodes/${node}/subnets/${card._id}/ship`
    for (const verb of ['PATCH', 'POST']) {
      const shipped = await sandbox.as(user, verb, ship, { fee_node_id: node, expedite: false })
      expect(shipped.body).toMatchObject({ subnet_id: card._id, address: { address_city: 'San Francisco' } })
    }
    const list = (await sandbox.as(user, 'GET', ship)).body
    expect(list.ship_count).toBe(2)
    expect((await sandbox.as(user, 'DELETE', `${ship}/${list.ships[0]._id}`)).body.status).toBe('CANCELED')
  })

  it('statements carry the balances of their ends', async () => {
    const user = await verifiedUser(sandbox)
    const node = await openNode(sandbox, user)
    const start = sandbox.server.clock.now()
    await sandbox.as(user, 'GET', `/nodes/${node}/dummy-tran?is_credit=yes&amount=12`)
    await sandbox.step(60_000)
    const made = await sandbox.as(user, 'POST', `/nodes/${node}/statements`, {
      date_start: start,
      date_end: sandbox.server.clock.now(),
    })
    expect(made.body).toMatchObject({ opening_balance: 0, ending_balance: 12, node_id: node })
    expect((await sandbox.as(user, 'GET', '/statements')).body.statements_count).toBe(1)
  })
})
