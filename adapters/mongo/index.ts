import type { Db, MongoClient } from 'mongodb'
import type { Accounts } from '#bank/ground/account.ts'
import type { AccountNumbers } from '#bank/ground/account-numbers.ts'
import type { Entries } from '#bank/ground/transfer.ts'
import type { Alerts } from '#bank/alert/alert.ts'
import type { Cases, Evidence } from '#bank/case/case.ts'
import type { Journal, Ledgers } from '#bank/ground/journal.ts'
import type { Audit } from '#bank/ground/audit.ts'
import type { Drifts } from '#bank/books/drift.ts'
import type { Rounds } from '#bank/books/round.ts'
import type { CodeTries } from '#bank/customer/bank-code.ts'
import type { Tries } from '#bank/ground/tries.ts'
import type { Claims } from '#bank/customer/claim.ts'
import type { PriceHistory } from '#bank/ground/price.ts'
import type { Recoveries } from '#bank/customer/recovery.ts'
import type { Customers } from '#bank/ground/customer.ts'
import type { Persons } from '#bank/customer/person.ts'
import type { Registrations } from '#bank/customer/registrations.ts'
import type { LinkCodes, Pins } from '#bank/customer/sign-in.ts'
import type { ExportTries } from '#bank/privacy/export.ts'
import type { PersonalRecords, RetainedRecords } from '#bank/privacy/records.ts'
import type { StepUps } from '#bank/ground/step-up.ts'
import type { Allowances } from '#bank/ground/allowances.ts'
import type { Notices } from '#bank/ground/notice.ts'
import type { Operations } from '#bank/ground/operation.ts'
import type { Vault } from '#bank/ground/vault.ts'
import type { RequestBlocks, Requests, RequestSlots } from '#bank/request/request.ts'
import type { Schedules } from '#bank/schedule/schedule.ts'
import type { WaitingOrders } from '#bank/crypto/waiting-order.ts'
import type { PushSubscriptions } from '#conversation/channel/push-subscriptions.ts'
import type { Drafts } from '#conversation/form/drafts.ts'
import type { Seals } from '../vault/index.ts'
import { createAccountNumbers, rekeyNumbers } from './account-numbers.ts'
import { createAccounts } from './accounts.ts'
import { createAlerts } from './alerts.ts'
import { createAllowances } from './allowances.ts'
import { createAudit } from './audit.ts'
import { createCases, createEvidence, SEALED_THREAD } from './cases.ts'
import { createClaims } from './claims.ts'
import { createCodeTries } from './code-tries.ts'
import { createCustomers } from './customers.ts'
import { openDatabase } from './database.ts'
import { createDrafts } from './drafts.ts'
import { createDrifts } from './drifts.ts'
import { createEntries } from './entries.ts'
import { createJournal } from './journal.ts'
import { createLedgers } from './ledgers.ts'
import { createLinkCodes } from './link-codes.ts'
import { migrate, migrationsWith } from './migrations/index.ts'
import { createNotices } from './notices.ts'
import { createOperations } from './operations.ts'
import { createOverview, type StoreOverview } from './overview.ts'
import { createPersonalRecords } from './personal-records.ts'
import { createPersons, rekeyPersons } from './persons.ts'
import { createRegistrations } from './registrations.ts'
import { PIN_POLICY, type PinPolicy } from './pin-tries.ts'
import { createPins } from './pins.ts'
import { createPriceHistory } from './price-history.ts'
import { createPushSubscriptions, PUSH_SEALED_AS } from './push-subscriptions.ts'
import { createRecoveries, RECOVERY_SEALED_AS } from './recoveries.ts'
import { rekeyAccounts } from './rekey-accounts.ts'
import { rekeyCollection, rekeyCustomers, sealBarePins, sealOperations } from './rekey.ts'
import { createRequestBlocks } from './request-blocks.ts'
import { createRequestSlots } from './request-slots.ts'
import { createRequests } from './requests.ts'
import { createRetained, RETAINED_AS } from './retained.ts'
import { createRounds } from './rounds.ts'
import { createSchedules, SEALED_AS } from './schedules.ts'
import { createWaitingOrders } from './waiting-orders.ts'
import { type SealedFields, sealedFields } from './sealed-fields.ts'
import { createStepUps } from './step-ups.ts'
import { createTries } from './tries.ts'
import { createVault } from './vault.ts'

export type { PinPolicy } from './pin-tries.ts'

export type MongoStores = {
  readonly customers: Customers
  readonly pins: Pins
  readonly stepUps: StepUps
  readonly codeTries: CodeTries
  readonly exportTries: ExportTries
  readonly personalRecords: PersonalRecords
  readonly retained: RetainedRecords
  readonly recoveries: Recoveries
  readonly claims: Claims
  readonly tries: Tries
  readonly linkCodes: LinkCodes
  readonly persons: Persons
  readonly registrations: Registrations
  readonly accounts: Accounts
  readonly accountNumbers: AccountNumbers
  readonly entries: Entries
  readonly operations: Operations
  readonly allowances: Allowances
  readonly vault: Vault
  readonly drafts: Drafts
  readonly notices: Notices
  readonly pushSubscriptions: PushSubscriptions
  readonly alerts: Alerts
  readonly priceHistory: PriceHistory
  readonly schedules: Schedules
  readonly waitingOrders: WaitingOrders
  readonly requests: Requests
  readonly requestSlots: RequestSlots
  readonly requestBlocks: RequestBlocks
  readonly cases: Cases
  readonly evidence: Evidence
  readonly journal: Journal
  readonly audit: Audit
  readonly ledgers: Ledgers
  readonly drifts: Drifts
  readonly rounds: Rounds
  readonly overview: StoreOverview
  /** Brings the database into the shape the stores need: await it before anything else. */
  ready(): Promise<void>
  /** Throws when the database does not answer. */
  ping(): Promise<void>
  /**
   * Writes personal data under older data keys again under the current one; how many documents there were.
   * Once it gives 0 and every process runs with the new key, the old one may leave the ring an hour later
   * (by then the vault and the drafts, which are not written again, have expired).
   */
  rekey(): Promise<number>
}

