import { afterEach, expect, it } from 'vitest'
import { ANN, card, startTelegramBot, type TelegramBot, type Script, shows } from './bot-on-stand-in.ts'

let fixture: TelegramBot
let stop: AbortController
let polling: Promise<void>

const start = async (script: Script): Promise<TelegramBot> => {
  fixture = await startTelegramBot({ script })
  await fixture.bot.setUp({ commands: [] })
  begin()
  return fixture
}
const begin = (): void => {
  stop = new AbortController()
  polling = fixture.bot.poll({ signal: stop.signal })
}
const end = async (): Promise<void> => {
  stop.abort()
  await polling
}
afterEach(async () => {
  await end()
  await fixture.close()
})

const said = (act: { do: string; text?: string }): string => act.text ?? act.do

it('answers without any public address', async () => {
  const { telegram } = await start(({ act }) => shows(card('a', `Hello ${said(act)}`, [['Go']])))
  const ann = telegram.user(ANN)
  expect(await ann.say('hi')).toBe('confirmed')
  expect(await ann.press('Go')).toMatchObject({ answered: true, outcome: 'confirmed' })
  expect(ann.newest().text).toBe('Hello press')
  expect(telegram.webhookInfo().url).toBe('')
})

it('confirms an update only when its answer was given: what was cut off comes again', async () => {
  const gate = Promise.withResolvers<void>()
  let heard = 0
  const { telegram, turns } = await start(async ({ act }) => {
    heard += 1
    if (heard === 1) await gate.promise
    return shows(card('a', `Hello ${said(act)}`))
  })
  const ann = telegram.user(ANN)
  telegram.faults.call('reset-before', { method: 'sendMessage' })
  const outcome = ann.say('hi')
  await expect.poll(() => heard).toBe(1)
  expect(telegram.webhookInfo().pending_update_count).toBe(1)
  stop.abort()
  gate.resolve()
  await polling
  expect(telegram.webhookInfo().pending_update_count).toBe(1)
  begin()
  expect(await outcome).toBe('confirmed')
  expect(new Set(turns.map(({ id }) => id)).size).toBe(1)
  expect(ann.visible().map(({ text }) => text)).toEqual(['hi', 'Hello hi'])
})

it('says on leaving that the last batch is done', async () => {
  const { telegram } = await start(() => shows(card('a', 'Hello')))
  const ann = telegram.user(ANN)
  void ann.say('hi')
  await ann.waitFor((messages) => messages.length === 2)
  await end()
  expect(telegram.webhookInfo().pending_update_count).toBe(0)
})

it('keeps the order of a chat, and lets other chats pass a slow one', async () => {
  const gate = Promise.withResolvers<void>()
  const done: string[] = []
  const { telegram } = await start(async ({ act, conversation }) => {
    if (said(act) === 'slow') await gate.promise
    done.push(said(act))
    return shows(card('a', conversation))
  })
  telegram.pause()
  const ann = telegram.user(ANN)
  const bob = telegram.user(ANN + 1)
  const all = [ann.say('slow'), ann.say('after'), bob.say('other')]
  telegram.resume()
  await bob.waitFor((messages) => messages.length === 2)
  expect(done).toEqual(['other'])
  gate.resolve()
  await Promise.all(all)
  expect(done).toEqual(['other', 'slow', 'after'])
})

it('R15: a poisoned update is set aside after five tries, by polling too, and the next one is heard', async () => {
  let tries = 0
  const { telegram } = await start(({ act }) => {
    if (said(act) !== 'poison') return shows(card('a', 'Hello'))
    tries += 1
    throw new Error('a bug')
  })
  const ann = telegram.user(ANN)
  await Promise.all([ann.say('poison'), ann.say('hi')])
  expect(tries).toBe(5)
  expect(ann.visible().map(({ text }) => text)).toEqual([
    'poison',
    'hi',
    expect.stringMatching(/^Something went wrong on our side/),
    'Hello',
  ])
})

it('goes on when Telegram was out of reach or another process polled', async () => {
  const { telegram } = await start(() => shows(card('a', 'Hello')))
  telegram.faults.call('html-502', { method: 'getUpdates', times: 4 })
  telegram.faults.call('reset-before', { method: 'getUpdates' })
  const ann = telegram.user(ANN)
  expect(await ann.say('hi')).toBe('confirmed')
  const intruder = fetch(`${telegram.apiRoot}/bot${fixture.deps.token}/getUpdates`)
  expect((await intruder).status).toBe(200)
  expect(await ann.say('hi')).toBe('confirmed')
  expect(fixture.logged.join('\n')).toMatch(/refuses to be polled.*409/)
})
