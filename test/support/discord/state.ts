import type { APIMessageTopLevelComponent } from 'discord-api-types/v10'
import type { Component, Embed, Modal } from './schemas.ts'

export const EPHEMERAL = 1 << 6
export const LOADING = 1 << 7
const DISCORD_EPOCH = 1_420_070_400_000n

export type StoredFile = {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly description: string | undefined
  readonly bytes: Uint8Array
}

/** One message as Discord keeps it. Deleted ones stay here with their mark, so that a test can look at what was. */
export type StoredMessage = {
  readonly id: string
  readonly channelId: string
  readonly authorId: string
  readonly createdAt: number
  content: string
  components: readonly Component[]
  embeds: readonly Embed[]
  files: readonly StoredFile[]
  flags: number
  edits: number
  deleted: boolean
  /** The interaction whose token may edit it. */
  readonly interactionId: string | undefined
  /** Users and roles that would have been notified. */
  pings: readonly string[]
}

export type Person = {
  readonly id: string
  readonly username: string
  readonly globalName: string | null
  readonly channelId: string
  /** What the bot opens for this person is read by others, which Discord has never done. */
  readonly othersRead?: boolean
  /** `blocked` answers 50007, `no-server` 50278. */
  reach: 'open' | 'blocked' | 'no-server'
  modal: { readonly modal: Modal; readonly from: InteractionRecord } | undefined
}

export type InteractionRecord = {
  readonly id: string
  readonly token: string
  readonly kind: 'command' | 'component' | 'modal'
  /** 6 and 7 need a message to act on: a component, or a modal that a component opened. */
  readonly sourceMessageId: string | undefined
  readonly person: Person
  readonly where: 'dm' | 'guild'
  readonly channelId: string
  readonly sentAt: number
  state: 'waiting' | 'answered' | 'late'
  answer: FirstAnswer | undefined
  originalId: string | undefined
  ephemeral: boolean
  followUps: number
}

/** How the bot first answered: Discord's response type, and the way it came. */
export type FirstAnswer = { readonly type: number; readonly by: 'body' | 'callback'; readonly afterMs: number }

export type RegisteredCommand = {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly contexts: readonly number[]
  readonly options: readonly { readonly name: string; readonly type: number; readonly required: boolean }[]
}

export type DiscordState = ReturnType<typeof createDiscordState>

/** Everything this Discord remembers. `advance` moves its clock: token lives and message ages follow it. */
export const createDiscordState = (settings: { readonly applicationId: string; readonly token: string }) => {
  let offset = 0
  let sequence = 0n
  const now = (): number => Date.now() + offset
  const snowflake = (): string => {
    sequence += 1n
    return String(((BigInt(now()) - DISCORD_EPOCH) << 22n) | (sequence & 0x3fffffn))
  }
  return {
    ...settings,
    now,
    advance: (ms: number): void => {
      offset += ms
    },
    snowflake,
    people: new Map<string, Person>(),
    messages: new Map<string, StoredMessage>(),
    interactions: new Map<string, InteractionRecord>(),
    nonces: new Map<string, { readonly messageId: string; readonly at: number }>(),
    /** DM channels the bot has opened or was written in. */
    openChannels: new Set<string>(),
    commands: [] as RegisteredCommand[],
    typing: [] as string[],
    violations: [] as string[],
    guildChannelId: snowflake(),
    guildId: snowflake(),
  }
}

export const personOfChannel = (state: DiscordState, channelId: string): Person | undefined =>
  [...state.people.values()].find((person) => person.channelId === channelId)

/** Stored components are what the checks let through, so they have the published shape; a copy keeps ours ours. */
export const asPublished = (components: readonly Component[]): APIMessageTopLevelComponent[] =>
  JSON.parse(JSON.stringify(components)) as APIMessageTopLevelComponent[]
