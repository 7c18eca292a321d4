import { Redis } from 'ioredis'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { dump } from '#test/support/redis-dump.ts'
import { type ParleyInProcess, startParleyInProcess } from '#test/support/whole-app.ts'
import type { Chat } from './chat.ts'
import { openDiscordChat } from './discord-chat.ts'
import * as journey from './journey.ts'
import { openTelegramChat } from './telegram-chat.ts'
import { openWebChat } from './web-chat.ts'

const STEP_MS = 60_000
const NOTE = 'walrus bill'
const NICKNAME = 'Walruspot'
const PEOPLE = [
  { handle: 'canary_tg', phone: '415-555-0151', email: 'canary.tg@example.com' },
  { handle: 'canary_web', phone: '415-555-0152', email: 'canary.web@example.com' },
  { handle: 'canary_dc', phone: '415-555-0153', email: 'canary.dc@example.com' },
] as const

let parley: ParleyInProcess
beforeAll(async () => {
  parley = await startParleyInProcess()
}, STEP_MS)
afterAll(() => parley?.close(), STEP_MS)

it('R38: nothing that a customer typed, was shown or owns is readable in Redis', async () => {
  const [telegram, web, discord] = PEOPLE
  const chats: readonly (readonly [Chat, journey.Traveller])[] = [
    [openTelegramChat(parley.telegram), telegram],
    [await openWebChat(parley.url), web],
    [openDiscordChat(parley.discord), discord],
  ]
  await Promise.all(chats.map(([chat, who]) => journey.registers(chat, who)))
  await Promise.all(
    chats.map(async ([chat]) => {
      await chat.say(`open an account called ${NICKNAME}`)
      await chat.until(new RegExp(`account ${NICKNAME} is open`))
      await chat.say(`send $5 to ${telegram.handle} for ${NOTE}`)
      await chat.say('/numbers')
      await chat.until(new RegExp(`${NICKNAME} can now be paid from other banks`))
      await chat.press('Account numbers')
      await chat.answer({ PIN: journey.PIN })
      await chat.until(/Routing number: \d{9}/)
      await chat.say('/details')
      await chat.until(/My details/)
      await chat.press('Show everything')
    }),
  )
  const { REDIS_URL, REDIS_NAMESPACE } = parley.runtime.config
  const redis = new Redis(REDIS_URL)
  const all = await dump(redis, REDIS_NAMESPACE)
  await redis.quit()
  expect(all.length).toBeGreaterThan(10_000)
  const planted = [NOTE, NICKNAME, journey.SSN, journey.SSN.replaceAll('-', ''), journey.PIN, 'Ann Lee', '1990-05-17']
  const streets = Object.values(journey.ADDRESS).filter((each) => each.length > 5)
  const subnets = await parley.sandbox.services.store.subnets.find({}).toArray()
  expect(subnets).toHaveLength(PEOPLE.length)
  const numbers = subnets.flatMap(({ account_num, routing_num }) => [account_num ?? 'none', routing_num?.ach ?? 'none'])
  const theirs = PEOPLE.flatMap(({ handle, phone, email }) => [handle, phone, phone.replaceAll('-', ''), email])
  const found = [...planted, ...streets, ...theirs, ...numbers].filter((each) =>
    all.toLowerCase().includes(each.toLowerCase()),
  )
  expect(found).toEqual([])
})
