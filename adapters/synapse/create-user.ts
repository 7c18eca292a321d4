import type { BankUser, RailFailure, UserRail } from '#bank/ground/rail.ts'
import type { Result } from '#kit/result.ts'
import type { Bank } from './bank.ts'
import { addressReasons, wireAddress } from './contact.ts'
import { BankUserSchema } from './translate-user.ts'

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

export const createUser = (bank: Bank, order: Creation): Promise<Result<BankUser, RailFailure>> =>
  bank.createUser({
    what: 'create user',
    effect: 'write',
    schema: BankUserSchema,
    reasons: addressReasons,
    secrets: [order.ssn],
    body: creationBody(order),
    key: order.operation,
    ip: order.ip,
  })
