import type { RailFailure, UserRail } from '#bank/ground/rail.ts'
import { err, ok, type Result } from '#kit/result.ts'
import { answerQuestions } from './answer-questions.ts'
import type { Bank } from './bank.ts'
import { addressReasons, onlyDigits, wireAddress } from './contact.ts'
import { isProven } from './proof.ts'
import { baseDocument, toBankUser } from './translate-user.ts'
import { translated } from './translated.ts'
import { refused } from './understand.ts'
import { updateDetails } from './update-details.ts'
import { WireUser, WireUsers } from './wire.ts'

const PAGE = 100

type Creation = Parameters<UserRail['create']>[0]
const creationBody = ({ operation, profile, ssn, ip }: Creation): object => {
  const [year, month, day] = profile.birthDate.split('-').map(Number)
  return {
    logins: [{ email: profile.email }],
    phone_numbers: [profile.phone],
    legal_names: [profile.legalName],
    documents: [
      {
        email: profile.email,
        phone_number: profile.phone,
        ip,
        name: profile.legalName,
        alias: profile.legalName,
        // Parley does not ask for a gender or a trade, and the bank has words for that.
        entity_type: 'NOT_KNOWN',
        entity_scope: 'Not Known',
        day,
        month,
        year,
        ...wireAddress(profile.address),
        virtual_docs: [{ document_value: ssn, document_type: 'SSN' }],
        physical_docs: [],
        social_docs: [],
      },
    ],
    extra: { supp_id: operation, is_business: false },
  }
}

/** Written with and without the country's 1. */
const national = (phone: string): string => onlyDigits(phone).replace(/^1(?=\d{10}$)/, '')

const belongsTo =
  ({ email, phone }: { readonly email: string; readonly phone: string }) =>
  (user: WireUser): boolean =>
    user.logins.some((login) => login.email.toLowerCase() === email.toLowerCase()) &&
    user.phone_numbers.some((number) => national(number) === national(phone))

const BankUserSchema = translated(WireUser, toBankUser)

export const createUsers = (bank: Bank): UserRail => {
  const firstUsers = (query?: string): Promise<Result<readonly WireUser[], RailFailure>> =>
    bank.asClient({
      what: 'list users',
      effect: 'read',
      schema: translated(WireUsers, ({ users }) => users),
      send: (client) =>
        client.getAllUsers({
          page: 1,
          per_page: PAGE,
          ...(query === undefined ? {} : { query: encodeURIComponent(query) }),
        }),
    })

  const submitDocument: UserRail['submitDocument'] = async ({ user, document }) => {
    const what = `submit ${document.kind}`
    const read = await bank.readUser(user)
    if (!read.ok) return read
    const base = baseDocument(read.value)
    if (base === undefined) return err(refused('invalid', `${what}: the user has no base document to add it to`))
    const isSsn = document.kind === 'ssn'
    const [list, type] = isSsn ? (['virtual_docs', 'SSN'] as const) : (['physical_docs', 'GOVT_ID'] as const)
    const standing = base[list].find((paper) => paper.document_type === type)
    const value = isSsn ? document.value : document.dataUri
    // With the id of the one that stands, the new paper replaces it.
    const paper = { document_type: type, document_value: value, ...(standing === undefined ? {} : { id: standing.id }) }
    return bank.asUser({
      what,
      effect: 'write',
      schema: BankUserSchema,
      user,
      secrets: [value],
      send: (wire) => wire.updateUser({ documents: [{ id: base.id, [list]: [paper] }] }),
    })
  }

  return {
    create: (order) =>
      bank.createUser({
        what: 'create user',
        effect: 'write',
        schema: BankUserSchema,
        reasons: addressReasons,
        secrets: [order.ssn],
        body: creationBody(order),
        key: order.operation,
        ip: order.ip,
      }),
    async findByOperation(operation) {
      const isMine = (user: WireUser): boolean => user.extra?.supp_id === operation
      const filtered = await bank.filterUsers({
        what: 'find user by operation',
        effect: 'read',
        schema: translated(WireUsers, ({ users }) => users),
        filter: { 'extra.supp_id': operation },
      })
      if (!filtered.ok) return filtered
      const found = filtered.value.find(isMine)
      if (found !== undefined) return ok(toBankUser(found))
      // The bank does not say which fields of a user it can filter by: before "there is none", the newest are looked through.
      const newest = await firstUsers()
      if (!newest.ok) return newest
      const mine = newest.value.find(isMine)
      return ok(mine === undefined ? undefined : toBankUser(mine))
    },
    async findByContact({ proof, ...contact }) {
      const listed = await firstUsers(contact.email)
      if (!listed.ok) return listed
      const found = listed.value.filter(belongsTo(contact))
      if (proof === undefined) return ok(found.map(toBankUser))
      const proven: WireUser[] = []
      for (const user of found) {
        const read = await bank.readIdentity(user._id)
        if (!read.ok) return read
        if (isProven(read.value, proof)) proven.push(user)
      }
      return ok(proven.map(toBankUser))
    },
    async read(user) {
      const read = await bank.readUser(user)
      return read.ok ? ok(toBankUser(read.value)) : read
    },
    ...bank.fingerprint,
    submitDocument,
    answerQuestions: (order) => answerQuestions(bank, order),
    updateDetails: (order) => updateDetails(bank, order),
  }
}
