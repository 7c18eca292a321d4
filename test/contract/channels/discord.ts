import { setTimeout as pause } from 'node:timers/promises'
import { createDiscordChannel } from '#adapters/discord/channel.ts'
import type { Form } from '#conversation/channel/message.ts'
import { channelWords } from '#conversation/channel/words.ts'
import { createDiscordStandIn } from '#test/support/discord/index.ts'
import { type ChannelUnderTest, memoryRefs, pagingLog, scripted, serveRoutes } from './channel-on-stand-in.ts'

const ALEX = '300000000000000042'
const SAM = '300000000000000043'

const memoryForms = () => {
  const kept = new Map<string, Form>()
  return {
    put: async (conversation: string, form: Form) => void kept.set(conversation, form),
    get: async (conversation: string) => kept.get(conversation),
  }
}

const { tooFast } = channelWords({ locale: 'en' }).discord
/** So long without another turn or message, nothing is under way. */
const QUIET_MS = 500

const open: ChannelUnderTest['open'] = async ({ limits }) => {
  const discord = await createDiscordStandIn()
  const { token, applicationId, apiRoot, cdnRoot, publicKeyHex } = discord
  const { receive, turns, answer } = scripted()
  const refs = memoryRefs()
  const { log, paged } = pagingLog()
  const channel = createDiscordChannel({
    settings: { token, applicationId, apiRoot, cdnRoot, endpoint: { publicKeyHex } },
    receive,
    limits,
    commands: [],
    cardRefs: refs,
    forms: memoryForms(),
    log,
    clock: Date.now,
  })
  const server = await serveRoutes(channel.routes)
  await channel.start('web')
  await channel.start('gateway')
  await discord.connect(`${server.url}/webhooks/discord`)
  const alex = discord.user(ALEX, { username: 'alex' })
  const sam = discord.user(SAM, { username: 'sam', othersRead: true })
  const shown = () => alex.transcript().filter(({ deleted }) => !deleted)
  /** What stays in the chat: not the notices that the person alone sees for a while. */
  const byBot = () => shown().filter(({ from, ephemeral }) => from === 'bot' && !ephemeral)
  /** Typed messages are not answered in the request that brings them: until as many turns more were taken. */
  const heard = async (act: () => void): Promise<void> => {
    const before = { turns: turns.length, shown: byBot().length }
    act()
    await alex.waitFor(() => turns.length > before.turns)
    await alex.waitFor(() => byBot().length > before.shown).catch(() => undefined)
  }
  return {
    channel,
    conversation: `discord:${ALEX}`,
    turns,
    answer,
    say: async (text) => {
      const known = refs.kept.size
      const before = byBot().length
      await alex.command('/bank', { text })
      await alex.waitFor((chat) => !chat.some(({ thinking }) => thinking))
      // Discord tells where the answer stands only afterwards, and until then a card can't be edited.
      if (byBot().length > before) await alex.waitFor(() => refs.kept.size > known).catch(() => undefined)
    },
    redeliver: async () => void (await discord.replay()),
    type: (text) => heard(() => alex.say(text)),
    attach: (name, bytes) => heard(() => alex.attach([{ name, type: 'image/png', bytes }])),
    leave: async () => alex.closeDms(),
    slowDown: async () =>
      discord.faults.add(
        { method: 'POST', path: /\/channels\/\d+\/messages$/ },
        { kind: 'rate-limit', retryAfter: 0.3, scope: 'user' },
      ),
    hurry: async (count) => {
      for (let n = 0; n < count; n += 1) alex.say(`hurry ${n}`)
      for (let before = -1, now = 0; before !== now; now = turns.length + byBot().length) {
        before = now
        await pause(QUIET_MS)
      }
    },
    toldTooFast: async () => byBot().filter(({ text }) => text === tooFast).length,
    // What keeps words from being taken for a mention can't be seen.
    texts: async () => byBot().map(({ text }) => text.replaceAll('\u200b', '')),
    buttons: async () => byBot().flatMap(({ buttons }) => buttons.map(({ label }) => label)),
    links: async () =>
      byBot().flatMap(({ marks }) => marks.filter(({ kind }) => kind.includes('link')).map(({ text }) => text)),
    written: async () =>
      shown()
        .filter(({ from }) => from === 'me')
        .map(({ text }) => text),
    othersRead: {
      conversation: `discord:${SAM}`,
      said: () => sam.transcript().map(({ text }) => text),
    },
    paged,
    files: async () => byBot().flatMap(({ files }) => files.map(({ name }) => name)),
    close: async () => {
      await channel.stop()
      await server.close()
      await discord.close()
      discord.verify()
    },
  }
}

export const discord: ChannelUnderTest = { name: 'discord', longText: 'cut', cannot: {}, tells: 'once', open }
