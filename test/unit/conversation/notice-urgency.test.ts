import { expect, it } from 'vitest'
import { conversationId } from '#bank/ground/ids.ts'
import { type Notice, type NoticeSubject, type OwnedNotice, SECURITY_EVENTS } from '#bank/ground/notice.ts'
import type { Ports } from '#bank/registry.ts'
import { type Urgency, urgencyOf } from '#conversation/channel/urgency.ts'
import { createDeliver } from '#conversation/notify/deliver.ts'

/** What became of money and what somebody may be doing to the account goes before answers; what is told to many goes last. */
const HERE = conversationId('telegram:1')

/** How urgent the channel was told that it is. */
const toldOf = async (about: NoticeSubject): Promise<readonly (Urgency | undefined)[]> => {
  const told: (Urgency | undefined)[] = []
  const notice: Notice = {
    ...{ id: 'n', customer: 'cus_1' as OwnedNotice['customer'], conversation: HERE, createdAt: 0 },
    about,
  }
  const outbox = {
    deliver: async ({ urgency }: { readonly urgency?: Urgency }) => {
      told.push(urgency)
      return 'delivered' as const
    },
    close: () => Promise.reject(new Error('no card is closed here')),
  }
  const ports = {
    notices: { find: async () => notice, end: async () => {}, postpone: async () => {} },
    customers: {
      find: async () => ({ id: 'cus_1', timeZone: 'America/New_York', tier: 'full', missing: [] }),
      identitiesOf: async () => [HERE],
    },
    accounts: { ofCustomer: async () => [] },
    clock: () => 1,
    log: { info: () => {}, warn: () => {}, error: () => {} },
  } as unknown as Ports
  const receive = () => Promise.reject(new Error('there are no turns here'))
  await createDeliver({ ...ports, receive, localeIn: async () => 'en', outboxes: { telegram: outbox } })('n')
  return told
}

it.each(SECURITY_EVENTS)('what was done to the account is urgent, and the channel is told so: %s', async (what) => {
  expect(await toldOf({ kind: 'security', what, channel: 'web', at: 1 })).toEqual(['outcome'])
})

it.each([
  ['name-review', 'outcome'],
  ['address-moved', 'outcome'],
  ['tier', 'news'],
] as const)('and of everything else how urgent it is: %s', async (kind, urgency) => {
  const about: NoticeSubject =
    kind === 'tier'
      ? { kind, tier: 'full' }
      : kind === 'name-review'
        ? { kind, stage: 'asked' }
        : { kind, what: 'phone' }
  expect(await toldOf(about)).toEqual([urgency])
})

it.each([
  [
    'outcome',
    ['operation', 'received', 'taken-back', 'by-number', 'scheduled', 'schedule-paused', 'skipped', 'security'],
  ],
  ['outcome', ['recovery', 'privacy', 'name-review', 'address-moved']],
  ['news', ['request', 'tier', 'case', 'case-message', 'run-out']],
  ['broadcast', ['alert']],
] as const)('%s are %s', (urgency, kinds) => {
  for (const kind of kinds) expect(urgencyOf({ kind })).toBe(urgency)
})
