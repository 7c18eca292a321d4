import { afterEach, describe, expect, it } from 'vitest'
import { createTelegram } from '#adapters/telegram/bot.ts'
import { LIFELIKE } from '#test/support/telegram/index.ts'
import {
  ANN,
  card,
  startTelegramBot,
  type TelegramBot,
  type Script,
  shows,
  TOKEN,
  hello,
  textsIn,
} from './bot-on-stand-in.ts'

/** Another process of the same bot, which receives nothing. */
const otherProcess = (deps: TelegramBot['deps']) => createTelegram({ ...deps, receive: async () => ({ replies: [] }) })

let fixture: TelegramBot
const start = async (
  script: Script,
  options: Omit<Parameters<typeof startTelegramBot>[0], 'script'> = {},
): Promise<TelegramBot> => {
  fixture = await startTelegramBot({ script, ...options })
  await fixture.setUpWebhook()
  return fixture
}
afterEach(() => fixture.close())

const texts = (): string[] => textsIn(fixture)

describe('nothing is shown twice', () => {
  it('when Telegram delivers an update twice', async () => {
    const { telegram, turns } = await start(hello)
    telegram.faults.delivery('duplicate')
    await telegram.user(ANN).say('hi')
    expect(new Set(turns.map(({ id }) => id)).size).toBe(1)
    expect(turns).toHaveLength(2)
    expect(texts()).toEqual(['hi', 'Hello say'])
  })

  it('when our acknowledgement is lost', async () => {
    const { telegram, turns } = await start(hello)
    telegram.faults.delivery('lost-answer', 2)
    await telegram.user(ANN).say('hi')
    expect(turns).toHaveLength(3)
    expect(texts()).toEqual(['hi', 'Hello say'])
  })

  it('when a press comes again and its answer is too late', async () => {
    const { telegram } = await start(hello)
    const ann = telegram.user(ANN)
    await ann.say('hi')
    telegram.faults.delivery('lost-answer')
    expect(await ann.press('Go')).toMatchObject({ outcome: 'confirmed', answered: true })
    expect(fixture.logged.join('\n')).toContain('query is too old')
    expect(texts()).toEqual(['hi', 'Hello say', 'Hello press'])
  })

  it('when an edit took effect and its connection broke', async () => {
    const { telegram } = await start(({ act }) => shows(card('one', act.do === 'press' ? 'Done' : 'Go?', [['Go']])))
    const ann = telegram.user(ANN)
    await ann.say('hi')
    telegram.faults.call('reset-after', { method: 'editMessageText' })
    await ann.press('Go')
    expect(texts()).toEqual(['hi', 'Done'])
  })
})

describe('nothing is lost', () => {
  it.each(['reset-before', 'html-502', 'truncated', 'html-404'] as const)('when a send meets %s', async (fault) => {
    const { telegram } = await start(hello)
    telegram.faults.call(fault, { method: 'sendMessage' })
    await telegram.user(ANN).say('hi')
    expect(telegram.webhookAnswers().map(({ status }) => status)).toEqual([503, 200])
    expect(texts().at(-1)).toBe('Hello say')
    expect(fixture.logged.join('\n')).not.toContain(TOKEN)
  })

  it('when the stores are out of reach for a moment', async () => {
    let tries = 0
    const { telegram } = await start((turn) => {
      tries += 1
      if (tries < 4) throw new Error('MongoDB is away')
      return hello(turn)
    })
    await telegram.user(ANN).say('hi')
    expect(telegram.webhookAnswers().map(({ status }) => status)).toEqual([503, 503, 503, 200])
    expect(texts()).toEqual(['hi', 'Hello say'])
  })

  it('when Telegram asks us to slow down: waits as long as it says, and answers presses meanwhile', async () => {
    const { telegram } = await start(hello)
    const ann = telegram.user(ANN)
    await ann.say('hi')
    telegram.faults.call('too-many', { method: 'editMessageText', seconds: 3 })
    telegram.faults.call('too-many', { method: 'sendMessage', seconds: 7 })
    await ann.say('hello')
    expect(fixture.waits.at(-1)).toBeGreaterThan(6_000)
    expect(await ann.press('Go')).toMatchObject({ answered: true })
    expect(texts().filter((text) => text === 'Hello say')).toHaveLength(2)
  })

  it('when a group makes Telegram slow us down: private chats are not delayed', async () => {
    const { telegram } = await start(hello)
    const ann = telegram.user(ANN)
    const group = telegram.group()
    telegram.faults.call('too-many', { method: 'sendMessage', seconds: 15 })
    await ann.say('/balance@ParleyBot', { group })
    expect(fixture.waits.at(-1)).toBeGreaterThan(14_000)
    const before = fixture.waits.length
    await ann.say('hi')
    expect(texts()).toContain('Hello say')
    expect(fixture.waits).toHaveLength(before)
  })

  it('when one private chat is too fast, the others are not delayed; when two are, all wait', async () => {
    const { telegram } = await start(hello)
    const [ann, ben, cat] = [telegram.user(ANN), telegram.user(ANN + 1), telegram.user(ANN + 2)]
    telegram.faults.call('too-many', { method: 'sendMessage', seconds: 15 })
    await ann.say('hi')
    const before = fixture.waits.length
    await ben.say('hi')
    expect(fixture.waits).toHaveLength(before)
    telegram.faults.call('too-many', { method: 'sendMessage', seconds: 15 })
    await ben.say('hi again')
    const atBen = fixture.waits.length
    await cat.say('hi')
    expect(fixture.waits.length).toBeGreaterThan(atBen)
  })

  it('when Telegram asks for more patience than a webhook has: the update comes again later', async () => {
    const { telegram } = await start(hello)
    telegram.faults.call('too-many', { method: 'sendMessage', seconds: 300 })
    void telegram.user(ANN).say('hi')
    await expect.poll(() => telegram.webhookAnswers().map(({ status }) => status)).toContain(503)
    expect(fixture.logged.join('\n')).toContain('asks to wait')
  })

  it('under the limits of real life', async () => {
    const { telegram } = await start(({ id }) => shows(card(id, 'a'), card(`${id}-2`, 'b')), {
      rates: { ...LIFELIKE, perChatPerSecond: 50 },
    })
    const ann = telegram.user(ANN)
    for (let n = 0; n < 5; n += 1) await ann.say(String(n))
    expect(texts().filter((text) => text === 'a' || text === 'b')).toHaveLength(10)
  })
})

