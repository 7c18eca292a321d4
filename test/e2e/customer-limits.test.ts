import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { identityKey } from '#bank/ground/ids.ts'
import { newClientToken, postTurn } from '#test/integration/webchat/client.ts'
import { PIN, seedCustomer } from '#test/support/seed-customer.ts'
import { type ParleyInProcess, startParleyInProcess } from '#test/support/whole-app.ts'
import { openTelegramChat } from './telegram-chat.ts'
import { openWebChat } from './web-chat.ts'

const STEP_MS = 60_000
const BURST = 12

let parley: ParleyInProcess
beforeAll(async () => {
  parley = await startParleyInProcess({ TURNS_PER_CUSTOMER: `${BURST},0.02` })
}, STEP_MS)
afterAll(() => parley?.close(), STEP_MS)

it(
  'a customer has one limit over their chats: what is sent too fast in one is refused in the other, with a word, and nobody else is',
  async () => {
    const [token, othersToken] = [newClientToken(), newClientToken()]
    const [web, others, telegram] = [
      await openWebChat(parley.url, token),
      await openWebChat(parley.url, othersToken),
      openTelegramChat(parley.telegram),
    ]
    const ann = await seedCustomer(parley, {
      ...{ handle: 'quick_ann', phone: '415-555-0171', email: 'quick.ann@example.com' },
      conversation: web.conversation,
    })
    await seedCustomer(parley, {
      ...{ handle: 'calm_walt', phone: '415-555-0172', email: 'calm.walt@example.com' },
      conversation: others.conversation,
    })
    await parley.runtime.ports.customers.attach(identityKey(telegram.conversation), ann.id)
    await telegram.say('/login')
    await telegram.answer({ PIN })
    await telegram.until(/You’re logged in as/)
    // So long a process may not know yet who has signed in there.
    await pause(5_100)

    const says = async (who: string) =>
      (await postTurn(parley.url, { token: who, id: randomUUID(), act: { do: 'say', text: 'menu' } })).status
    const statuses = []
    for (let n = 0; n < BURST + 4; n += 1) statuses.push(await says(token))
    expect(statuses.filter((status) => status === 200)).toHaveLength(BURST)
    expect(statuses.at(-1)).toBe(429)
    await telegram.say('menu').catch(() => undefined)
    await telegram.until(/that was a bit fast/)
    expect(await says(othersToken)).toBe(200)
    for (const chat of [web, others, telegram]) await chat.close()
  },
  STEP_MS,
)
