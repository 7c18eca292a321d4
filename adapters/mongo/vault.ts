import type { Db } from 'mongodb'
import { z } from 'zod'
import type { Vault } from '#bank/ground/vault.ts'
import type { Doc } from './database.ts'
import type { SealedFields } from './sealed-fields.ts'

export const HOUR_MS = 3_600_000

/** `storedAt` is the server's own time and drives its removal; `expiresAt` is ours and decides what is read. */
type VaultDocument = Doc & { secrets: string; expiresAt: number; storedAt: Date }

const Secrets = z.record(z.string(), z.string())

export const createVault = (db: Db, sealed: SealedFields): Vault => {
  const vault = db.collection<VaultDocument>('vault')
  return {
    async put(key, secrets, now) {
      await vault.updateOne(
        { _id: key },
        {
          $set: { secrets: sealed.seal(key, 'secrets', secrets), expiresAt: now + HOUR_MS },
          $currentDate: { storedAt: true },
        },
        { upsert: true },
      )
    },
    async get(key, now) {
      const found = await vault.findOne({ _id: key })
      if (found === null || found.expiresAt <= now) return undefined
      return Secrets.parse(sealed.open(key, 'secrets', found.secrets))
    },
    async erase(key) {
      await vault.deleteOne({ _id: key })
    },
  }
}
