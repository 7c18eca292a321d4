import type { Db } from 'mongodb'
import { z } from 'zod'
import type { AccountNumbers } from '#bank/ground/account-numbers.ts'
import type { AccountDocument } from './account-document.ts'
import { walk } from './rekey.ts'
import type { SealedFields } from './sealed-fields.ts'

/** What they are sealed as. They stand beside the account, in an envelope that nothing opens but the wish to see them. */
export const NUMBERS = 'numbers'
const PAGE = 200

const Numbers = z.object({ accountNumber: z.string(), routingNumber: z.string() })

export const createAccountNumbers = (db: Db, sealed: SealedFields): AccountNumbers => {
  const accounts = db.collection<AccountDocument>('accounts')
  return {
    async keep(account, numbers) {
      await accounts.updateOne({ _id: account }, { $set: { [NUMBERS]: sealed.seal(account, NUMBERS, numbers) } })
    },
    async find(account) {
      const found = await accounts.findOne({ _id: account }, { projection: { [NUMBERS]: 1 } })
      return found?.numbers === undefined ? undefined : Numbers.parse(sealed.open(account, NUMBERS, found.numbers))
    },
  }
}

/** Encrypts what is under an older key again. What is changed meanwhile is left for the next run. */
export const rekeyNumbers = (db: Db, sealed: SealedFields): Promise<number> => {
  const accounts = db.collection<AccountDocument>('accounts')
  const read = (after: string) =>
    accounts
      .find({ _id: { $gt: after }, [NUMBERS]: { $exists: true } }, { projection: { [NUMBERS]: 1 } })
      .sort({ _id: 1 })
      .limit(PAGE)
      .toArray()
  return walk(read, async ({ _id, numbers }) => {
    if (numbers === undefined || !sealed.isOld(numbers)) return false
    const again = sealed.seal(_id, NUMBERS, sealed.open(_id, NUMBERS, numbers))
    await accounts.updateOne({ _id, [NUMBERS]: numbers }, { $set: { [NUMBERS]: again } })
    return true
  })
}
