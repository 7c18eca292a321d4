import {
  Locale,
  type APIAttachment,
  type APIChatInputApplicationCommandDMInteraction,
  type APIChatInputApplicationCommandGuildInteraction,
  type APIDMInteractionWrapper,
  type APIGuildInteractionWrapper,
  type APIInteraction,
  type APIMessageComponentDMInteraction,
  type APIMessageComponentInteractionData,
  type APIModalSubmission,
  type APIModalSubmitDMInteraction,
} from 'discord-api-types/v10'
import { randomBytes } from 'node:crypto'
import { apiMessage, apiUser } from './messages.ts'
import type { InteractionRecord, Person, RegisteredCommand, StoredMessage, DiscordState } from './state.ts'

type Known = Pick<InteractionRecord, 'kind' | 'sourceMessageId' | 'where'>

/** A new interaction of a person, waiting for its first answer. */
export const openInteraction = (state: DiscordState, person: Person, known: Known): InteractionRecord => {
  const record: InteractionRecord = {
    ...known,
    id: state.snowflake(),
    token: randomBytes(60).toString('base64url'),
    person,
    channelId: known.where === 'dm' ? person.channelId : state.guildChannelId,
    sentAt: state.now(),
    state: 'waiting',
    answer: undefined,
    originalId: undefined,
    ephemeral: false,
    followUps: 0,
  }
  state.interactions.set(record.id, record)
  return record
}

const base = (state: DiscordState, record: InteractionRecord) => ({
  id: record.id,
  application_id: state.applicationId,
  token: record.token,
  version: 1 as const,
  channel_id: record.channelId,
  app_permissions: '562949953601536',
  locale: Locale.EnglishUS,
  entitlements: [],
  authorizing_integration_owners: record.where === 'dm' ? { 1: record.person.id } : { 0: state.guildId },
  attachment_size_limit: 10_485_760,
})

const dm = (record: InteractionRecord) => ({
  user: apiUser(record.person),
  context: 1 as const,
  channel: { id: record.channelId, type: 1 as const },
})

const guildMember = (state: DiscordState, record: InteractionRecord) => ({
  guild_id: state.guildId,
  guild_locale: Locale.EnglishUS,
  context: 0 as const,
  channel: { id: record.channelId, type: 0 as const },
  member: {
    user: apiUser(record.person),
    roles: [],
    joined_at: new Date(state.now()).toISOString(),
    deaf: false,
    mute: false,
    flags: 0,
    permissions: '0',
  },
})

type Options = readonly { readonly name: string; readonly value: string | APIAttachment }[]

/** An attached file stands in `resolved`; the option has its id. */
const resolvedOf = (given: Options) => {
  const files = given.flatMap(({ value }) => (typeof value === 'string' ? [] : [[value.id, value] as const]))
  return files.length === 0 ? {} : { resolved: { attachments: Object.fromEntries(files) } }
}

export const commandInteraction = (
  state: DiscordState,
  record: InteractionRecord,
  command: RegisteredCommand,
  given: Options,
): APIChatInputApplicationCommandDMInteraction | APIChatInputApplicationCommandGuildInteraction => {
  const common = {
    ...base(state, record),
    type: 2 as const,
    data: {
      id: command.id,
      name: command.name,
      type: 1 as const,
      options: given.map(({ name, value }) =>
        typeof value === 'string' ? { name, type: 3 as const, value } : { name, type: 11 as const, value: value.id },
      ),
      ...resolvedOf(given),
    },
  }
  return record.where === 'dm' ? { ...common, ...dm(record) } : { ...common, ...guildMember(state, record) }
}

export const componentInteraction = (
  state: DiscordState,
  record: InteractionRecord,
  message: StoredMessage,
  data: APIMessageComponentInteractionData,
): APIMessageComponentDMInteraction => ({
  ...base(state, record),
  ...dm(record),
  type: 3,
  message: apiMessage(state, message),
  data,
})

/** `message` comes along only when a component had opened the modal. */
export const modalInteraction = (
  state: DiscordState,
  record: InteractionRecord,
  data: APIModalSubmission,
  message: StoredMessage | undefined,
): APIModalSubmitDMInteraction => ({
  ...base(state, record),
  ...dm(record),
  type: 5,
  data,
  ...(message ? { message: apiMessage(state, message) } : {}),
})

export type SentInteraction =
  | APIInteraction
  | APIDMInteractionWrapper<Extract<APIInteraction, { type: 3 }>>
  | APIGuildInteractionWrapper<Extract<APIInteraction, { type: 2 }>>
