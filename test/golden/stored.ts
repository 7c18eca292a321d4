import { cardEntry } from '#adapters/webchat/answer-entries.ts'
import type { Entry } from '#adapters/webchat/entries.ts'
import { answerText } from '#adapters/redis/session-codec.ts'
import { writePlacement } from '#adapters/telegram/placement.ts'
import { noticeDocument } from '#adapters/mongo/notices.ts'
import type {
  AccountId,
  CardId,
  CaseId,
  CustomerId,
  OperationId,
  RecoveryId,
  RequestId,
  ScheduleId,
} from '#bank/ground/ids.ts'
import type { Notice, NoticeSubject } from '#bank/ground/notice.ts'
import type { Form, Message } from '#conversation/channel/message.ts'

const FORM: Form = {
  id: 'form_1',
  title: 'Send money',
  submit: 'Next',
  fields: [
    {
      name: 'amount',
      label: 'Amount',
      kind: 'amount',
      hint: 'for example 20',
      required: true,
      maxLength: 20,
      value: '5',
    },
    {
      ...{ name: 'from', label: 'From', kind: 'choice', required: false, maxLength: 40 },
      choices: [{ value: 'acct_1', label: 'Everyday' }],
    },
  ],
}
const CARD: Message = {
  card: 'card_1' as CardId,
  text: [{ text: 'Send this?', style: 'bold' }, { text: '\n$20.00' }],
  rows: [[{ id: 'b1', label: 'Confirm', style: 'primary' }], [{ id: 'b2', label: 'Cancel', style: 'plain' }]],
  form: FORM,
  attachment: { name: 'history.csv', type: 'text/csv', bytes: 'YSxi', description: 'Your history' },
  upload: { types: ['image/jpeg'], maxBytes: 8_000_000 },
  pending: true,
}

/** The web chat's log: one entry of each kind. */
const ENTRIES: readonly Entry[] = [
  cardEntry(CARD, 1_000),
  { kind: 'said', at: 1_001, turn: 'turn_1', text: 'send 20 to alex', removed: false },
  { kind: 'pressed', at: 1_002, turn: 'turn_2', button: 'b1' },
  { kind: 'filled', at: 1_003, turn: 'turn_3', form: 'form_1' },
  { kind: 'attached', at: 1_004, turn: 'turn_4' },
  { kind: 'toast', at: 1_005, turn: 'turn_5', text: 'Done' },
  { kind: 'open-form', at: 1_006, turn: 'turn_6', form: FORM },
]

const operation = 'op_1' as OperationId
const schedule = 'sch_1' as ScheduleId
const SUBJECTS: readonly NoticeSubject[] = [
  { kind: 'operation', operation },
  { kind: 'received', transfer: '5c0000000000000000000001', account: 'acct_1' as AccountId },
  { kind: 'taken-back', operation },
  { kind: 'alert', alert: 'alert_1', price: '7000000', at: 1_000 },
  { kind: 'tier', tier: 'SEND-AND-RECEIVE' },
  { kind: 'run-out', until: 1_000 },
  { kind: 'request', request: 'req_1' as RequestId },
  { kind: 'case', case: 'case_1' as CaseId },
  { kind: 'scheduled', operation, what: 'missed' },
  { kind: 'scheduled', operation, what: 'paused' },
  { kind: 'schedule-paused', schedule, since: 1_000 },
  { kind: 'security', what: 'signed-in', channel: 'telegram', at: 1_000 },
  { kind: 'skipped', schedule, first: '2026-11-20', last: '2026-11-22', count: 3 },
  { kind: 'recovery', recovery: 'rec_1' as RecoveryId, stage: 'begun' },
  { kind: 'card-expired', operation },
  { kind: 'schedule-expired', schedule },
]
const NOTICES = SUBJECTS.map(
  (about, n): Notice => ({
    ...{ id: `notice_${n}`, customer: 'cus_1' as CustomerId, conversation: 'telegram:1' },
    ...{ about, createdAt: 1_000 + n },
  }),
)

/** What stands in the stores besides sessions and operations, by what it is: as it is written, and what it says. */
export const storedThings = () => ({
  /** In Redis, the web chat's log. */
  entries: ENTRIES.map((entry) => ({ stored: JSON.stringify(entry), says: entry as unknown })),
  /** In Redis, the answers of turns, for those that come again. */
  answers: [CARD].map((message) => {
    const answer = { replies: [{ do: 'show', message } as const, { do: 'erase' } as const] }
    return { stored: answerText(answer), says: answer }
  }),
  /** In Redis, where cards stand on Telegram. */
  standings: [
    { placed: [{ id: 12, file: undefined }], turn: undefined, newsAt: undefined },
    {
      placed: [
        { id: 12, file: undefined },
        { id: 13, file: '3fa9' },
      ],
      turn: 'telegram:9',
      newsAt: 1_767_600_000_000,
    },
  ].map((standing) => ({ stored: writePlacement(standing), says: standing as unknown })),
  /** In MongoDB, what is still to be told. */
  notices: NOTICES.map((notice) => ({ stored: noticeDocument(notice), says: notice as unknown })),
})
export type StoredThings = ReturnType<typeof storedThings>
