import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DiscordApi } from '#adapters/discord/api.ts'
import { createAnswering } from '#adapters/discord/answering.ts'
import { createCards as createDiscordCards } from '#adapters/discord/cards.ts'
import { createOutbox } from '#adapters/discord/outbox.ts'
import { parseInteraction } from '#adapters/discord/interaction.ts'
import { createTelegram } from '#adapters/telegram/bot.ts'
import { createCards } from '#adapters/telegram/cards.ts'
import { createClient } from '#adapters/telegram/client.ts'
import { createNotes } from '#adapters/telegram/notes.ts'
import type { PrivateChat } from '#adapters/telegram/place.ts'
import { takeTurn } from '#adapters/telegram/take-turn.ts'
import type { Message, Reply } from '#conversation/channel/message.ts'
import type { Turn } from '#conversation/channel/turn.ts'
import { channelWords } from '#conversation/channel/words.ts'
import { dialogFor, GOALS } from '#conversation/registry.ts'
import type { Session } from '#conversation/session/session.ts'
import { card, memoryGroupNotes, memoryLeases, memoryRefs } from '#test/contract/channels/channel-on-stand-in.ts'
import { drive } from '#test/support/dialogs.ts'
import { bankFacts } from '#test/support/dialogs/bank-facts.ts'
import { actOf, did } from '#test/support/dialogs/random-acts.ts'
import { runTurn, shownBy, SIGNED_IN } from '#test/support/dialogs/turns.ts'
import { unlimited } from '#test/support/turn-limits.ts'
import { runs } from '#test/support/property-runs.ts'

/** Nothing that a dialog says reaches a place that others read along, however it came to be sent there. */
const GROUP = -4_000_000_001
const ABILITIES = [
  { forms: true, erases: false, picture: 'attachment' as const },
  { forms: false, erases: true, picture: 'message' as const, sharesPhone: true as const },
]

/** What was asked of Telegram's servers. */
const asked: string[] = []
const server = createServer((request, response) => {
  let body = ''
  request.on('data', (data: Buffer) => (body += data.toString('utf8')))
  request.on('end', () => {
    asked.push(`${request.url} ${body}`)
    response.end(JSON.stringify({ ok: true, result: { message_id: 1 } }))
  })
})
let apiRoot = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  apiRoot = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

const recordingLog = () => {
  const paged: unknown[] = []
  const error = (facts: { readonly event?: unknown; readonly page?: unknown }): void => {
    if (facts.page === true) paged.push(facts.event)
  }
  return { log: { info: () => undefined, warn: () => undefined, error }, paged }
}

const clock = Date.now
const TURN = {
  id: 'telegram:1',
  channel: 'telegram',
  conversation: `telegram:${GROUP}`,
  locale: 'en',
} as unknown as Turn

const sendOnTelegram = async (replies: readonly Reply[]): Promise<readonly unknown[]> => {
  const { log, paged } = recordingLog()
  const client = createClient({ token: '1:A', apiRoot, log })
  const cards = createCards({ client, refs: memoryRefs(), log, clock })
  const deps = { notes: createNotes({ client, log }), cards, leases: memoryLeases(), clock, log }
  // What the types and the door do not let happen.
  const chat = GROUP as PrivateChat
  for (const reply of replies) {
    const receive = async () => ({ replies: [reply] })
    await takeTurn({ ...deps, receive }, { kind: 'turn', turn: TURN, chat, message: 5 })
  }
  return paged
}

/** Records whatever is asked of Discord's servers. */
const silentApi = () => {
  const called: string[] = []
  const api = new Proxy(
    {},
    {
      get: (_, name) => async () => {
        called.push(String(name))
        return undefined
      },
    },
  ) as DiscordApi
  return { api, called }
}

const inServer = parseInteraction(
  {
    ...{ id: '1400000000100000000', type: 2, application_id: '1', token: 't', version: 1, locale: 'en-US' },
    ...{ guild_id: '1400000000000000008', channel_id: '1400000000000000007', context: 0 },
    channel: { id: '1400000000000000007', type: 0 },
    member: { user: { id: '1400000000000000009', username: 'nora', global_name: null } },
    data: { name: 'balance' },
  },
  '1',
)

