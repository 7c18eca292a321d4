import { createTelegramChannel } from '#adapters/telegram/channel.ts'
import { channelWords } from '#conversation/channel/words.ts'
import { createTelegramStandIn, RELAXED } from '#test/support/telegram/index.ts'
import {
  type ChannelUnderTest,
  memoryGroupNotes,
  memoryLeases,
  memoryRefs,
  pagingLog,
  scripted,
  serveRoutes,
} from './channel-on-stand-in.ts'

const PUBLIC_URL = 'https://parley.example'
const TOKEN = '4200000001:AAE-contract_token_of_the_stand_in_0000'
const ANN = 5_000_000_001
const GROUP = -4_000_000_001

const { tooFast } = channelWords({ locale: 'en' }).telegram

const open: ChannelUnderTest['open'] = async ({ limits }) => {
  const telegram = await createTelegramStandIn({ token: TOKEN, hurry: 200, rates: RELAXED })
  const { receive, turns, answer } = scripted()
  const { log, paged } = pagingLog()
  const group = telegram.group(GROUP)
  const webhook = { publicUrl: PUBLIC_URL, secret: 'a-secret_of-this-test' }
  const channel = createTelegramChannel({
    settings: { token: TOKEN, apiRoot: telegram.apiRoot, webhook },
    receive,
    limits,
    commands: [{ name: 'help', description: 'What I can do' }],
    refs: memoryRefs(),
    leases: memoryLeases(),
    groupNotes: memoryGroupNotes(),
    secretPages: { put: async () => undefined, find: async () => undefined, drop: async () => undefined },
    log,
    clock: Date.now,
    onQuarantined: () => undefined,
  })
  const server = await serveRoutes(channel.routes)
  telegram.map(PUBLIC_URL, server.url)
  await channel.start('web')
  const ann = telegram.user(ANN)
  const said = async (text: string): Promise<void> => void (await ann.say(text))
  return {
    channel,
    conversation: `telegram:${ANN}`,
    turns,
    answer,
    say: said,
    redeliver: async () => void (await telegram.redeliver()),
    type: said,
    attach: async (name, bytes) => void (await ann.sendFile(name, bytes)),
    leave: async () => void (await ann.block()),
    slowDown: async () => telegram.faults.call('too-many', { method: 'sendMessage', seconds: 1 }),
    hurry: async (count) => void (await Promise.all(Array.from({ length: count }, (_, n) => ann.say(`hurry ${n}`)))),
    toldTooFast: async () => ann.visible().filter(({ from, text }) => from === 'bot' && text === tooFast).length,
    texts: async () =>
      ann
        .visible()
        .filter(({ from }) => from === 'bot')
        .map(({ text }) => text),
    buttons: async () => ann.visible().flatMap(({ buttons }) => buttons.flat()),
    links: async () =>
      ann
        .visible()
        .filter(({ from }) => from === 'bot')
        .flatMap(({ links }) => links),
    written: async () =>
      ann
        .visible()
        .filter(({ from }) => from === 'me')
        .map(({ text }) => text),
    othersRead: { conversation: `telegram:${GROUP}`, said: group.texts },
    paged,
    files: async () => ann.visible().flatMap(({ file }) => (file === undefined ? [] : [file.name])),
    close: async () => {
      await telegram.close()
      await server.close()
      await channel.stop()
      telegram.assertClean()
    },
  }
}

export const telegram: ChannelUnderTest = { name: 'telegram', longText: 'split', cannot: {}, tells: 'once', open }
