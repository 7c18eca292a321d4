import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Customer } from '#bank/ground/customer.ts'
import { identityKey } from '#bank/ground/ids.ts'
import { PIN, seedCustomer } from '#test/support/seed-customer.ts'
import { type ParleyInProcess, startParleyInProcess } from '#test/support/whole-app.ts'
import type { Chat } from './chat.ts'
import { openWebChat } from './web-chat.ts'

const STEP_MS = 60_000

describe('wrong PINs of somebody else', () => {
  let parley: ParleyInProcess
  let own: Chat
  let stolen: Chat
  let ann: Customer

  beforeAll(async () => {
    parley = await startParleyInProcess()
    own = await openWebChat(parley.url)
    stolen = await openWebChat(parley.url)
    ann = await seedCustomer(parley, {
      ...{ handle: 'barred_ann', phone: '415-555-0191', email: 'barred.ann@example.com' },
      conversation: own.conversation,
    })
    await parley.runtime.ports.customers.attach(identityKey(stolen.conversation), ann.id)
  }, 2 * STEP_MS)
  afterAll(() => parley?.close(), STEP_MS)

  const logsIn = async (chat: Chat, pin: string) => {
    await chat.say('/logout')
    await chat.say('/login')
    await chat.answer({ PIN: pin })
  }

  it('in one linked chat lock that chat alone: the owner logs in where they did before', async () => {
    await logsIn(own, PIN)
    await own.until(/You’re logged in as/)
    for (let tries = 0; tries < 6; tries += 1) await logsIn(stolen, `00${tries}111`).catch(() => undefined)
    await stolen.until(/logging in is locked for/)
    await own.until(/^Logging in is locked for a while/)
    await logsIn(own, PIN)
    expect(own.visible().at(-1)).toMatch(/You’re logged in as @barred_ann/)
  })

  it('from chats that are nobody’s, by handle, lock no chat of the owner’s', async () => {
    for (let n = 0; n < 15; n += 1) {
      const stranger = await openWebChat(parley.url)
      await stranger.say('log in as @barred_ann')
      await stranger.answer({ PIN: `12${n + 10}90`, 'PIN again': `12${n + 10}90` })
      await stranger.close()
    }
    await parley.runtime.useCases.runRecoveries()
    await logsIn(own, PIN)
    expect(own.visible().at(-1)).toMatch(/You’re logged in as @barred_ann/)
  })

  it('offer the way back where they lock', async () => {
    await stolen.say('/login')
    await stolen.answer({ PIN: '000999' })
    await stolen.press('I forgot my PIN')
    await stolen.until(/Forgot your PIN\? You can get back in/)
  })
})
