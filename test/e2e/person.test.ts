import { afterAll, beforeAll, expect, it } from 'vitest'
import { type ParleyInProcess, startParleyInProcess } from '#test/support/whole-app.ts'
import type { Chat } from './chat.ts'
import { openDiscordChat } from './discord-chat.ts'
import * as journey from './journey.ts'
import { openTelegramChat } from './telegram-chat.ts'
import { openWebChat } from './web-chat.ts'

const STEP_MS = 120_000
const OWNER = { handle: 'true_ann', phone: '415-555-0271', email: 'true.ann@example.com' }
const THIEF = { handle: 'thief_xx', phone: '415-555-0272', email: 'thief.xx@example.com' }
const STRANGER = { handle: 'other_yy', phone: '415-555-0273', email: 'the.other@example.com' }
const NUMBER = '318-44-2222'
const USED = /^Someone registered with your Social Security number\nThis was done on the web chat/

let parley: ParleyInProcess
let owner: Chat
let tablet: Chat
beforeAll(async () => {
  parley = await startParleyInProcess()
  owner = openTelegramChat(parley.telegram)
  tablet = openDiscordChat(parley.discord)
}, STEP_MS)
afterAll(async () => {
  await owner?.close()
  await tablet?.close()
  await parley?.close()
}, STEP_MS)

const registersWith = async (who: journey.Traveller, ssn: string): Promise<readonly string[]> => {
  const chat = await openWebChat(parley.url)
  await journey.asksToRegister(chat, who, { ssn })
  await chat.until(/You’re registered[\s\S]*photo ID/)
  await chat.say('my details')
  await chat.until(/^My details/)
  await chat.close()
  const own = [who.handle, who.phone.slice(-4), who.email]
  return chat.visible().map((text) => own.reduce((left, each) => left.replaceAll(each, '…'), text))
}

it(
  'who types another’s Social Security number sees what everybody sees; its owner hears of it in every chat',
  async () => {
    await journey.asksToRegister(owner, OWNER, { ssn: NUMBER })
    await owner.until(/You’re registered[\s\S]*photo ID/)
    await owner.say('link')
    await owner.press('Get a code')
    const code = /\b[A-HJKMNP-Z2-9]{5}-?[A-HJKMNP-Z2-9]{5}\b/.exec(await owner.until(/code/i))?.[0] ?? ''
    await tablet.say(`link ${code.replace('-', '')}`)
    await tablet.answer({ 'Your PIN': journey.PIN })
    await owner.until(/Another chat is now linked/)

    const others = await registersWith(STRANGER, '318-55-2222')
    const thiefs = await registersWith(THIEF, NUMBER)
    const timeless = (text: string): string => text.replaceAll(/\d+:\d\d [AP]M|[0-9A-F]{4}-[0-9A-F]{4}/g, '')
    expect(thiefs.map(timeless)).toEqual(others.map(timeless))
    expect(await owner.until(USED)).toMatch(/nobody can see or use your account/)
    await tablet.until(USED)
    expect(owner.visible().filter((text) => USED.test(text))).toHaveLength(1)
  },
  STEP_MS,
)
