import type { BotCommand, InlineKeyboardButton, KeyboardButton, MessageEntity } from '@grammyjs/types'
import type { Deliveries } from './deliveries.ts'
import { checkFile } from './check-file.ts'
import type { Files } from './files.ts'
import type { Method } from './methods.ts'
import type { createRates } from './rates.ts'
import { badRequest, Refusal } from './refusal.ts'
import type { SentFile } from './state.ts'
import { checkFormatting, checkKeyboard, checkReplyKeyboard, checkText } from './text-rules.ts'
import type { Webhook } from './webhook.ts'
import type { Chat, Posted, TelegramState } from './state.ts'

/** A request after the schema's check: its fields, and files by the field they came in. */
export type Params = { readonly [name: string]: unknown; readonly files: ReadonlyMap<string, SentFile> }

export type Deps = {
  readonly state: TelegramState
  readonly files: Files
  readonly clock: () => number
  readonly rates: ReturnType<typeof createRates>
  readonly webhook: Webhook
  readonly deliveries: Deliveries
  readonly callbackDeadlineMs: number
}

const MAX_TEXT = 4096
const MAX_CAPTION = 1024
const DELETE_SECONDS = 48 * 3600
const NOT_MODIFIED =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message'

const optional = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
const list = <T>(value: unknown): T[] => (Array.isArray(value) ? (value as T[]) : [])
const inlineRows = (params: Params): InlineKeyboardButton[][] =>
  list<InlineKeyboardButton[]>((params['reply_markup'] as { inline_keyboard?: unknown } | undefined)?.inline_keyboard)
const hasOtherKeyboard = (params: Params): boolean =>
  params['reply_markup'] !== undefined && !('inline_keyboard' in (params['reply_markup'] as object))

type ReplyMarkup = {
  readonly keyboard?: readonly (readonly (KeyboardButton | string)[])[]
  readonly one_time_keyboard?: boolean
  readonly remove_keyboard?: boolean
}

/** Takes over what a message puts below the text field, or takes away from there. */
const setReplyKeyboard = (chat: Chat, params: Params): void => {
  const {
    keyboard,
    one_time_keyboard: oneTime = false,
    remove_keyboard: removed,
  } = (params['reply_markup'] as ReplyMarkup | undefined) ?? {}
  if (removed === true) chat.replyKeyboard = undefined
  if (keyboard === undefined) return
  const rows = keyboard.map((row) => row.map((button) => (typeof button === 'string' ? { text: button } : button)))
  checkReplyKeyboard(rows, chat.kind)
  chat.replyKeyboard = { rows, oneTime }
}

const chatOf = ({ state }: Deps, params: Params): Chat => {
  const chat = state.chats.get(Number(params['chat_id']))
  if (chat === undefined || !chat.started) throw badRequest('chat not found')
  if (chat.migratedTo !== undefined) {
    throw new Refusal(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
      migrate_to_chat_id: chat.migratedTo,
    })
  }
  if (chat.deactivated) throw new Refusal(403, 'Forbidden: user is deactivated')
  if (chat.blocked) throw new Refusal(403, 'Forbidden: bot was blocked by the user')
  return chat
}

const pace = ({ rates }: Deps, chat: Chat): void => rates.send(chat.id, chat.kind === 'group')

const send = (deps: Deps, params: Params, content: { text: string; entities: MessageEntity[]; file?: SentFile }) => {
  const chat = chatOf(deps, params)
  const keyboard = inlineRows(params)
  checkKeyboard(keyboard, chat.kind)
  pace(deps, chat)
  setReplyKeyboard(chat, params)
  const posted = deps.state.post(chat, {
    from: 'bot',
    ...content,
    keyboard,
    protected: params['protect_content'] === true,
    editable: !hasOtherKeyboard(params),
  })
  return deps.state.message(chat, posted)
}

const sendMessage = (deps: Deps, params: Params) => {
  const text = String(params['text'])
  const entities = list<MessageEntity>(params['entities'])
  checkText(text, { max: MAX_TEXT, tooLong: 'message is too long' })
  checkFormatting(text, { entities, parseMode: optional(params['parse_mode']) })
  return send(deps, params, { text, entities })
}

