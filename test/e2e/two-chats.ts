import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { Customer } from '#bank/ground/customer.ts'
import { seedCustomer } from '#test/support/seed-customer.ts'
import { type ParleyInProcess, startParleyInProcess } from '#test/support/whole-app.ts'
import { type Channel, openChatOn } from './channels.ts'
import type { Chat } from './chat.ts'
import { openWebChat } from './web-chat.ts'

const STEP_MS = 60_000
const HOUR_MS = 3_600_000

/** What the customer that `seedCustomer` makes gives to prove who they are. */
export const IDENTITY = { 'Social Security number': '219-09-2222', 'Birth date': '05/17/1990' }
export const NEW_PIN = '846203'

export type TwoChats = {
  readonly ann: Customer
  /** On the channel that is tried, where nobody is logged in. */
  readonly here: Chat
  /** In the web chat, where the customer is logged in. */
  readonly other: Chat
  openHere(): Promise<Chat>
}

/** One Parley for all channels of a test file, to be called at its top level. */
export const startForChannels = () => {
  let parley: ParleyInProcess
  let serial = 0
  beforeAll(async () => {
    parley = await startParleyInProcess()
  }, 2 * STEP_MS)
  afterAll(() => parley?.close(), STEP_MS)

  return {
    useCases: () => parley.runtime.useCases,
    customers: () => parley.runtime.ports.customers,
    /** Runs `then` when so many hours have passed, with the recoveries that are due by then. */
    later: (hours: number, then: () => Promise<unknown>): Promise<void> =>
      parley.ahead(hours * HOUR_MS, async () => {
        await parley.runtime.useCases.runRecoveries()
        await then()
      }),
    /** A customer of its own for each test, whose handle begins with `prefix`, and a chat on `channel`. */
    beforeEachTest: (channel: Channel, prefix: string, given: (chats: TwoChats) => Promise<void> | void): void => {
      beforeEach(async () => {
        serial += 1
        const [here, other] = [await openChatOn(parley, channel), await openWebChat(parley.url)]
        const handle = `${prefix}_${channel}${serial}`
        const who = { handle, phone: `415-555-0${200 + serial}`, email: `${handle}@example.com` }
        const ann = await seedCustomer(parley, { ...who, conversation: other.conversation })
        await here.say('menu')
        await given({ ann, here, other, openHere: () => openChatOn(parley, channel) })
      }, 2 * STEP_MS)
    },
  }
}
