import { describe, expect, it } from 'vitest'
import { createBank } from '#adapters/synapse/bank.ts'
import { WireUser } from '#adapters/synapse/wire.ts'
import { newId } from '#bank/ground/ids.ts'
import { GOOD_SSN, IP, must, PHOTO, profile, register, startRailOnSandbox } from './rail-on-sandbox.ts'

const bank = startRailOnSandbox()

describe('a user at the bank', () => {
  it('goes from registration to full use by SSN and photo', async () => {
    const { users } = bank.rail
    const operation = newId('operation')
    const made = await must(users.create({ operation, profile: profile(), ssn: GOOD_SSN, ip: IP }))
    expect(made).toMatchObject({ tier: 'unverified', reviewing: true, missing: ['photo-id', 'review'] })
    await bank.step(3_000)
    expect(await must(users.read(made.id))).toMatchObject({
      tier: 'receive-only',
      reviewing: false,
      missing: ['photo-id'],
    })

    const submitted = await must(
      users.submitDocument({ user: made.id, document: { kind: 'photo-id', dataUri: PHOTO } }),
    )
    expect(submitted).toMatchObject({ reviewing: true, missing: ['review'] })
    await bank.step(3_000)
    expect(await must(users.read(made.id))).toMatchObject({ tier: 'full', missing: [] })
  })

  it('is closed for good, as often as that is asked, and is found by nobody then', async () => {
    const { users, accounts } = bank.rail
    const who = profile()
    const { id } = await register(bank, { who })
    for (const _ of [1, 2]) expect(await users.close(id)).toEqual({ ok: true, value: undefined })
    expect(await must(users.read(id))).toMatchObject({ tier: 'closed' })
    expect(await must(users.findByContact(who))).toEqual([])
    expect((await accounts.list(id)).ok).toBe(false)
    expect((await users.close('0'.repeat(24))).ok).toBe(false)
  })

  it('mends a refused SSN and a refused photo', async () => {
    const { users } = bank.rail
    const made = await register(bank, { ssn: '1111', photo: false })
    expect(made.missing).toEqual(['ssn', 'photo-id'])
    const bad = 'data:image/invalid;base64,SUQs=='
    await must(users.submitDocument({ user: made.id, document: { kind: 'photo-id', dataUri: bad } }))
    await must(users.submitDocument({ user: made.id, document: { kind: 'ssn', value: '2222' } }))
    await bank.step(3_000)
    expect(await must(users.read(made.id))).toMatchObject({ tier: 'receive-only', missing: ['photo-id'] })
    for (const _again of [1, 2]) {
      await must(users.submitDocument({ user: made.id, document: { kind: 'photo-id', dataUri: PHOTO } }))
    }
    await bank.step(3_000)
    expect(await must(users.read(made.id))).toMatchObject({ tier: 'full', missing: [] })
  })

  it('is made once by one operation, and found by it', async () => {
    const { users } = bank.rail
    const order = { operation: newId('operation'), profile: profile(), ssn: GOOD_SSN, ip: IP }
    const made = await must(users.create(order))
    expect(await users.create(order)).toMatchObject({ ok: false, error: { kind: 'unknown' } })
    expect(await must(users.findByOperation(order.operation))).toMatchObject({ id: made.id })
    expect(await must(users.findByOperation(newId('operation')))).toBeUndefined()
  })

  it('is found by e-mail and phone together, however they are spelt', async () => {
    const { users } = bank.rail
    const who = profile()
    const made = await register(bank, { who })
    const phone = `${who.phone.slice(0, 5)} ${who.phone.slice(5)}`
    expect((await must(users.findByContact({ email: who.email.toUpperCase(), phone }))).map(({ id }) => id)).toEqual([
      made.id,
    ])
    expect(await must(users.findByContact({ email: who.email, phone: '+12125550199' }))).toEqual([])
  })

  it('changes details, any number of times', async () => {
    const { users } = bank.rail
    const before = profile()
    const made = await register(bank, { who: before })
    const after = {
      ...before,
      email: `new.${before.email}`,
      phone: '+12125550123',
      legalName: 'Ada Lovelace',
      address: {
        ...before.address,
        street: '325 S Santa Claus Ln',
        city: 'North Pole',
        state: 'AK',
        postalCode: '99705',
      },
    }
    for (const _again of [1, 2]) await must(users.updateDetails({ user: made.id, before, after }))
    const kept = await must(createBank(bank.config).readUser(made.id))
    expect(kept).toMatchObject({
      logins: [{ email: after.email }],
      phone_numbers: [after.phone],
      legal_names: [after.legalName],
    })
    expect(kept.documents).toHaveLength(1)
    expect(await must(users.findByContact({ email: after.email, phone: after.phone }))).toHaveLength(1)
    await bank.step(3_000)
    expect((await must(users.read(made.id))).missing).toEqual([])
  })

  it('is refused with an address that nobody can deliver to', async () => {
    const { users } = bank.rail
    const who = profile()
    const address = { ...who.address, street: '123 Fail Address', city: 'Fail City', state: 'FS', postalCode: '00000' }
    const order = { operation: newId('operation'), profile: { ...who, address }, ssn: GOOD_SSN, ip: IP }
    expect(await users.create(order)).toMatchObject({ error: { kind: 'refused', reason: 'bad-address' } })
    const made = await register(bank, { who })
    const moved = await users.updateDetails({ user: made.id, before: who, after: { ...who, address } })
    expect(moved).toMatchObject({ error: { kind: 'refused', reason: 'bad-address' } })
  })

  it('may do nothing when locked, also with a key of before', async () => {
    const made = await register(bank)
    await must(bank.rail.accounts.list(made.id))
    const send = (user: { updateUser(body: object): Promise<unknown> }) => user.updateUser({ permission: 'LOCKED' })
    await must(createBank(bank.config).asUser({ what: 'lock', effect: 'write', schema: WireUser, user: made.id, send }))
    expect(await must(bank.rail.users.read(made.id))).toMatchObject({ tier: 'locked' })
    const open = { operation: newId('operation'), user: made.id, kind: 'deposit', nickname: 'x' } as const
    expect(await bank.rail.accounts.open(open)).toMatchObject({ error: { kind: 'refused', reason: 'not-allowed' } })
  })

  it('is not there', async () => {
    const nobody = await bank.rail.users.read('0'.repeat(24))
    expect(nobody).toMatchObject({ error: { kind: 'refused', reason: 'not-found' } })
  })

  it('cannot be reached with other credentials: for operators, and nothing was done', async () => {
    const { createSynapseRail } = await import('#adapters/synapse/index.ts')
    const stranger = createSynapseRail({ ...bank.config, clientSecret: 'client_secret_wrong' })
    const order = { operation: newId('operation'), profile: profile(), ssn: GOOD_SSN, ip: IP }
    expect(await stranger.users.create(order)).toMatchObject({ error: { kind: 'not-sent' } })
    const other = createSynapseRail({ ...bank.config, fingerprint: 'another-server' })
    const made = await register(bank)
    const refused = await other.accounts.list(made.id)
    expect(refused).toMatchObject({ error: { kind: 'not-sent' } })
    expect(refused.ok ? '' : refused.error.message).toContain('fingerprint')
  })
})
