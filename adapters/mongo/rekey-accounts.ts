import type { Db } from 'mongodb'
import { ACCOUNT_PERSONAL, type AccountDocument, sealPersonal, toAccount } from './account-document.ts'
import { walk } from './rekey.ts'
import type { SealedFields } from './sealed-fields.ts'

const PAGE = 200

/**
 * Encrypts what an earlier version kept readable of accounts, and what is under an older key again. What is changed meanwhile
 * is left for the next run; running it again does nothing to what is done.
 */
export const rekeyAccounts = (db: Db, sealed: SealedFields): Promise<number> => {
  const accounts = db.collection<AccountDocument>('accounts')
  const read = (after: string) =>
    accounts
      .find({ _id: { $gt: after } })
      .sort({ _id: 1 })
      .limit(PAGE)
      .toArray()
  return walk(read, async (document) => {
    const { _id, nickname, personal = {} } = document
    const isReadable = nickname !== '' || document.bankName !== undefined || document.last4 !== undefined
    const isCurrent = !isReadable && ACCOUNT_PERSONAL.every((field) => !sealed.isOld(personal[field]))
    if (isCurrent) return false
    const unchanged = Object.fromEntries(
      ACCOUNT_PERSONAL.map((field) => [`personal.${field}`, personal[field] ?? { $exists: false }]),
    )
    const renewed = sealPersonal(toAccount(document, sealed), sealed)
    await accounts.updateOne(
      { _id, nickname, ...unchanged },
      { $set: { nickname: '', personal: renewed }, $unset: { bankName: '', last4: '' } },
    )
    return true
  })
}
