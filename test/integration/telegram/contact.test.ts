import { afterEach, expect, it } from 'vitest'
import { bold, rich } from '#conversation/words/text.ts'
import { ANN, type TelegramBot, card, startTelegramBot, type Script, shows } from './bot-on-stand-in.ts'

let fixture: TelegramBot
const start = async (script: Script): Promise<TelegramBot> => {
  fixture = await startTelegramBot({ script })
  await fixture.setUpWebhook()
  return fixture
}
afterEach(() => fixture.close())

const acts = (): unknown[] => fixture.turns.map(({ act }) => act)

it('takes a phone number only from its owner', async () => {
  const { telegram } = await start(() => ({ replies: [] }))
  const ann = telegram.user(ANN)
  await ann.sharePhone('1 (555) 010-0123')
  await ann.sharePhone('+15559999', { of: ANN + 1 })
  await ann.sharePhone('+15559999', { of: null })
  // Her own card as it stood elsewhere once: the number on it may have been hers long ago.
  await ann.sharePhone('+15559999', { forwarded: true })
  expect(acts()).toEqual([
    { do: 'share-phone', phone: '+15550100123' },
    { do: 'send-other', what: "someone else's contact" },
    { do: 'send-other', what: "someone else's contact" },
    { do: 'not-own', what: 'a forwarded message' },
  ])
})

it('asks for a number by a button that shares what Telegram knows, and for it once', async () => {
  const ask = {
    do: 'ask-phone',
    text: rich`Share ${bold('it')} below.`,
    button: 'Share my phone number',
    leave: 'Cancel',
  } as const
  const { telegram } = await start(({ act }) =>
    act.do === 'say' && act.text === 'prove'
      ? { replies: [...shows(card('a', 'Prove it')).replies, ask] }
      : { replies: [] },
  )
  const ann = telegram.user(ANN, { phone: '14155550132' })
  await ann.say('prove')
  expect(ann.newest().text).toBe('Share it below.')
  expect(ann.replyKeyboard()).toEqual([['Share my phone number'], ['Cancel']])
  await ann.pressReply('Share my phone number')
  expect(acts().at(-1)).toEqual({ do: 'share-phone', phone: '+14155550132' })
  expect(ann.replyKeyboard()).toEqual([])
  await ann.say('prove')
  await ann.pressReply('Cancel')
  expect(acts().at(-1)).toEqual({ do: 'say', text: 'Cancel' })
  telegram.assertClean()
})

it('takes that button away when it is told to', async () => {
  const ask = {
    do: 'ask-phone',
    text: rich`Share it below.`,
    button: 'Share my phone number',
    leave: 'Cancel',
  } as const
  const { telegram } = await start(({ act }) => ({
    replies: [
      act.do === 'say' && act.text === 'prove' ? ask : { do: 'unask-phone', text: rich`I took that button away.` },
    ],
  }))
  const ann = telegram.user(ANN, { phone: '14155550132' })
  await ann.say('prove')
  expect(ann.replyKeyboard()).toHaveLength(2)
  await ann.say('cancel')
  expect(ann.newest().text).toBe('I took that button away.')
  expect(ann.replyKeyboard()).toEqual([])
})
