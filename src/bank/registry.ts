import type { Accounts } from '#bank/ground/account.ts'
import type { AccountNumbers } from '#bank/ground/account-numbers.ts'
import type { Audit } from '#bank/ground/audit.ts'
import type { BankAvailability } from '#bank/ground/availability.ts'
import type { Customer, Customers } from '#bank/ground/customer.ts'
import type { Journal } from '#bank/ground/journal.ts'
import type { Allowances } from '#bank/ground/allowances.ts'
import type { Log } from '#kit/log.ts'
import type { Notices } from '#bank/ground/notice.ts'
import type { Operations } from '#bank/ground/operation.ts'
import type { MarketData, PriceBoard, PriceHistory, PriceReadings, PriceWake } from '#bank/ground/price.ts'
import type { Rail } from '#bank/ground/rail.ts'
import type { Settings } from '#bank/ground/settings.ts'
import type { Entries } from '#bank/ground/transfer.ts'
import type { Vault } from '#bank/ground/vault.ts'
import type { StepUps } from '#bank/ground/step-up.ts'
import type { Wake } from '#bank/ground/wake.ts'
import type { Engine } from '#bank/operation/engine.ts'
import type { Capabilities } from '#bank/operation/handler.ts'
import {
  answerQuestionHandler,
  linkLoginHandler,
  linkNumbersHandler,
  openAccountHandler,
  proveDepositsHandler,
  renameHandler,
} from '#bank/account/handlers.ts'
import { closeAtBank, closeHandler, keepClosed } from '#bank/account/close.ts'
import { importAccounts } from '#bank/account/import.ts'
import { numbersHandler } from '#bank/account/numbers.ts'
import type { AlertIndex, Alerts } from '#bank/alert/alert.ts'
import type { Cases, Evidence, ReportRail } from '#bank/case/case.ts'
import { sellOutHandler } from '#bank/crypto/sell-out-handler.ts'
import type { WaitingOrders } from '#bank/crypto/waiting-order.ts'
import { followTry } from '#bank/crypto/waiting-order-run.ts'
import { enterBankCodeHandler, sendBankCodeHandler } from '#bank/customer/bank-code-handlers.ts'
import type { CodeTries } from '#bank/customer/bank-code.ts'
import type { Tries } from '#bank/ground/tries.ts'
import type { Claims } from '#bank/customer/claim.ts'
import type { Recoveries } from '#bank/customer/recovery.ts'
import { registerHandler, updateDetailsHandler } from '#bank/customer/handlers.ts'
import { keepAsked } from '#bank/customer/keep-user.ts'
import { enterRecoveryCodeHandler, sendRecoveryCodeHandler } from '#bank/customer/recovery-code.ts'
import { submitDocumentHandler } from '#bank/customer/papers.ts'
import type { Persons } from '#bank/customer/person.ts'
import type { Registrations } from '#bank/customer/registrations.ts'
import type { ExportTries } from '#bank/privacy/export.ts'
import type { PersonalRecords, RetainedRecords } from '#bank/privacy/records.ts'
import type { LinkCodes, PinHasher, Pins } from '#bank/customer/sign-in.ts'
import { paymentHandler } from '#bank/payment/handler.ts'
import { followPayment } from '#bank/request/pay.ts'
import type { RequestBlocks, Requests, RequestSlots } from '#bank/request/request.ts'
import { followDay } from '#bank/schedule/pause.ts'
import type { Schedules } from '#bank/schedule/schedule.ts'
import { createSync } from '#bank/sync/sync.ts'

/** Everything the bank's use cases stand on, handed in by the composition root. */
export type Ports = {
  readonly customers: Customers
  readonly pins: Pins
  readonly codeTries: CodeTries
  readonly recoveries: Recoveries
  readonly claims: Claims
  readonly tries: Tries
  readonly hasher: PinHasher
  readonly linkCodes: LinkCodes
  readonly exportTries: ExportTries
  readonly personalRecords: PersonalRecords
  readonly retained: RetainedRecords
  readonly persons: Persons
  readonly registrations: Registrations
  readonly accounts: Accounts
  readonly accountNumbers: AccountNumbers
  readonly entries: Entries
  readonly operations: Operations
  readonly allowances: Allowances
  readonly stepUps: StepUps
  readonly vault: Vault
  readonly notices: Notices
  readonly alerts: Alerts
  readonly alertIndex: AlertIndex
  readonly requests: Requests
  readonly requestSlots: RequestSlots
  readonly requestBlocks: RequestBlocks
  readonly cases: Cases
  readonly evidence: Evidence
  readonly reports: ReportRail
  readonly schedules: Schedules
  readonly waitingOrders: WaitingOrders
  readonly prices: PriceBoard
  readonly priceHistory: PriceHistory
  readonly market: MarketData
  readonly priceReadings: PriceReadings
  readonly priceWake: PriceWake
  readonly maxPriceDifferencePercent: number
  readonly journal: Journal
  readonly audit: Audit
  readonly rail: Rail
  readonly availability: BankAvailability
  readonly wake: Wake
  readonly clock: () => number
  readonly settings: Settings
  readonly log: Log
}

/** Which capability does which kind of order, and which of them hear of an operation that has ended. */
export const connectCapabilities = (ports: Ports): Capabilities => {
  const withAccounts = { ...ports, importAccounts: (customer: Customer) => importAccounts(ports, customer) }
  const move = paymentHandler(ports)
  return {
    handlers: {
      register: registerHandler(withAccounts),
      'send-bank-code': sendBankCodeHandler(withAccounts),
      'enter-bank-code': enterBankCodeHandler(withAccounts),
      'send-recovery-code': sendRecoveryCodeHandler(ports),
      'enter-recovery-code': enterRecoveryCodeHandler(ports),
      'submit-document': submitDocumentHandler(withAccounts),
      'update-details': updateDetailsHandler(withAccounts),
      'open-account': openAccountHandler(ports),
      'make-numbers': numbersHandler(ports),
      'rename-account': renameHandler(ports),
      'close-account': closeHandler(ports),
      'link-bank-login': linkLoginHandler(ports),
      'answer-bank-question': answerQuestionHandler(ports),
      'link-bank-numbers': linkNumbersHandler(ports),
      'prove-deposits': proveDepositsHandler(ports),
      'top-up': move,
      pull: move,
      'pay-out': move,
      send: move,
      buy: move,
      sell: move,
      'sell-out': sellOutHandler(ports, {
        atBank: (closing) => closeAtBank(ports, closing),
        keep: (account) => keepClosed(ports, account),
      }),
    },
    onConcluded: [
      (operation) => followPayment(ports, operation),
      (operation) => followDay(ports, operation),
      async (operation) => {
        if ('trigger' in operation.order) await followTry(ports, operation)
      },
    ],
  }
}

/** Reading the bank again, with what the other capabilities make of it. */
export const connectSync = (ports: Ports, engine: Pick<Engine, 'advance'>) =>
  createSync(ports, {
    advance: engine.advance,
    keepUser: (asked, user, owedFor) => keepAsked(ports, { asked, user, owedFor }),
    importAccounts: (customer) => importAccounts(ports, customer),
  })
