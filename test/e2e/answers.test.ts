import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedCustomer } from '#test/support/seed-customer.ts'
import { type ParleyInProcess, startParleyInProcess } from '#test/support/whole-app.ts'
import { CHANNELS, openChatOn } from './channels.ts'
import { type Chat, shownSince } from './chat.ts'
import { openTelegramChat, type TelegramChat } from './telegram-chat.ts'

const STEP_MS = 60_000

let parley: ParleyInProcess
beforeAll(async () => {
  parley = await startParleyInProcess({ DEMO: 'on' })
}, 2 * STEP_MS)
afterAll(() => parley?.close(), STEP_MS)

const seed = (chat: Pick<Chat, 'conversation'>, handle: string, phone: string) =>
  seedCustomer(parley, {
    ...{ handle, phone, email: `${handle}@example.com`, conversation: chat.conversation },
    account: { nickname: 'Main', dollars: 200 },
  })
/** What is shown by this that was not there before. */
const newBy = async (chat: Chat, words: string, answer: RegExp): Promise<string> => {
  const shown = shownSince(chat)
  await chat.say(words)
  await expect.poll(shown).toMatch(answer)
  return shown()
}

describe('a question beside what waits', () => {
  it.each(CHANNELS.map((channel, at) => [channel, at] as const))(
    'is answered at a card and at a form on %s, which stay as they are',
    async (channel, at) => {
      const chat = await openChatOn(parley, channel)
      await seed(chat, `asks_${channel}`, `415-555-062${at}`)
      await chat.say('menu')
      await chat.say('send 20 to alex')
      await chat.until(/Send this\?[\s\S]*\$20\.00/)
      await newBy(chat, 'what are your fees?', /no monthly fee[\s\S]*Send this\?/)
      await newBy(chat, 'how much do I have?', /\$200\.00 available[\s\S]*Send this\?/)
      await newBy(chat, 'my limits', /\$5,000\.00[\s\S]*Send this\?/)
      await newBy(chat, 'do you have debit cards?', /Parley has no cards[\s\S]*Send this\?/)
      await chat.press('Confirm')
      await chat.until(/\$20\.00[\s\S]*The money has arrived/)
      await chat.say('send money')
      await newBy(chat, 'how long does it take?', /usually arrives within a few minutes/)
      await newBy(chat, 'are you a robot?', /I’m a program/)
      await chat.answer({ 'Handle, phone or own account': 'alex' })
      await chat.until(/To Alex[\s\S]*How much\?/)
    },
    2 * STEP_MS,
  )
})

describe('questions about one’s own payments', () => {
  it(
    'are answered by what the records say, with a way to the payment',
    async () => {
      const chat = openTelegramChat(parley.telegram)
      await seed(chat, 'asks_status', '415-555-0631')
      await chat.say('menu')
      await newBy(chat, 'why was my payment declined?', /haven’t confirmed a payment yet, so none was declined/)
      await newBy(chat, 'was I charged twice?', /haven’t confirmed a payment yet/)
      await send(chat, 'send 7 to alex')
      await newBy(chat, 'my friend has not received the money', /\$7\.00 to Alex[^\n]*\(@alex\), arrived today at/)
      await newBy(chat, 'was I charged twice?', /no two of them are for the same amount/)
      await send(chat, 'send 7 to alex')
      await newBy(chat, 'was I charged twice?', /There are two of them: \$7\.00 to Alex[^\n]*and \$7\.00 to Alex/)
      await newBy(
        chat,
        'there is a payment I don’t recognize',
        /the last payments from your account:[\s\S]*\$7\.00 to Alex/,
      )
      await newBy(chat, 'how much can I still send today?', /still .*\$4,986\.00|\$4,986\.00/)
      await chat.say('my limits')
      await chat.until(/\$4,986\.00/)
      await chat.say('menu')
      await newBy(chat, 'the amount is wrong', /Your last one was \$7\.00 to Alex[\s\S]*exactly what its card showed/)
      await chat.press('See where it stands')
      await chat.until(/\$7\.00[\s\S]*The money has arrived/)
      await parley.stopWorker()
      await chat.say('send 9 to sam')
      await chat.until(/Send this\?[\s\S]*\$9\.00/)
      await chat.press('Confirm')
      await newBy(
        chat,
        'why is my payment still pending?',
        /\$9\.00 to Sam[^\n]*was confirmed today at[\s\S]*(?:on its way|about to be sent)/,
      )
      await newBy(chat, 'can I cancel a payment?', /\$9\.00 to Sam[\s\S]*Stop it/)
      await newBy(chat, 'why hasn’t my balance updated?', /Main: \$177\.00 available[\s\S]*set aside/)
    },
    2 * STEP_MS,
  )

  const send = async (chat: TelegramChat, words: string): Promise<void> => {
    const before = chat.visible().join('\n').split('The money has arrived').length
    await chat.say(words)
    await chat.until(/Send this\?/)
    await chat.press('Confirm')
    await expect.poll(() => chat.visible().join('\n').split('The money has arrived').length).toBeGreaterThan(before)
  }
})

describe('questions in a group', () => {
  it('are answered with nothing of the customer’s', async () => {
    const chat = openTelegramChat(parley.telegram)
    await seed(chat, 'asks_group', '415-555-0641')
    const group = parley.telegram.group()
    for (const words of [
      '/bank how much do I have?',
      'my limits',
      'why was my payment declined?',
      '/bank was I charged twice?',
    ])
      await chat.person.say(words, { group })
    expect(group.texts().join('\n')).not.toMatch(/\$|Main|declined|left today/)
  })
})