type Options = {
  readonly client: MongoClient
  /** The database's name. */
  readonly database: string
  readonly seals: Seals
  readonly pinPolicy?: PinPolicy
}

type Encrypting = {
  readonly db: Db
  readonly sealed: (collection: string) => SealedFields
  readonly customers: Parameters<typeof rekeyCustomers>[0]
  readonly persons: Parameters<typeof rekeyPersons>[0]
}

/** What is encrypted again under the current key, and what an earlier version kept readable. */
const encrypting = ({ db, sealed, customers, persons }: Encrypting) => {
  const accounts = () => rekeyAccounts(db, sealed('accounts'))
  const orders = () => sealOperations(db, sealed('operations'))
  const rekey = async (): Promise<number> =>
    (await rekeyCustomers(customers)) +
    (await rekeyPersons(persons)) +
    (await accounts()) +
    (await rekeyNumbers(db, sealed('accounts'))) +
    (await rekeyCollection(db, 'entries', 'personal', sealed('entries'))) +
    (await rekeyCollection(db, 'schedules', SEALED_AS, sealed('schedules'))) +
    (await orders()) +
    (await rekeyCollection(db, 'operations', 'order', sealed('operations'))) +
    (await rekeyCollection(db, 'operations', 'question', sealed('operations'), 'sealedQuestion')) +
    (await rekeyCollection(db, 'recoveries', RECOVERY_SEALED_AS, sealed('recoveries'))) +
    (await rekeyCollection(db, 'requests', 'note', sealed('requests'))) +
    (await rekeyCollection(db, 'cases', 'case', sealed('cases'))) +
    (await rekeyCollection(db, 'cases', SEALED_THREAD, sealed('cases'), 'thread')) +
    (await rekeyCollection(db, 'pushSubscriptions', PUSH_SEALED_AS, sealed('pushSubscriptions'))) +
    (await rekeyCollection(db, 'retained', RETAINED_AS, sealed('retained')))
  return {
    rekey,
    ownWords: async () => (await accounts()) + (await orders()),
    pins: () => sealBarePins(customers),
  }
}

/** Everything that must survive. The client is the caller's: it is neither connected nor closed here. */
export const createMongoStores = ({ client, database, seals, pinPolicy = PIN_POLICY }: Options): MongoStores => {
  const db = openDatabase(client, database)
  const { envelope, digest, identifiers } = seals
  const sealed = (collection: string) => sealedFields(envelope, collection)
  const audit = createAudit(db)
  const customers = { db, sealed: sealed('customers'), digest }
  const persons = { db, sealed: sealed('persons'), identifiers }
  const { rekey, ...encrypt } = encrypting({ db, sealed, customers, persons })
  return {
    customers: createCustomers(customers),
    pins: createPins(db, sealed('customers'), pinPolicy),
    stepUps: createStepUps(db),
    codeTries: createCodeTries(db),
    exportTries: createCodeTries(db),
    personalRecords: createPersonalRecords({ db, schedules: sealed('schedules'), operations: sealed('operations') }),
    retained: createRetained(db, sealed('retained')),
    recoveries: createRecoveries(db, sealed('recoveries')),
    claims: createClaims(db),
    tries: createTries(db, digest),
    linkCodes: createLinkCodes(db, digest),
    persons: createPersons(persons),
    registrations: createRegistrations(db),
    accounts: createAccounts(db, sealed('accounts')),
    accountNumbers: createAccountNumbers(db, sealed('accounts')),
    entries: createEntries(db, sealed('entries')),
    operations: createOperations({ db, sealed: sealed('operations'), audit }),
    allowances: createAllowances(db),
    vault: createVault(db, sealed('vault')),
    drafts: createDrafts(db, sealed('drafts')),
    notices: createNotices(db),
    pushSubscriptions: createPushSubscriptions(db, sealed('pushSubscriptions')),
    alerts: createAlerts(db),
    priceHistory: createPriceHistory(db),
    schedules: createSchedules(db, sealed('schedules')),
    waitingOrders: createWaitingOrders(db),
    requests: createRequests(db, sealed('requests')),
    requestSlots: createRequestSlots(db),
    requestBlocks: createRequestBlocks(db),
    cases: createCases(db, sealed('cases')),
    evidence: createEvidence(db),
    journal: createJournal(db),
    audit,
    ledgers: createLedgers(db),
    drifts: createDrifts(db),
    rounds: createRounds(db),
    overview: createOverview(db),
    ready: () => migrate(db, migrationsWith(encrypt)),
    ping: async () => void (await db.command({ ping: 1 })),
    rekey,
  }
}