const caption = (params: Params, tooLong: string): { text: string; entities: MessageEntity[] } => {
  const text = optional(params['caption']) ?? ''
  const entities = list<MessageEntity>(params['caption_entities'])
  if (text !== '') {
    checkText(text, { max: MAX_CAPTION, tooLong })
    checkFormatting(text, { entities, parseMode: optional(params['parse_mode']) })
  }
  return { text, entities }
}

const sendFile = (deps: Deps, params: Params, kind: SentFile['kind']) => {
  const file = params.files.get(kind)
  if (file === undefined) throw badRequest(`there is no ${kind} in the request`)
  return send(deps, params, { ...caption(params, 'message caption is too long'), file: checkFile(file, kind) })
}

const found = (deps: Deps, params: Params, gone: string): { chat: Chat; posted: Posted } => {
  const chat = chatOf(deps, params)
  const posted = chat.messages.find((each) => each.id === Number(params['message_id']) && !each.deleted)
  if (posted === undefined) throw badRequest(gone)
  return { chat, posted }
}

const editable = (deps: Deps, params: Params): { chat: Chat; posted: Posted } => {
  const place = found(deps, params, 'message to edit not found')
  if (place.posted.from !== 'bot' || !place.posted.editable) throw badRequest("message can't be edited")
  return place
}

/** Text, entities and keyboard replaced as one; leaving out the keyboard removes it. */
const change = (
  deps: Deps,
  { chat, posted }: { chat: Chat; posted: Posted },
  next: Pick<Posted, 'text' | 'entities' | 'keyboard' | 'file'>,
) => {
  checkKeyboard(next.keyboard, chat.kind)
  pace(deps, chat)
  const now = JSON.stringify([posted.text, posted.entities, posted.keyboard])
  const isSame = now === JSON.stringify([next.text, next.entities, next.keyboard])
  if (isSame && next.file === undefined) throw badRequest(NOT_MODIFIED)
  if (posted.text !== next.text) posted.former.push(posted.text)
  Object.assign(posted, next, { edited: true })
  return deps.state.message(chat, posted)
}

const editText = (deps: Deps, params: Params) => {
  const text = String(params['text'])
  const entities = list<MessageEntity>(params['entities'])
  const place = editable(deps, params)
  if (place.posted.file !== undefined) throw badRequest('there is no text in the message to edit')
  checkText(text, { max: MAX_TEXT, tooLong: 'MESSAGE_TOO_LONG' })
  checkFormatting(text, { entities, parseMode: optional(params['parse_mode']) })
  return change(deps, place, { text, entities, keyboard: inlineRows(params) })
}

const editCaption = (deps: Deps, params: Params) => {
  const place = editable(deps, params)
  if (place.posted.file === undefined) throw badRequest('there is no caption in the message to edit')
  return change(deps, place, { ...caption(params, 'MEDIA_CAPTION_TOO_LONG'), keyboard: inlineRows(params) })
}

/** The file is a part of its own, which the media names. */
const editMedia = (deps: Deps, params: Params) => {
  const place = editable(deps, params)
  if (place.posted.file === undefined) throw badRequest('this stand-in plays no exchange of a text for a file')
  const media = params['media'] as { type: string; media: string; caption?: string; caption_entities?: unknown }
  const file = params.files.get(/^attach:\/\/(.+)$/.exec(media.media)?.[1] ?? '')
  if (file === undefined) throw badRequest('wrong file identifier/HTTP URL specified')
  if (media.type !== 'photo' && media.type !== 'document') throw badRequest('this stand-in plays no such media')
  const written = caption({ ...media, files: params.files }, 'MEDIA_CAPTION_TOO_LONG')
  return change(deps, place, { ...written, file: checkFile(file, media.type), keyboard: inlineRows(params) })
}

const editKeyboard = (deps: Deps, params: Params) => {
  const place = editable(deps, params)
  return change(deps, place, { text: place.posted.text, entities: place.posted.entities, keyboard: inlineRows(params) })
}

const remove = (deps: Deps, params: Params): true => {
  const { chat, posted } = found(deps, params, 'message to delete not found')
  if (deps.clock() / 1000 - posted.date > DELETE_SECONDS) throw badRequest("message can't be deleted for everyone")
  if (chat.kind === 'group' && posted.from !== 'bot') throw badRequest("message can't be deleted")
  posted.deleted = true
  return true
}

