import type { APIDMChannel, APIMessage, APIUser } from 'discord-api-types/v10'
import { createHash } from 'node:crypto'
import type { SentFile } from './bodies.ts'
import { invalidForm } from './errors.ts'
import { checkMessage, checkNotEmpty } from './rules.ts'
import type { MessageBody } from './schemas.ts'
import {
  asPublished,
  EPHEMERAL,
  LOADING,
  type Person,
  type StoredFile,
  type StoredMessage,
  type DiscordState,
} from './state.ts'

const SUPPRESS_EMBEDS = 1 << 2
const SUPPRESS_NOTIFICATIONS = 1 << 12
const COMPONENTS_V2 = 1 << 15
export const CHANNEL_FLAGS = { allowed: SUPPRESS_EMBEDS | SUPPRESS_NOTIFICATIONS | COMPONENTS_V2 }
export const INTERACTION_FLAGS = { allowed: CHANNEL_FLAGS.allowed | EPHEMERAL }
const EDIT_FLAGS = { allowed: SUPPRESS_EMBEDS | COMPONENTS_V2 }

type Sent = { readonly body: MessageBody; readonly files: readonly SentFile[] }

/** Who would hear of it: the text's mentions, less what `allowed_mentions` holds back. Absent, everything pings. */
const pingsOf = ({ content, allowed_mentions: allowed }: MessageBody): readonly string[] => {
  const found = [...(content ?? '').matchAll(/<@[!&]?\d+>|@everyone|@here/g)].map(([mention]) => mention)
  if (allowed === undefined || allowed === null) return found
  const parse = allowed.parse ?? []
  return found.filter((mention) => {
    if (mention === '@everyone' || mention === '@here') return parse.includes('everyone')
    if (mention.startsWith('<@&')) return parse.includes('roles')
    return parse.includes('users') || (allowed.users ?? []).some((user) => mention.includes(user))
  })
}

const storedFiles = (state: DiscordState, { body, files }: Sent): readonly StoredFile[] =>
  files.map((file) => ({
    id: state.snowflake(),
    name: file.name,
    type: file.type,
    bytes: file.bytes,
    description: body.attachments?.find((attachment) => Number(attachment.id) === file.slot)?.description,
  }))

const checkAttachments = ({ body, files }: Sent, kept: readonly StoredFile[]): void => {
  const faults = (body.attachments ?? [])
    .map(({ id }, at) => ({ id: String(id), at }))
    .filter(({ id }) => !files.some((file) => String(file.slot) === id) && !kept.some((file) => file.id === id))
    .map(({ at }) => ({
      path: ['attachments', at, 'id'],
      code: 'MESSAGE_ATTACHMENT_NOT_FOUND',
      message: 'Unknown attachment',
    }))
  if (faults.length > 0) throw invalidForm(faults)
}

type Place = {
  readonly channelId: string
  readonly authorId: string
  readonly interactionId?: string
  readonly flags: { readonly allowed: number }
}

/** Checks by hand what the schema can't, and adds the message. */
export const createMessage = (state: DiscordState, place: Place, sent: Sent): StoredMessage => {
  const { body } = sent
  checkMessage(body, sent.files.length, place.flags)
  checkAttachments(sent, [])
  const message: StoredMessage = {
    id: state.snowflake(),
    channelId: place.channelId,
    authorId: place.authorId,
    createdAt: state.now(),
    content: body.content ?? '',
    components: body.components ?? [],
    embeds: body.embeds ?? [],
    files: storedFiles(state, sent),
    flags: body.flags ?? 0,
    edits: 0,
    deleted: false,
    interactionId: place.interactionId,
    pings: pingsOf(body),
  }
  checkNotEmpty(message)
  state.messages.set(message.id, message)
  return message
}

/** Absent fields stay as they are; `attachments` names what is kept of the old files. */
export const editMessage = (state: DiscordState, message: StoredMessage, sent: Sent): void => {
  const { body } = sent
  checkMessage({ ...body, flags: (body.flags ?? 0) & ~EPHEMERAL }, sent.files.length, EDIT_FLAGS)
  checkAttachments(sent, message.files)
  const named = body.attachments
  const kept = named ? message.files.filter((file) => named.some(({ id }) => String(id) === file.id)) : message.files
  const next = {
    content: body.content === undefined ? message.content : (body.content ?? ''),
    components: body.components === undefined ? message.components : (body.components ?? []),
    embeds: body.embeds === undefined ? message.embeds : (body.embeds ?? []),
    files: [...kept, ...storedFiles(state, sent)],
  }
  checkNotEmpty(next)
  const fixed = message.flags & EPHEMERAL
  const first = (message.flags & LOADING) !== 0
  Object.assign(message, next, {
    pings: [...message.pings, ...pingsOf(body)],
    flags: body.flags === undefined ? message.flags & ~LOADING : (body.flags & ~EPHEMERAL) | fixed,
    // Filling a "thinking" message is its first showing; after that every change is an edit.
    edits: message.edits + (first ? 0 : 1),
  })
}

export const apiUser = (person: Pick<Person, 'id' | 'username' | 'globalName'>, bot = false): APIUser => ({
  id: person.id,
  username: person.username,
  discriminator: '0',
  global_name: person.globalName,
  avatar: null,
  ...(bot ? { bot: true } : {}),
})

export const apiMessage = (state: DiscordState, message: StoredMessage): APIMessage => {
  const person = state.people.get(message.authorId)
  return {
    id: message.id,
    channel_id: message.channelId,
    author: person ? apiUser(person) : apiUser({ id: state.applicationId, username: 'parley', globalName: null }, true),
    content: message.content,
    timestamp: new Date(message.createdAt).toISOString(),
    edited_timestamp: message.edits > 0 ? new Date(state.now()).toISOString() : null,
    tts: false,
    mention_everyone: false,
    mention_roles: [],
    mentions: [],
    attachments: message.files.map((file) => ({
      id: file.id,
      filename: file.name,
      size: file.bytes.byteLength,
      url: `https://cdn.example.test/${file.id}/${encodeURIComponent(file.name)}`,
      proxy_url: `https://media.example.test/${file.id}/${encodeURIComponent(file.name)}`,
      content_type: file.type,
      ...(file.description === undefined ? {} : { description: file.description }),
    })),
    embeds: JSON.parse(JSON.stringify(message.embeds)) as APIMessage['embeds'],
    pinned: false,
    type: message.interactionId === undefined ? 0 : 20,
    flags: message.flags,
    components: asPublished(message.components),
    ...(message.interactionId === undefined ? {} : { webhook_id: state.applicationId }),
  }
}

export const apiDmChannel = (person: Person): Omit<APIDMChannel, 'type'> & { readonly type: 1 | 3 } => ({
  id: person.channelId,
  type: person.othersRead === true ? 3 : 1,
  name: null,
  last_message_id: null,
  recipients: [apiUser(person)],
})

/** A stable number for a name, so that one nickname is one user in every run. */
export const idFromName = (name: string): string =>
  String(
    100_000_000_000_000_000n +
      (BigInt(`0x${createHash('sha256').update(name).digest('hex').slice(0, 14)}`) % 10n ** 17n),
  )
