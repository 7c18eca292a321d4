import { afterEach, describe, expect, it } from 'vitest'
import { ANN, card, type Script, shows, startTelegramBot, type TelegramBot } from './bot-on-stand-in.ts'

let fixture: TelegramBot
const start = async (script: Script): Promise<TelegramBot> => {
  fixture = await startTelegramBot({ script })
  await fixture.setUpWebhook()
  return fixture
}
afterEach(() => fixture.close())

const hello: Script = ({ act }) => shows(card(`c-${act.do === 'say' ? act.text : 'x'}`, `Hello ${act.do}`, [['Go']]))
const texts = (): string[] =>
  fixture.telegram
    .user(ANN)
    .visible()
    .map(({ text }) => text)

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
    expect(texts()).toEqual(['poison', 'hi', expect.stringMatching(/^Something went wrong on our side/), 'Hello say'])
  })

  it('is counted once its answer could not be given five times', async () => {
    const { telegram } = await start(hello)
    telegram.faults.call('html-502', { method: 'sendMessage', times: 5 })
    expect(await telegram.user(ANN).say('hi')).toBe('confirmed')
    expect(fixture.logged.join('\n')).toContain('telegram-update-quarantined')
    expect(fixture.setAside.updates).toBe(1)
  })

  it('is not brought back by an update that can not be read', async () => {
    const { telegram } = await start(hello)
    const update = { update_id: 1, message: { message_id: 'x' } }
    const answer = await telegram.deliverRaw(update as never)
    expect(answer.status).toBe(200)
    expect(fixture.logged.join('\n')).toContain('could not be read')
    expect(fixture.setAside.updates).toBe(1)
  })
})
