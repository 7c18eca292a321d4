import { afterEach, describe, expect, it } from 'vitest'
import { ANN, type Script, startTelegramBot, type TelegramBot, hello, textsIn } from './bot-on-stand-in.ts'

let fixture: TelegramBot
const start = async (script: Script): Promise<TelegramBot> => {
  fixture = await startTelegramBot({ script })
  await fixture.setUpWebhook()
  return fixture
}
afterEach(() => fixture.close())

const texts = (): string[] => textsIn(fixture)

/** What the sentence tells the person to quote. */
const referenceIn = (text = ''): string => /the reference is (E-\w{4}-\w{4})\.$/.exec(text)?.[1] ?? 'no reference'

describe('a message that always fails', () => {
  it('R15: is set aside after five tries, politely, and the next one is heard', async () => {
    const { telegram } = await start((turn) => {
      if (turn.act.do === 'say' && turn.act.text === 'poison') throw new Error('a bug')
      return hello(turn)
    })
    const ann = telegram.user(ANN)
    const [first, second] = await Promise.all([ann.say('poison'), ann.say('hi')])
    expect([first, second]).toEqual(['confirmed', 'confirmed'])
    expect(telegram.webhookAnswers().map(({ status }) => status)).toEqual([503, 503, 503, 503, 200, 200])
    const reference = referenceIn(texts()[2])
    expect(fixture.logged.filter((line) => line.includes('a turn was quarantined'))).toEqual([
      expect.stringContaining(reference),
    ])
    expect(texts()).toEqual(['poison', 'hi', expect.stringMatching(/^Something went wrong on our side/), 'Hello say'])
  })

  it('is counted once its answer could not be given five times', async () => {
    const { telegram } = await start(hello)
    telegram.faults.call('html-502', { method: 'sendMessage', times: 5 })
    expect(await telegram.user(ANN).say('hi')).toBe('confirmed')
    expect(fixture.logged.join('\n')).toContain('telegram-update-quarantined')
    const told = referenceIn(texts().at(-1))
    expect(fixture.logged.find((line) => line.includes('telegram-update-quarantined'))).toContain(told)
    expect(fixture.setAside.updates).toBe(1)
  })

  it('is not brought back by an update that can not be read', async () => {
    const { telegram } = await start(hello)
    const update = { update_id: 1, message: { message_id: 'x' } }
    const answer = await telegram.deliverRaw(update as never)
    expect(answer.status).toBe(200)
    expect(fixture.logged.join('\n')).toContain('could not be read')
    await telegram.user(ANN).say('hi')
    const readable = { update_id: 2, message: { message_id: 'x', chat: { id: ANN, type: 'private' } } }
    await telegram.deliverRaw(readable as never)
    expect(fixture.logged.at(-1)).toContain('could not be read')
    expect(fixture.logged.at(-1)).toContain(referenceIn(texts().at(-1)))
    expect(fixture.setAside.updates).toBe(2)
  })
})
