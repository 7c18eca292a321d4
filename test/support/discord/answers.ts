import type { SentFile } from './bodies.ts'
import { checked } from './check.ts'
import { invalidForm, refusal } from './errors.ts'
import { createMessage, editMessage, INTERACTION_FLAGS } from './messages.ts'
import { checkModal } from './rules.ts'
import { FirstResponse } from './schemas.ts'
import { EPHEMERAL, type InteractionRecord, LOADING, type StoredMessage, type DiscordState } from './state.ts'

const notHere = (why: string): Error =>
  invalidForm([{ path: ['type'], code: 'BASE_TYPE_CHOICES', message: `Value is not one of the types allowed: ${why}` }])

const checkType = (record: InteractionRecord, response: FirstResponse): void => {
  const { type } = response
  if (type === 1) throw notHere('a pong answers a ping')
  if (type === 8) throw notHere('choices answer an autocomplete')
  if ((type === 6 || type === 7) && record.sourceMessageId === undefined) throw notHere(`${type} needs a component`)
  if (type === 9 && record.kind === 'modal') throw notHere('a modal cannot answer a modal')
  if (type === 5 && ((response.data?.flags ?? 0) & ~EPHEMERAL) !== 0) throw notHere('only the ephemeral flag')
}

type Added = { readonly state: DiscordState; readonly record: InteractionRecord; readonly files: readonly SentFile[] }

const thinking = ({ state, record }: Added, flags: number): StoredMessage => {
  const message: StoredMessage = {
    id: state.snowflake(),
    channelId: record.channelId,
    authorId: state.applicationId,
    createdAt: state.now(),
    content: '',
    components: [],
    embeds: [],
    files: [],
    flags: flags | LOADING,
    edits: 0,
    deleted: false,
    interactionId: record.id,
    pings: [],
  }
  state.messages.set(message.id, message)
  return message
}

const source = ({ state, record }: Added): StoredMessage => {
  const message = state.messages.get(record.sourceMessageId ?? '')
  if (!message || message.deleted) throw refusal(404, 10_008, 'Unknown Message')
  return message
}

const shown = (added: Added, response: FirstResponse): StoredMessage | undefined => {
  const { state, record, files } = added
  const place = { channelId: record.channelId, authorId: state.applicationId, interactionId: record.id }
  switch (response.type) {
    case 4:
      return createMessage(state, { ...place, flags: INTERACTION_FLAGS }, { body: response.data, files })
    case 5:
      return thinking(added, response.data?.flags ?? 0)
    case 6:
      return source(added)
    case 7: {
      const message = source(added)
      editMessage(state, message, { body: response.data ?? {}, files })
      return message
    }
    case 9:
      checkModal(response.data)
      record.person.modal = { modal: response.data, from: record }
      return undefined
    case 1:
    case 8:
      return undefined
  }
}

/**
 * The first answer of an interaction, from the response body or the callback: at most one, in time, of a type that
 * this kind of interaction allows. Gives the message it made or changed.
 */
export const applyFirst = (
  state: DiscordState,
  record: InteractionRecord,
  given: { readonly payload: unknown; readonly files: readonly SentFile[]; readonly by: 'body' | 'callback' },
): StoredMessage | undefined => {
  if (record.state === 'late') throw refusal(404, 10_062, 'Unknown interaction')
  if (record.state === 'answered') {
    if (record.answer?.by !== given.by) state.violations.push(`interaction ${record.id}: answered by body and callback`)
    throw refusal(400, 40_060, 'Interaction has already been acknowledged.')
  }
  const response = checked(state, FirstResponse, given.payload)
  checkType(record, response)
  const message = shown({ state, record, files: given.files }, response)
  record.state = 'answered'
  record.answer = { type: response.type, by: given.by, afterMs: state.now() - record.sentAt }
  record.originalId = message?.id
  record.ephemeral = message !== undefined && (message.flags & EPHEMERAL) !== 0
  return message
}