describe('people who can not be reached', () => {
  it('do not fail the turn', async () => {
    const { telegram } = await start(hello)
    const ann = telegram.user(ANN)
    await ann.say('hi')
    telegram.pause()
    const said = ann.say('still there?')
    void ann.block()
    telegram.resume()
    expect(await said).toBe('confirmed')
    expect(texts()).toEqual(['hi', 'Hello say', 'still there?'])
  })

  it('are reported by the outbox, which else shows, edits and throws what should be tried again', async () => {
    const { telegram, deps } = await start(hello)
    const ann = telegram.user(ANN)
    const outbox = otherProcess(deps).outbox
    const deliver = (text: string, to = ANN) =>
      outbox.deliver({ conversation: `telegram:${to}`, key: 'k', message: card('pay', text) })
    expect(await deliver('Sent.')).toBe('unreachable')
    await ann.say('hi')
    expect(await deliver('On its way.')).toBe('delivered')
    expect(await deliver('Settled.')).toBe('delivered')
    expect(await deliver('Settled.')).toBe('delivered')
    expect(texts()).toEqual(['hi', 'Hello say', 'Settled.'])
    telegram.faults.call('html-502', { times: 3 })
    await expect(deliver('Returned.')).rejects.toThrow(/502/)
    await ann.block()
    expect(await deliver('Returned.')).toBe('unreachable')
    await ann.unblock()
    expect(await deliver('Returned.')).toBe('delivered')
    ann.deactivate()
    expect(await deliver('Anyone?')).toBe('unreachable')
    await expect(outbox.deliver({ conversation: 'discord:1', key: 'k', message: card('a', 'b') })).rejects.toThrow(
      RangeError,
    )
  })
})

describe('an outcome told by the worker is not taken back', () => {
  const pending = { ...card('pay', 'On its way …'), pending: true }
  const news = (text: string) => ({ conversation: `telegram:${ANN}`, key: 'k', message: card('pay', text) })

  it('by a turn delivered again', async () => {
    const { telegram, deps, bot } = await start(({ act }) =>
      shows(act.do === 'press' ? pending : card('pay', 'Send?', [['Go']])),
    )
    const ann = telegram.user(ANN)
    await ann.say('send 20')
    await ann.press('Go')
    expect(ann.newest()).toMatchObject({ text: 'On its way …' })
    await otherProcess(deps).outbox.deliver(news('Sent.'))
    expect((await telegram.redeliver()).status).toBe(200)
    expect(ann.newest()).toMatchObject({ text: 'Sent.' })
    await bot.outbox.deliver(news('Returned.'))
    expect(ann.newest()).toMatchObject({ text: 'Returned.' })
    await ann.say('show it again')
    expect(ann.newest()).toMatchObject({ text: 'Send?' })
  })

  it('by a turn that was slower, nor by its repetition', async () => {
    let outcome = (): Promise<unknown> => Promise.resolve()
    const { telegram, deps } = await start(async ({ act }) => {
      if (act.do !== 'press') return shows(card('pay', 'Send?', [['Go']]))
      await outcome()
      return shows(pending)
    })
    outcome = () => otherProcess(deps).outbox.deliver(news('Sent.'))
    const ann = telegram.user(ANN)
    await ann.say('send 20')
    telegram.faults.delivery('lost-answer', 2)
    await ann.press('Go')
    expect(telegram.webhookAnswers()).toHaveLength(4)
    expect(ann.newest()).toMatchObject({ text: 'Sent.', former: ['Send?'] })
  })
})

describe('the door', () => {
  it('lets in only who knows the secret, and nobody without one', async () => {
    const { telegram, turns } = await start(hello)
    await telegram.user(ANN).say('hi')
    const update = { update_id: 5 }
    const status = async (secret: string | undefined) => (await telegram.deliverRaw(update, { secret })).status
    expect(await status('wrong')).toBe(401)
    expect(await status('')).toBe(401)
    expect(await status('a-secret_of-this-test')).toBe(200)
    expect(turns).toHaveLength(1)
  })
})

describe('two acts of one person', () => {
  it('a press that arrives while their text is being answered waits its turn', async () => {
    const running: string[] = []
    const { telegram } = await start(async (turn) => {
      running.push(`+${turn.act.do}`)
      await new Promise((resolve) => setTimeout(resolve, 20))
      running.push(`-${turn.act.do}`)
      return hello(turn)
    })
    const ann = telegram.user(ANN)
    await ann.say('hi')
    telegram.pause()
    const both = [ann.say('more'), ann.press('Go')]
    telegram.resume()
    await Promise.all(both)
    expect(running.map((step) => step[0]).join('')).toBe('+-+-+-')
  })
})
