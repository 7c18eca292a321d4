import { afterAll, beforeAll } from 'vitest'
import type { Topic } from '#bank/case/case.ts'
import { answerCase } from '#bank/case/desk.ts'
import { openCase } from '#bank/case/open.ts'
import type { Writer } from '#bank/case/thread.ts'
import type { Customer } from '#bank/ground/customer.ts'
import { type CaseId, conversationId, identityKey } from '#bank/ground/ids.ts'
import { aCustomer, openMongoStores, type StoresOnMongo } from '#test/support/mongo-stores.ts'

/** The use cases of cases on stores of their own; nothing is delivered and no bank stands behind them. */
export const openCaseWorld = () => {
  let fixture: StoresOnMongo
  beforeAll(async () => {
    fixture = await openMongoStores()
  })
  afterAll(() => fixture.drop())
  const woken: string[] = []
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const world = {
    now: Date.UTC(2026, 10, 30, 15),
    turns: 0,
    woken,
    get db() {
      return fixture.db
    },
    ports: () => ({
      ...fixture.stores,
      ...{ log, clock: () => world.now },
      wake: {
        notice: async (id: string) => void woken.push(id),
        operation: async () => undefined,
        notices: async () => undefined,
        sync: async () => undefined,
      },
    }),
    writer: (chat: string, customer?: Customer, owner = customer): Writer => {
      world.turns += 1
      return {
        ...{ chat: conversationId(chat), turn: `turn:${world.turns}`, now: world.now },
        customer,
        owner: owner?.id,
      }
    },
    kept: async (customer = aCustomer()): Promise<Customer> => {
      await fixture.stores.customers.insert(customer, 'digest', identityKey(`web:${customer.id}`))
      return customer
    },
    opened: async (who: Writer, topic: Topic = 'human', text = 'It was on Friday'): Promise<CaseId> => {
      const made = await openCase(world.ports(), who, { topic, text })
      if (!made.ok) throw new Error(made.error.kind)
      return made.value
    },
    answer: (id: CaseId, text: string, more: { key?: string; closes?: boolean } = {}) =>
      answerCase(world.ports(), {
        ...{ case: id, operator: 'maria', text, key: `key:${world.turns}`, closes: false },
        ...more,
      }),
    found: async (id: CaseId) => {
      const stored = await fixture.stores.cases.find(id)
      if (stored === undefined) throw new Error('it is gone')
      return stored
    },
  }
  return world
}
