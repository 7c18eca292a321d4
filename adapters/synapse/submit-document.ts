import type { BankUser, RailFailure, UserRail } from '#bank/ground/rail.ts'
import { err, type Result } from '#kit/result.ts'
import type { Bank } from './bank.ts'
import { BankUserSchema, baseDocument } from './translate-user.ts'
import { refused } from './understand.ts'

export const submitDocument = async (
  bank: Bank,
  { user, document }: Parameters<UserRail['submitDocument']>[0],
): Promise<Result<BankUser, RailFailure>> => {
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
