import type { Db } from 'mongodb'
import type { Accounts } from '#bank/ground/account.ts'
import { captureFunds, holdFunds, refreshBalance, releaseFunds } from './account-balances.ts'
import { beginClosing, reopen } from './account-closing.ts'
import { type AccountDocument, accountDocument, toAccount } from './account-document.ts'
import { insertOnce } from './database.ts'
import type { SealedFields } from './sealed-fields.ts'

export const createAccounts = (db: Db, sealed: SealedFields): Accounts => {
  const accounts = db.collection<AccountDocument>('accounts')
  const read = (document: unknown) => toAccount(document, sealed)
  return {
    async insert(account) {
      await insertOnce(accounts, accountDocument(account, sealed))
    },
    async find(id) {
      const found = await accounts.findOne({ _id: id })
      return found === null ? undefined : read(found)
    },
    async findByBankAccount(id) {
      const found = await accounts.findOne({ node: id })
      return found === null ? undefined : read(found)
    },
    async ofCustomer(customer) {
      const found = await accounts
        .find({ customer, status: { $ne: 'closed' } })
        .sort({ openedAt: 1, _id: 1 })
        .toArray()
      return found.map(read)
    },
    async closedOf(customer) {
      const found = await accounts.find({ customer, status: 'closed' }).sort({ openedAt: -1, _id: -1 }).toArray()
      return found.map(read)
    },
    async rename(id, nickname) {
      const set = { nickname: '', 'personal.nickname': sealed.seal(id, 'nickname', nickname) }
      const { matchedCount } = await accounts.updateOne({ _id: id }, { $set: set })
      if (matchedCount === 0) throw new Error(`account ${id} is not there`)
    },
    async setStatus(id, status, from) {
      const { matchedCount } = await accounts.updateOne(
        { _id: id, status: { $in: [...from] } },
        { $set: { status }, $unset: { closing: '' } },
      )
      return matchedCount === 1
    },
    beginClosing: (id, operation, leftover) => beginClosing(accounts, id, operation, leftover),
    reopen: (id, operation) => reopen(accounts, id, operation),
    async closing(limit) {
      const found = await accounts.find({ status: 'closing' }).limit(limit).toArray()
      return found.map(read)
    },
    hold: (id, operation, amount) => holdFunds(accounts, { id, operation, amount }),
    release: (id, operation) => releaseFunds(accounts, id, operation),
    capture: (id, operation, balance, seen) => captureFunds(accounts, { id, operation }, { balance, seen }),
    refresh: (id, balance, seen) => refreshBalance(accounts, id, { balance, seen }),
    async withHolds(limit) {
      const found = await Promise.all(
        [{ 'held.minor': { $gte: 1n } }, { coinHolds: { $gte: 1 } }].map((some) =>
          accounts.find(some).limit(limit).toArray(),
        ),
      )
      return found.flat().slice(0, limit).map(read)
    },
  }
}
