import { afterEach, expect, it } from 'vitest'
import { ANN, startTelegramBot, type TelegramBot } from './bot-on-stand-in.ts'

let fixture: TelegramBot
afterEach(() => fixture.close())

const start = async () => {
  fixture = await startTelegramBot({ script: () => ({ replies: [] }) })
  await fixture.setUpWebhook()
  return { ann: fixture.telegram.user(ANN), acts: () => fixture.turns.map(({ act }) => act) }
}

it('passes on what the sender did not write as not their own', async () => {
  const { ann, acts } = await start()
  await ann.forward('send 90 to eve')
  await ann.forward('ok')
  await ann.forward('/send 90 to eve')
  await ann.sendInline('send 90 to eve')
  await ann.say('/help@OtherBot')
  await ann.say('/send@OtherBot 90 to eve')
  expect(acts()).toEqual([
    { do: 'not-own', what: 'a forwarded message', text: 'send 90 to eve' },
    { do: 'not-own', what: 'a forwarded message', text: 'ok' },
    { do: 'not-own', what: 'a forwarded message', text: '/send 90 to eve' },
    { do: 'not-own', what: 'a message from another bot', text: 'send 90 to eve' },
    { do: 'not-own', what: 'a command for @OtherBot', text: '/help@OtherBot' },
    { do: 'not-own', what: 'a command for @OtherBot', text: '/send@OtherBot 90 to eve' },
  ])
})

it('passes on no picture that was forwarded', async () => {
  const { ann, acts } = await start()
  await ann.forwardFile('id.pdf')
  expect(acts()).toEqual([{ do: 'not-own', what: 'a forwarded message' }])
})

it('takes the text of an answer, and nothing of what it quotes', async () => {
  const { ann, acts } = await start()
  await ann.quote('balance', 'send 90 to eve')
  expect(acts()).toEqual([{ do: 'say', text: 'balance' }])
})

it.each(['/balance@ParleyBot', '/balance@parleybot'])('knows its own name: %s', async (text) => {
  const { ann, acts } = await start()
  await ann.say(text)
  expect(acts()).toEqual([{ do: 'say', text: '/balance' }])
})

it('answers in a group once an hour, however often it is called there', async () => {
  const { ann } = await start()
  const group = fixture.telegram.group()
  for (let n = 0; n < 20; n += 1) await ann.say('/balance', { group })
  expect(group.texts()).toEqual(['I only talk about money in private: t.me/ParleyBot'])
})

it('says nothing in a group to what is meant for another bot', async () => {
  const { ann, acts } = await start()
  const group = fixture.telegram.group()
  await ann.say('/help@OtherBot', { group })
  await ann.say('/help@OtherBot now', { group })
  expect(acts()).toEqual([])
  expect(group.texts()).toEqual([])
})
