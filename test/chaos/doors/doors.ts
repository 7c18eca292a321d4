import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import type { ParleyInProcess } from '#test/support/whole-app.ts'
import type { Random } from '../simulator/random.ts'
import type { Json } from './mutate.ts'

/** One way into the house that takes a JSON body, and what a body needs to be let in there. */
export type Door = {
  readonly name: string
  readonly path: string
  /** A body as the platform sends it. */
  valid(random: Random): Json
  /** The headers that prove where these bytes come from. */
  proof(body: Buffer): Readonly<Record<string, string>>
}

let serial = 700_000_000

/** Strangers: what they say makes a session at most. */
const STRANGER = { id: 6_100_000_001, is_bot: false, first_name: 'Eve', language_code: 'en' }
const CHAT = { id: STRANGER.id, type: 'private', first_name: 'Eve' }

const message = (): Json => ({
  message_id: (serial += 1),
  date: Math.floor(Date.now() / 1000),
  chat: CHAT,
  from: STRANGER,
  text: '/price',
  entities: [{ type: 'bot_command', offset: 0, length: 6 }],
})

/** What Telegram delivers, each kind once. */
const updates: readonly [() => Json, ...(() => Json)[]] = [
  () => ({ update_id: (serial += 1), message: message() }),
  () => ({ update_id: (serial += 1), edited_message: message() }),
  () => ({
    update_id: (serial += 1),
    callback_query: {
      id: String((serial += 1)),
      from: STRANGER,
      chat_instance: '1',
      data: 'g-menu',
      message: { message_id: 1, date: 1, chat: CHAT, text: 'x' },
    },
  }),
  () => ({
    update_id: (serial += 1),
    message: {
      ...{ message_id: (serial += 1), date: 1_796_000_000, chat: CHAT, from: STRANGER, caption: 'my id' },
      photo: [{ file_id: 'none', file_unique_id: 'n', file_size: 10, width: 10, height: 10 }],
    },
  }),
  () => ({
    update_id: (serial += 1),
    message: {
      ...{ message_id: (serial += 1), date: 1_796_000_000, chat: CHAT, from: STRANGER },
      contact: { phone_number: '+12127365000', first_name: 'Eve', user_id: STRANGER.id },
    },
  }),
  () => ({
    update_id: (serial += 1),
    my_chat_member: {
      ...{ chat: CHAT, from: STRANGER, date: 1_796_000_000 },
      old_chat_member: { status: 'kicked', user: STRANGER, until_date: 0 },
      new_chat_member: { status: 'member', user: STRANGER },
    },
  }),
]

const interactions = (applicationId: string): readonly [() => Json, ...(() => Json)[]] => {
  const common = () => ({
    id: String(1_400_000_000_000_000_000n + BigInt((serial += 1))),
    application_id: applicationId,
    token: randomBytes(30).toString('base64url'),
    version: 1,
    channel_id: '1400000000000000001',
    locale: 'en-US',
    entitlements: [],
    authorizing_integration_owners: { 1: '1400000000000000002' },
    user: { id: '1400000000000000002', username: 'eve', discriminator: '0', global_name: null, avatar: null },
    context: 1,
    channel: { id: '1400000000000000001', type: 1 },
  })
  const shown = {
    id: '1400000000000000003',
    channel_id: '1400000000000000001',
    content: 'x',
    components: [],
    embeds: [],
  }
  return [
    () => ({ ...common(), type: 1 }),
    () => ({ ...common(), type: 2, data: { id: '1', name: 'price', type: 1, options: [] } }),
    () => ({
      ...common(),
      type: 2,
      data: { id: '1', name: 'send', type: 1, options: [{ name: 'amount', type: 3, value: '5' }] },
    }),
    () => ({ ...common(), type: 3, data: { component_type: 2, custom_id: 'g-menu', id: 0 }, message: shown }),
    () => ({ ...common(), type: 3, data: { component_type: 3, custom_id: 'pick:0', values: ['g-menu'], id: 0 } }),
    () => ({
      ...common(),
      type: 5,
      data: {
        custom_id: 'modal:none',
        components: [{ type: 18, id: 0, component: { type: 4, id: 0, custom_id: 'pin', value: '1' } }],
      },
    }),
  ]
}

const acts: readonly [() => Json, ...(() => Json)[]] = [
  () => ({ id: randomUUID(), act: { do: 'say', text: '/price' } }),
  () => ({ id: randomUUID(), act: { do: 'press', button: 'g-menu' } }),
  () => ({ id: randomUUID(), act: { do: 'fill', form: 'none', values: { handle: 'eve', pin: '1' } } }),
]

const bankEvent = (scope: string, rest: Json): Json => ({
  webhook_meta: {
    ...{ date: { $date: Date.now() }, function: scope, log_id: randomBytes(12).toString('hex'), updated_by: 'SELF' },
  },
  _rest: rest,
})
const bankEvents: readonly [() => Json, ...(() => Json)[]] = [
  () => bankEvent('USER|PATCH', { _id: 'a'.repeat(24) }),
  () => bankEvent('NODE|PATCH', { _id: 'b'.repeat(24), user_id: 'a'.repeat(24) }),
  () =>
    bankEvent('TRAN|PATCH', {
      _id: 'c'.repeat(24),
      from: { id: 'b'.repeat(24), user: { _id: 'a'.repeat(24) } },
      to: { id: 'd'.repeat(24), user: null },
      extra: { supp_id: 'op_none' },
    }),
]

const JSON_TYPE = { 'content-type': 'application/json' }

type Doors = Readonly<Record<'telegram' | 'discord' | 'bank' | 'turns', Door>>

/** The doors that need nobody's platform. */
export const openDoors = (bankSecret: string): Pick<Doors, 'bank' | 'turns'> => {
  const token = randomBytes(32).toString('base64url')
  return {
    bank: {
      name: 'the bank',
      path: '/webhooks/synapse',
      valid: (random) => random.pick(bankEvents)(),
      proof: (body) => ({
        ...JSON_TYPE,
        'x-synapse-signature-sha256-fullbody': createHmac('sha256', bankSecret).update(body).digest('hex'),
      }),
    },
    turns: {
      name: 'web chat',
      path: '/chat/turns',
      valid: (random) => random.pick(acts)(),
      proof: () => ({ ...JSON_TYPE, authorization: `Bearer ${token}` }),
    },
  }
}

/** Every door with a body, of a running Parley. */
export const doorsOf = ({ runtime: { config }, discord }: ParleyInProcess): Doors => {
  const telegramSecret = config.TELEGRAM_WEBHOOK_SECRET?.reveal() ?? ''
  return {
    ...openDoors(config.SYNAPSE_CLIENT_SECRET.reveal()),
    telegram: {
      name: 'Telegram',
      path: '/webhooks/telegram',
      valid: (random) => random.pick(updates)(),
      proof: () => ({ ...JSON_TYPE, 'x-telegram-bot-api-secret-token': telegramSecret }),
    },
    discord: {
      name: 'Discord',
      path: '/webhooks/discord',
      valid: (random) => random.pick(interactions(discord.applicationId))(),
      proof: (body) => ({ ...JSON_TYPE, ...discord.sign(body) }),
    },
  }
}
