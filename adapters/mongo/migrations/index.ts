import type { Db } from 'mongodb'
import { begin } from './001-begin.ts'
import { drifts } from './002-drifts.ts'
import { requests } from './003-requests.ts'
import { schedules } from './004-schedules.ts'
import { waiting } from './005-waiting.ts'
import { coinHolds } from './006-coin-holds.ts'
import { toldThere } from './007-told-there.ts'
import { closingAccounts } from './008-closing-accounts.ts'
import { provedAddresses } from './009-proved-addresses.ts'
import { recoveries } from './010-recoveries.ts'
import { persons } from './012-persons.ts'
import { handleOutlines } from './013-handle-outlines.ts'
import { caseThreads } from './015-case-threads.ts'
import { ownWords } from './016-own-words.ts'
import { earlierCustomers } from './017-earlier-customers.ts'
import { coinsAndCandles } from './021-coins-and-candles.ts'
import { alertKinds } from './022-alert-kinds.ts'
import { waitingOrders } from './023-waiting-orders.ts'
import { owedNews } from './024-owed-news.ts'
import { pushSubscriptions } from './026-push-subscriptions.ts'
import type { Migration } from './migration.ts'

const MIGRATIONS: readonly Migration[] = [
  begin,
  drifts,
  requests,
  schedules,
  waiting,
  coinHolds,
  toldThere,
  closingAccounts,
  provedAddresses,
  recoveries,
  persons,
  handleOutlines,
  caseThreads,
]

type Encrypting = Readonly<Record<'ownWords' | 'pins', () => Promise<unknown>>>

/** All of them. Some encrypt what an earlier version kept readable, for which the keys are elsewhere. */
export const migrationsWith = (encrypt: Encrypting): readonly Migration[] => [
  ...MIGRATIONS,
  ownWords(encrypt.ownWords),
  earlierCustomers(encrypt.pins),
  coinsAndCandles,
  alertKinds,
  waitingOrders,
  owedNews,
  pushSubscriptions,
]

type Done = { _id: number; name: string; at: Date }

/** Runs what this database has not had yet, in order. Safe from several processes at once, and after a crash in the middle. */
export const migrate = async (db: Db, migrations: readonly Migration[]): Promise<void> => {
  const done = db.collection<Done>('migrations')
  const known = new Set((await done.find().toArray()).map(({ _id }) => _id))
  for (const migration of migrations) {
    if (known.has(migration.number)) continue
    await migration.run(db)
    // Written after the run: a process that dies in between leaves it to be repeated.
    await done.updateOne(
      { _id: migration.number },
      { $setOnInsert: { name: migration.name }, $currentDate: { at: true } },
      { upsert: true },
    )
  }
}
