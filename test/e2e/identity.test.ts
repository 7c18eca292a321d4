import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Chat } from './chat.ts'
import { openWebChat } from './web-chat.ts'
import { startParleyInProcess, type ParleyInProcess } from '#test/support/whole-app.ts'

const STEP_MS = 120_000
const ASKED_QUESTIONS = '219-09-3333'
const PIN = '739152'
const jpeg = (bytes: number) => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(bytes, 7)])
let parley: ParleyInProcess
beforeAll(async () => {
  parley = await startParleyInProcess()
}, STEP_MS)
afterAll(async () => {
  await parley?.close()
}, STEP_MS)

const address = (street: string) => ({
  'Street address': street,
  City: 'San Francisco',
  State: 'California',
  'ZIP code': '94105',
})

const register = async (chat: Chat): Promise<void> => {
  await chat.say('register')
  await chat.answer({ 'First and last name': 'Ann Lee', 'Date of birth': '17 May 1990', Handle: 'ann_id' })
  await chat.answer({ Phone: '415-555-0170', Email: 'ann@id.example.com' })
  // The sandbox's one address that no mail reaches.
  await chat.answer(address('123 Fail Address'))
  await chat.answer({ 'Social Security number': ASKED_QUESTIONS, 'New PIN': PIN, 'New PIN again': PIN })
  await chat.press('Confirm')
}

/** The sandbox's right answer is the first of each. */
const answerQuestions = async (chat: Chat, right: boolean): Promise<void> => {
  const answers = ['824 Mockingbird Lane', '415', 'San Francisco', 'Shelby', right ? '38103' : 'None Of The Above']
  for (const [at, answer] of answers.entries()) {
    await chat.until(new RegExp(`Question ${at + 1} of 5`))
    await chat.press(answer)
  }
}

describe('whatever the bank says about who somebody is, it can be put right in conversation', () => {
  it(
    'an address nobody finds, questions answered wrong and right, and a photo ID as large as it may be',
    async () => {
      const chat = await openWebChat(parley.url)
      await register(chat)
      await chat.until(/couldn’t register you[\s\S]*couldn’t find that address/)
      await chat.press('Correct address')
      await chat.answer(address('1 Market Street'))
      await chat.until(/address has been changed\. We’ll use it/)
      await chat.press('Register again')
      await chat.answer({ 'Social Security number': ASKED_QUESTIONS })
      await chat.until(/questions that only you should be able to answer/)

      await chat.press('Answer the questions')
      await answerQuestions(chat, false)
      await chat.until(/Not every answer was right/)
      await chat.press('Enter SSN again')
      await chat.answer({ 'Social Security number': ASKED_QUESTIONS })
      await second(chat, /Your Social Security number[\s\S]*questions that only you/)
      await chat.press('Answer the questions')
      await answerQuestions(chat, true)
      await chat.until(/Questions about you[\s\S]*We have it[\s\S]*receive money/)

      await chat.press('Photo ID')
      await chat.until(/driver’s license, passport or state ID/)
      const huge = { name: 'huge.jpg', type: 'image/jpeg', bytes: jpeg(8 * 1024 * 1024) }
      await expect(chat.send(huge)).rejects.toThrow('larger than 8 MB')
      // The largest that is taken goes all the way to the bank.
      await chat.send({ name: 'id.jpg', type: 'image/jpeg', bytes: jpeg(8 * 1024 * 1024 - 4) })
      await chat.until(/Your photo ID[\s\S]*We have it[\s\S]*receive and send money/)
      await chat.close()
    },
    STEP_MS,
  )
})

/** A second card that reads so, beside the one from the first time. */
const second = async (chat: Chat, expected: RegExp): Promise<void> => {
  await vi.waitFor(() => expect(chat.visible().filter((text) => expected.test(text))).toHaveLength(2), {
    timeout: 45_000,
  })
}
