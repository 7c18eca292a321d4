import { expect, it } from 'vitest'
import { changeDetails, submitDocument } from '#bank/customer/register.ts'
import type { Customer } from '#bank/ground/customer.ts'
import type { Operation } from '#bank/ground/operation.ts'
import { withPin } from '#bank/ground/step-up.ts'
import { place, startBankOnSandbox } from '#test/integration/request/bank-on-sandbox.ts'
import { aCustomer, anIdentity } from '#test/support/mongo-stores.ts'

/** The bank looks at a person by the name that they gave: another one must not take its place meanwhile. */
const fixture = startBankOnSandbox()
let turns = 0

const registered = async (set: Partial<Customer>): Promise<Customer> => {
  const customer = aCustomer({ tier: 'unverified', missing: ['registration'], ...set })
  expect((await fixture.ports.customers.insert(customer, 'digest', anIdentity())).ok).toBe(true)
  return customer
}
const again = async ({ id }: Customer): Promise<Customer> => {
  const found = await fixture.ports.customers.find(id)
  if (found === undefined) throw new Error(`${id} is gone`)
  return found
}
const giveSsn = async (customer: Customer): Promise<Operation> =>
  submitDocument(fixture.ports, await again(customer), {
    ...{ turn: `web:${(turns += 1)}`, place: place(`ssn-${turns}`), now: fixture.now },
    ...{ kind: 'ssn', value: '219092222', identity: anIdentity() },
  })
const rename = async (customer: Customer, name: string): Promise<Operation> => {
  const chat = anIdentity()
  await fixture.ports.stepUps.change(customer.id, (stepUp) => ({
    after: withPin(stepUp, { chat, epoch: 0, now: fixture.now }),
    outcome: undefined,
  }))
  const changed = await changeDetails(fixture.ports, await again(customer), {
    ...{ turn: `web:${(turns += 1)}`, place: place(`name-${turns}`), now: fixture.now, chat },
    change: { detail: 'legal-name', value: name },
  })
  if (changed === 'pin-wanted') throw new Error('the PIN was given')
  return changed
}

it('is refused while the bank registers them once more', async () => {
  const customer = await registered({})
  const check = await giveSsn(customer)
  expect(await rename(customer, 'Eve Thief')).toMatchObject({ state: 'refused', why: 'being-checked' })
  await fixture.advance(check)
  expect(await rename(customer, 'Eve Thief')).toMatchObject({ state: 'refused', why: 'being-checked' })
  expect((await again(customer)).legalName).toBe(customer.legalName)
})

it('is refused as well when it was asked for right before, and reaches the bank after', async () => {
  const customer = await registered({})
  const asked = await rename(customer, 'Eve Thief')
  expect(asked.state).toBe('confirmed')
  const check = await giveSsn(customer)
  await fixture.advance(check)
  expect(await fixture.advance(asked)).toMatchObject({ state: 'refused', why: 'being-checked' })
  expect((await again(customer)).legalName).toBe(customer.legalName)
})

it('is looked at by the bank when it slipped in between', async () => {
  const customer = await registered({})
  const { users } = fixture.ports.rail
  const create = users.create.bind(users)
  const check = await giveSsn(customer)
  try {
    users.create = async (order) => {
      const made = await create(order)
      await fixture.ports.customers.update(customer.id, { legalName: 'Eve Thief' })
      return made
    }
    await fixture.advance(check)
  } finally {
    users.create = create
  }
  expect(await again(customer)).toMatchObject({
    legalName: customer.legalName,
    nameReview: { name: 'Eve Thief' },
  })
})

it.each([['review' as const], ['questions' as const]])(
  'is refused while the bank has not decided: %s',
  async (missing) => {
    const customer = await registered({ bankUserId: `bank-${missing}`, missing: [missing] })
    expect(await rename(customer, 'Eve Thief')).toMatchObject({ state: 'refused', why: 'being-checked' })
  },
)

it('can be put right once the bank has refused to register them', async () => {
  const customer = await registered({ legalName: 'Mraia Lopez' })
  expect(await fixture.advance(await rename(customer, 'Maria Lopez'))).toMatchObject({ state: 'settled' })
  expect((await again(customer)).legalName).toBe('Maria Lopez')
})

it('goes to review once the bank has verified the first one', async () => {
  const customer = await registered({})
  await fixture.settle(await giveSsn(customer))
  expect((await again(customer)).tier).not.toBe('unverified')
  await fixture.settle(await rename(customer, 'Maria Lopez'))
  expect(await again(customer)).toMatchObject({ legalName: customer.legalName, nameReview: { name: 'Maria Lopez' } })
})
