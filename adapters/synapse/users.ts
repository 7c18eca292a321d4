import type { UserRail } from '#bank/ground/rail.ts'
import { ok } from '#kit/result.ts'
import { isProven } from './proof.ts'
import { answerQuestions } from './answer-questions.ts'
import type { Bank } from './bank.ts'
import { closeUser } from './close-user.ts'
import { createUser } from './create-user.ts'
import { findByContact, findByOperation } from './find-users.ts'
import { submitDocument } from './submit-document.ts'
import { toBankUser } from './translate-user.ts'
import { updateDetails } from './update-details.ts'

export const createUsers = (bank: Bank): UserRail => ({
  ...bank.fingerprint,
  create: (order) => createUser(bank, order),
  findByOperation: (operation) => findByOperation(bank, operation),
  findByContact: (contact) => findByContact(bank, contact),
  async read(user) {
    const read = await bank.readUser(user)
    return read.ok ? ok(toBankUser(read.value)) : read
  },
  close: (user) => closeUser(bank, user),
  async isProven({ user, ...proof }) {
    const read = await bank.readIdentity(user)
    return read.ok ? ok(isProven(read.value, proof)) : read
  },
  submitDocument: (order) => submitDocument(bank, order),
  answerQuestions: (order) => answerQuestions(bank, order),
  updateDetails: (order) => updateDetails(bank, order),
})
