import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Customer } from '#bank/ground/customer.ts'
import { notify } from '#bank/ground/notice.ts'
import { identityKey } from '#bank/ground/ids.ts'
import { PIN, seedCustomer } from '#test/support/seed-customer.ts'
import { type ParleyInProcess, startParleyInProcess } from '#test/support/whole-app.ts'
import type { Chat } from './chat.ts'
import { openWebChat } from './web-chat.ts'

const STEP_MS = 60_000
const ANN = { handle: 'chats_ann', phone: '415-555-0121', email: 'chats.ann@example.com' }

describe('the chats of one customer', () => {
  let parley: ParleyInProcess
  let ann: Customer
  let here: Chat
  let there: Chat

  beforeAll(async () => {
    parley = await startParleyInProcess()
    here = await openWebChat(parley.url)
    there = await openWebChat(parley.url)
    const account = { nickname: 'Main', dollars: 200 }
    ann = await seedCustomer(parley, { ...ANN, conversation: here.conversation, account })
    await parley.runtime.ports.customers.attach(identityKey(there.conversation), ann.id)
    await there.say('/login')
    await there.answer({ PIN })
    await there.until(/You’re logged in as/)
  }, 2 * STEP_MS)
  afterAll(() => parley?.close(), STEP_MS)

  it('are listed, and one is removed: it hears so, is logged out, and hears nothing more of the customer’s', async () => {
    await here.say('my chats')
    await here.until(/My chats[\s\S]*\(this one\)/)
    await here.press(`Remove Web chat …${there.conversation.slice(-4)}`)
    await here.until(/Remove Web chat/)
    await here.press('Remove it')
    await here.until(/is removed and logged out/)
    await there.until(/^This chat is no longer linked to your account/)
    const before = new Set(there.visible())
    await there.say('balance')
    const after = there.visible().filter((text) => !before.has(text))
    expect(after.join('\n')).toMatch(/You’re logged out here/)
    expect(after.join('\n')).not.toMatch(/Main|\$|Ann/)
    // What was begun in the removed chat is told where the customer still is.
    const about = { kind: 'tier', tier: 'full' } as const
    const notice = { id: 'tier:after', customer: ann.id, conversation: there.conversation, about }
    await notify(parley.runtime.ports, notice)
    await here.until(/^You can send and receive money/)
    expect(there.visible().join('\n')).not.toMatch(/You can send and receive money/)
    await here.say('my chats')
    await here.until(/My chats/)
    expect(here.visible().at(-1)).not.toContain(there.conversation.slice(-4))
  })
})