const sendOnDiscord = async (replies: readonly Reply[]) => {
  if (inServer === undefined) throw new Error('no interaction')
  const { log, paged } = recordingLog()
  const { api, called } = silentApi()
  const forms = { put: async () => undefined, get: async () => undefined }
  const cards = createDiscordCards({ api, cardRefs: memoryRefs(), forms })
  const answering = createAnswering({ api, cards, forms, log, waitsMs: [] })
  const responses: unknown[] = []
  const first = async (response: unknown) => void responses.push(response)
  for (const reply of replies) {
    await answering.give(inServer, { replies: [reply] }, first)
    await answering.giveDeferred(inServer, { replies: [reply] })
  }
  await answering.giveTrouble(inServer)
  await answering.sendTrouble(inServer)
  const outbox = createOutbox({ cards, channelOf: async () => undefined, log })
  for (const message of shownBy(replies))
    expect(await outbox.deliver({ conversation: 'discord:14', key: message.card, message })).toBe('unreachable')
  return { called, responses, paged }
}

/** Where others read along, one sentence for the person alone. */
const NOTE = { type: 4, data: { content: expect.stringContaining(''), flags: expect.any(Number) } }

const expectUnsent = async (replies: readonly Reply[]): Promise<void> => {
  asked.length = 0
  const paged = await sendOnTelegram(replies)
  const { log, paged: pagedOutbox } = recordingLog()
  const bot = createTelegram({
    ...{ token: '1:A', apiRoot, log, refs: memoryRefs(), leases: memoryLeases(), groupNotes: memoryGroupNotes() },
    ...{ limits: unlimited, receive: async () => ({ replies: [] }), onQuarantined: () => undefined },
  })
  for (const message of shownBy(replies))
    expect(await bot.outbox.deliver({ conversation: `telegram:${GROUP}`, key: message.card, message })).toBe(
      'unreachable',
    )
  const { onlyInPrivate } = channelWords({ locale: 'en' }).telegram
  // The note of a group, once, and nothing else.
  const expected = shownBy(replies).length > 0 ? [onlyInPrivate('the bot')] : []
  expect(asked.map((call) => (JSON.parse(call.slice(call.indexOf(' '))) as { text?: string }).text)).toEqual(expected)
  const sent = replies.filter((reply) => ['show', 'erase', 'ask-phone', 'unask-phone'].includes(reply.do))
  expect(paged.filter((event) => event === 'private-reply-refused').length).toBeGreaterThanOrEqual(sent.length)
  expect(pagedOutbox).toEqual(shownBy(replies).map(() => 'private-reply-refused'))

  const discord = await sendOnDiscord(replies)
  expect(discord.called).toEqual([])
  for (const response of discord.responses) {
    expect(response).toMatchObject(NOTE)
    expect((response as { data: { flags: number } }).data.flags & 64).toBe(64)
    expect((response as { data: { content: string } }).data.content).toBe(
      channelWords({ locale: 'en' }).discord.onlyPrivately,
    )
  }
  expect(discord.responses).toHaveLength(replies.length)
  expect(discord.paged.length).toBeGreaterThanOrEqual(2 * replies.length)
}

it('no type lets anything private be sent where others read along', () => {
  const { log } = recordingLog()
  const client = createClient({ token: '1:A', apiRoot, log })
  const { note, noteInGroup } = createNotes({ client, log })
  const { show } = createCards({ client, refs: memoryRefs(), log, clock })
  const sends = [
    // @ts-expect-error -- a text that is not declared public
    () => noteInGroup(GROUP, { text: 'You have $613.00' }),
    // @ts-expect-error -- a chat that is not known to be private
    () => note(GROUP, 'You have $613.00'),
    // @ts-expect-error -- a chat that is not known to be private
    () => show(GROUP, card('a', 'You have $613.00'), 'news'),
  ]
  expect(sends).toHaveLength(3)
})

describe.each(ABILITIES)('where others read along, with %j', (abilities) => {
  it('no dialog that there is says anything', async () => {
    for (const name of GOALS) {
      const dialog = dialogFor(name)
      if (dialog === undefined) throw new Error(`no dialog answers ${name}`)
      const person = drive(dialog)
      person.open({}, name)
      const replies = person.shown().map(({ text }, at): Reply => ({ do: 'show', message: card(`${name}${at}`, text) }))
      await expectUnsent(replies)
    }
    expect(GOALS.length).toBeGreaterThan(40)
  }, 120_000)

  it('and nothing that comes of whatever somebody types and presses', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(did, { minLength: 1, maxLength: 12 }), async (acts) => {
        const w = bankFacts({ here: true })
        let session: Session | undefined = SIGNED_IN
        let seen: readonly Message[] = []
        for (const [n, one] of acts.entries()) {
          const stage = runTurn(w, session, actOf(one, seen), n, abilities)
          session = JSON.parse(JSON.stringify(stage.session)) as Session
          seen = [...seen, ...shownBy(stage.replies)].slice(-6)
          await expectUnsent(stage.replies)
          expect(stage.replies.length).toBeGreaterThan(0)
        }
      }),
      { numRuns: runs(50) },
    )
  }, 120_000)
})
