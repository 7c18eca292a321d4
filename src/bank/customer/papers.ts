import { z } from 'zod'
import { err, ok, type Result } from '#kit/result.ts'
import type { Customer, QuestionAnswers } from '#bank/ground/customer.ts'
import type { Operation } from '#bank/ground/operation.ts'
import type { PaperKind } from '#bank/ground/order.ts'
import type { BankUser, RailFailure } from '#bank/ground/rail.ts'
import { lostSecrets, noUser } from '#bank/operation/not-submitted.ts'
import type { OrderHandler, OrderStatus } from '#bank/operation/handler.ts'
import { findUser, keepUnregistered, makeUser, registerHandler, type RegisterPorts } from './handlers.ts'
import { keepUser, statusOf } from './keep-user.ts'
import { decideName } from './name-review.ts'

const notRegistered = err({ kind: 'refused', reason: 'not-allowed', message: 'the bank has no user for them' } as const)

/** As it waits in the vault: which set was answered, and how. */
const Answers = z.object({ set: z.string(), answers: z.record(z.string(), z.string()) })
export const writeAnswers = (set: string, answers: QuestionAnswers): string => JSON.stringify({ set, answers })

const paperOf = ({ order }: Operation): PaperKind => {
  if (order.kind !== 'submit-document') throw new TypeError(order.kind)
  return order.document
}

/**
 * Hands in one more paper for the identity check. The same content replaces itself, so sending again is safe. An SSN of
 * a customer whom the bank did not register the first time registers them again.
 */
export const submitDocumentHandler = (ports: RegisterPorts): OrderHandler => {
  const { follow } = registerHandler(ports)

  const handIn = (user: string, paper: PaperKind, value: string): Promise<Result<BankUser, RailFailure>> => {
    const { users } = ports.rail
    if (paper === 'questions') return users.answerQuestions({ user, ...Answers.parse(JSON.parse(value)) })
    const document = paper === 'ssn' ? ({ kind: paper, value } as const) : ({ kind: paper, dataUri: value } as const)
    return users.submitDocument({ user, document })
  }

  const withoutUser = async (
    operation: Operation,
    customer: Customer,
    value: string,
  ): Promise<Result<OrderStatus, RailFailure>> => {
    if (!customer.missing.includes('registration')) return noUser
    return paperOf(operation) === 'ssn' ? await makeUser(ports, operation, customer, value) : notRegistered
  }

  return {
    submit: async (operation, customer) => {
      const value = (await ports.vault.get(operation.id, ports.clock()))?.value
      if (value === undefined) return lostSecrets
      if (customer.bankUserId === undefined) return await withoutUser(operation, customer, value)
      const user = await handIn(customer.bankUserId, paperOf(operation), value)
      if (!user.ok) return user
      await keepUser(ports, customer, user.value)
      return ok(statusOf(user.value))
    },
    find: async (operation, customer) =>
      customer.bankUserId === undefined ? await findUser(ports, operation, customer) : ok(undefined),
    follow: async (operation, customer) => {
      // The bank has it: however long it looks at it, we keep it no longer.
      await ports.vault.erase(operation.id)
      return await follow(operation, customer)
    },
    conclude: async (operation, customer) => {
      await keepUnregistered(ports, operation, customer)
      if (paperOf(operation) === 'photo-id') await decideName(ports, operation, customer.id)
      // Refused because we had not heard what the bank wants by now.
      if (operation.state === 'refused' && customer.bankUserId !== undefined) await ports.wake.sync(customer.id)
    },
  }
}
