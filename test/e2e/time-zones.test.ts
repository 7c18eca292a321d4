import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedCustomer } from '#test/support/seed-customer.ts'
import { type ParleyInProcess, startParleyInProcess } from '#test/support/whole-app.ts'
import type { Chat } from './chat.ts'
import { openWebChat } from './web-chat.ts'

const STEP_MS = 120_000
const NAMED = /\d:\d\d [AP]M E[SD]T/
const BARE = /\d:\d\d [AP]M(?! [A-Z]{2,4}\b)/

describe('the time zone that times are said in', { timeout: STEP_MS }, () => {
  let parley: ParleyInProcess
  let chat: Chat
  beforeAll(async () => {
    parley = await startParleyInProcess()
    chat = await openWebChat(parley.url)
    // Who lives in San Francisco, and is kept as somebody of New York.
    const who = { handle: 'zone_ann', phone: '415-555-0291', email: 'zone.ann@example.com' }
    await seedCustomer(parley, { ...who, conversation: chat.conversation })
  }, 2 * STEP_MS)
  afterAll(async () => {
    await chat?.close()
    await parley?.close()
  }, STEP_MS)

  const moveTo = async (street: string): Promise<void> => {
    await chat.say('/details')
    await chat.press('Change something')
    await chat.press('Address')
    const there = { City: 'San Francisco', State: 'California', 'ZIP code': '94105' }
    await chat.answer({ 'Street address': street, ...there })
    await chat.until(/Your address has been changed/)
  }
  const zone = async (): Promise<string> => {
    await chat.say('my details')
    return /Time zone: (.*)/.exec(await chat.until(/Time zone: /))?.[1] ?? ''
  }

  it('is named to who is nobody’s, on every card that says when a person answers', async () => {
    const stranger = await openWebChat(parley.url)
    await stranger.say('talk to a human')
    expect(await stranger.until(/usually answers by/)).toMatch(NAMED)
    await stranger.press('Write to a person')
    await stranger.answer({ 'Your message': 'Do you have a branch in Nome, Alaska?' })
    expect(await stranger.until(/A person has it now/)).toMatch(NAMED)
    await stranger.close()
  })

  it('is not named where it is their own', async () => {
    await chat.say('talk to a human')
    expect(await chat.until(/usually answers by/)).toMatch(BARE)
    await chat.say('open an account called Rent')
    expect(await chat.until(/account Rent is open/)).toMatch(BARE)
  })

  it('follows the address, until it is chosen in the details', async () => {
    expect(await zone()).toBe('Eastern Time')
    await moveTo('2 Market Street')
    expect(await zone()).toBe('Pacific Time')
    await chat.say('my time zone is Denver')
    await chat.until(/From now on I’ll show times in Mountain Time/)
    await moveTo('3 Market Street')
    expect(await zone()).toBe('Mountain Time')
  })
})