const removeMany = (deps: Deps, params: Params): true => {
  const ids = list<number>(params['message_ids'])
  if (ids.length < 1 || ids.length > 100) throw badRequest('too many message identifiers specified')
  const chat = chatOf(deps, params)
  for (const posted of chat.messages) if (ids.includes(posted.id)) posted.deleted = true
  return true
}

const answerQuery = ({ state, clock, callbackDeadlineMs }: Deps, params: Params): true => {
  const query = state.queries.get(String(params['callback_query_id']))
  const text = optional(params['text']) ?? ''
  if (text.length > 200) throw badRequest('MESSAGE_TOO_LONG')
  if (query === undefined || query.answer !== undefined || clock() - query.at > callbackDeadlineMs) {
    throw badRequest('query is too old and response timeout expired or query ID is invalid')
  }
  query.answer = { text, alert: params['show_alert'] === true }
  return true
}

const checkCommands = (commands: readonly BotCommand[]): void => {
  if (commands.length > 100) throw badRequest('BOT_COMMANDS_TOO_MUCH')
  for (const { command, description } of commands) {
    if (!/^[a-z0-9_]{1,32}$/.test(command.replace(/^\//, ''))) throw badRequest('BOT_COMMAND_INVALID')
    if (description.length < 1 || description.length > 256) throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID')
  }
}

const setWebhook = ({ webhook, deliveries }: Deps, params: Params): true => {
  const secret = optional(params['secret_token'])
  const allowed = params['allowed_updates']
  const max = params['max_connections']
  webhook.set({
    url: String(params['url']),
    ...(secret === undefined ? {} : { secret }),
    ...(Array.isArray(allowed) ? { allowed: allowed as string[] } : {}),
    ...(typeof max === 'number' ? { maxConnections: max } : {}),
  })
  if (params['drop_pending_updates'] === true) deliveries.clear()
  deliveries.pump()
  return true
}

const getUpdates = ({ webhook, deliveries }: Deps, params: Params) => {
  if (webhook.isSet()) {
    throw new Refusal(
      409,
      "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    )
  }
  if (Array.isArray(params['allowed_updates'])) webhook.allow(params['allowed_updates'] as string[])
  return deliveries.poll({
    offset: Number(params['offset'] ?? 0),
    limit: Math.min(100, Math.max(1, Number(params['limit'] ?? 100))),
    timeout: Number(params['timeout'] ?? 0),
  })
}

/** What each method does and gives back; throws `Refusal` where Telegram refuses. */
export const createCalls = (deps: Deps): { readonly [M in Method]: (params: Params) => unknown } => {
  const { state, webhook, deliveries } = deps
  let commands: readonly BotCommand[] = []
  return {
    getMe: () => ({
      ...state.bot,
      can_join_groups: true,
      can_read_all_group_messages: false,
      supports_inline_queries: false,
    }),
    setWebhook: (params) => {
      deps.rates.setWebhook()
      return setWebhook(deps, params)
    },
    deleteWebhook: (params) => setWebhook(deps, { ...params, url: '' }),
    getWebhookInfo: () => webhook.info(deliveries.count()),
    getUpdates: (params) => getUpdates(deps, params),
    sendMessage: (params) => sendMessage(deps, params),
    sendPhoto: (params) => sendFile(deps, params, 'photo'),
    sendDocument: (params) => sendFile(deps, params, 'document'),
    getFile: (params) => deps.files.getFile(String(params['file_id'])),
    sendChatAction: (params) => chatOf(deps, params).actions.push(String(params['action'])) > 0,
    editMessageText: (params) => editText(deps, params),
    editMessageCaption: (params) => editCaption(deps, params),
    editMessageMedia: (params) => editMedia(deps, params),
    editMessageReplyMarkup: (params) => editKeyboard(deps, params),
    deleteMessage: (params) => remove(deps, params),
    deleteMessages: (params) => removeMany(deps, params),
    answerCallbackQuery: (params) => answerQuery(deps, params),
    setMyCommands: (params) => {
      checkCommands(list<BotCommand>(params['commands']))
      commands = list<BotCommand>(params['commands'])
      return true
    },
    getMyCommands: () => commands,
    setChatMenuButton: () => true,
  }
}
