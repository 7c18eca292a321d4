import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Customer } from '#bank/ground/customer.ts'
import { PIN, seedCustomer } from '#test/support/seed-customer.ts'
import { type ParleyInProcess, startParleyInProcess } from '#test/support/whole-app.ts'
import type { Chat } from './chat.ts'
import { openDiscordChat } from './discord-chat.ts'
import { openTelegramChat } from './telegram-chat.ts'
import { openWebChat } from './web-chat.ts'

const STEP_MS = 120_000
const MINUTE = 60_000
/** Later than a PIN counts, sooner than a sign-in ends. */
const LATER = 6 * MINUTE
const EVE = { handle: 'step_eve', phone: '415-555-0201', email: 'step.eve@example.com' }
const ANN = { handle: 'step_ann', phone: '415-555-0202', email: 'step.ann@example.com' }
const ASKS = /Please enter your PIN, so I know it’s you\. Only then will I do this:/
const SAYS_SO = /After Confirm I’ll ask for your PIN\.$/

/** Discord's signed requests bear the real time: there its people come over the Gateway. */
const CHANNELS = [
  ['the web chat', {}, (parley: ParleyInProcess) => openWebChat(parley.url)],
  ['Telegram', {}, async (parley: ParleyInProcess) => openTelegramChat(parley.telegram)],
  ['Discord', { PUBLIC_URL: '' }, async (parley: ParleyInProcess) => openDiscordChat(parley.discord)],
] as const

describe.each(CHANNELS)('the PIN once more where it matters, on %s', (_, env, open) => {
  let parley: ParleyInProcess
  let eve: Chat
  let chat: Chat
  let ann: Customer
  beforeAll(async () => {
    parley = await startParleyInProcess({ PIN_GRACE_MINUTES: '5', ...env })
    eve = await openWebChat(parley.url)
    await seedCustomer(parley, { ...EVE, conversation: eve.conversation, account: { nickname: 'Main', dollars: 10 } })
    chat = await open(parley)
    const account = { nickname: 'Main', dollars: 900 }
    ann = await seedCustomer(parley, { ...ANN, conversation: chat.conversation, account })
  }, 2 * STEP_MS)
  afterAll(async () => {
    await Promise.all([eve?.close(), chat?.close()])
    await parley?.close()
  }, STEP_MS)

  const paymentsOf = async ({ id }: Customer) => {
    const all = await parley.runtime.ports.operations.ofCustomer(id, { limit: 30 })
    return all.filter(({ order }) => order.kind === 'send').map(({ state }) => state)
  }

  it(
    'is asked between Confirm and the payment, beside what is paid; a wrong one and leaving it pay nothing',
    () =>
      parley.ahead(LATER, async () => {
        await chat.say(`send 150 to ${EVE.handle}`)
        expect(await chat.until(/Send this\?/)).toMatch(SAYS_SO)
        await chat.press('Confirm')
        expect(await chat.until(ASKS)).toMatch(/Send \$150\.00 from Main to Ann Lee \(@step_eve\)\.$/)
        expect(await paymentsOf(ann)).toEqual(['proposed'])

        await chat.answer({ PIN: '271828' })
        await chat.until(/That PIN isn’t right. You have 4 tries left/)
        expect(await paymentsOf(ann)).toEqual(['proposed'])

        await chat.press('Back')
        await chat.until(/^Nothing was sent or changed: you didn’t enter your PIN[\s\S]*Send this\?/)
        expect(await paymentsOf(ann)).toEqual(['proposed'])

        await chat.press('Confirm')
        await chat.answer({ PIN })
        await chat.until(/The money has arrived/)
        expect(await paymentsOf(ann)).toEqual(['settled'])
      }),
    STEP_MS,
  )

  it(
    'is not asked again a moment later in the same chat, and the card does not say that it will be',
    () =>
      parley.ahead(LATER + 4 * MINUTE, async () => {
        await chat.say(`send 120 to ${EVE.handle}`)
        expect(await chat.until(/Send this\?[\s\S]*\$120\.00/)).not.toMatch(/PIN/)
        await chat.press('Confirm')
        await chat.until(/\$120\.00[\s\S]*The money has arrived/)
      }),
    STEP_MS,
  )

  it(
    'is asked for once small payments together come to more than the amount',
    () =>
      parley.ahead(2 * LATER + 4 * MINUTE, async () => {
        await chat.say(`send 60 to ${EVE.handle}`)
        await chat.until(/Send this\?[\s\S]*\$60\.00/)
        await chat.press('Confirm')
        await chat.until(/\$60\.00[\s\S]*The money has arrived/)
        await chat.say(`send 41 to ${EVE.handle}`)
        expect(await chat.until(/Send this\?[\s\S]*\$41\.00/)).toMatch(SAYS_SO)
        await chat.press('Confirm')
        await chat.until(ASKS)
        await chat.say('balance')
        await chat.say('/accounts')
        await chat.until(/Nothing was sent or changed: your PIN wasn’t entered/)
        expect((await paymentsOf(ann)).toSorted()).toEqual(['proposed', 'settled', 'settled', 'settled'])
        // It was left, not cancelled: the card is found again, and asks again.
        await chat.press('Back to the card')
        await chat.until(/Send this\?[\s\S]*\$41\.00/)
        await chat.press('Confirm')
        await chat.answer({ PIN })
        await chat.until(/\$41\.00[\s\S]*The money has arrived/)
      }),
    STEP_MS,
  )
})
