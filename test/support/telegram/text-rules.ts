import type { InlineKeyboardButton, KeyboardButton, MessageEntity } from '@grammyjs/types'
import { checkMarkup } from './parse-mode.ts'
import { badRequest } from './refusal.ts'

const MAX_RAW_BYTES = 32_768
const MAX_ROW = 8
const MAX_BUTTONS = 100

/** Lengths are UTF-16 units, which is what a JavaScript string counts in. */
export const checkText = (text: string, { max, tooLong }: { max: number; tooLong: string }): void => {
  if (text === '') throw badRequest('message text is empty')
  if (text.trim() === '') throw badRequest('text must be non-empty')
  if (text.length > max || Buffer.byteLength(text) > MAX_RAW_BYTES) throw badRequest(tooLong)
}

/** Refuses what Telegram refuses, and what it would silently drop: an entity past the end, or cutting a character. */
export const checkEntities = (text: string, entities: readonly MessageEntity[]): void => {
  for (const { type, offset, length } of entities) {
    if (!Number.isInteger(offset) || !Number.isInteger(length) || offset < 0 || length <= 0) {
      throw badRequest(`can't parse entities: entity ${type} has wrong bounds`)
    }
    if (offset + length > text.length)
      throw badRequest(
        `entity beginning at UTF-16 offset ${offset} ends after the end of the text at UTF-16 offset ${offset + length}`,
      )
    if (splitsPair(text, offset) || splitsPair(text, offset + length)) {
      throw badRequest(
        `entity beginning at UTF-16 offset ${offset} ends in a middle of a UTF-16 symbol at UTF-16 offset ${offset + length}`,
      )
    }
  }
}

const splitsPair = (text: string, at: number): boolean =>
  /[\uD800-\uDBFF]/.test(text[at - 1] ?? '') && /[\uDC00-\uDFFF]/.test(text[at] ?? '')

export const checkFormatting = (
  text: string,
  { entities, parseMode }: { entities: readonly MessageEntity[]; parseMode: string | undefined },
): void => {
  if (parseMode !== undefined) return checkMarkup(text, parseMode)
  checkEntities(text, entities)
}

const ACTIONS = [
  'callback_data',
  'url',
  'web_app',
  'login_url',
  'switch_inline_query',
  'switch_inline_query_current_chat',
  'switch_inline_query_chosen_chat',
  'copy_text',
  'callback_game',
  'pay',
  'disabled',
]

const isPublicHost = (url: string, protocols: readonly string[]): boolean => {
  if (!URL.canParse(url)) return false
  const { protocol, hostname } = new URL(url)
  return (
    protocols.includes(protocol) &&
    hostname.includes('.') &&
    !/^[\d.]+$/.test(hostname) &&
    !/\.(local|localhost|internal)$/.test(hostname)
  )
}

const checkButton = (button: InlineKeyboardButton, kind: 'private' | 'group'): void => {
  if (typeof button.text !== 'string' || button.text.trim() === '')
    throw badRequest('inline keyboard button text must be non-empty')
  if (!ACTIONS.some((action) => action in button)) throw badRequest('Text buttons are unallowed in the inline keyboard')
  if ('callback_data' in button) {
    const bytes = Buffer.byteLength(String(button.callback_data))
    if (bytes < 1 || bytes > 64) throw badRequest('BUTTON_DATA_INVALID')
  }
  if ('url' in button && !button.url.startsWith('tg://') && !isPublicHost(button.url, ['https:', 'http:'])) {
    throw badRequest(`inline keyboard button URL '${button.url}' is invalid: Wrong HTTP URL`)
  }
  if ('web_app' in button && kind !== 'private') throw badRequest('BUTTON_TYPE_INVALID')
  if ('web_app' in button && !isPublicHost(button.web_app.url, ['https:'])) {
    throw badRequest(
      `inline keyboard button Web App URL '${button.web_app.url}' is invalid: Only HTTPS links are allowed`,
    )
  }
}

export const checkKeyboard = (rows: readonly (readonly InlineKeyboardButton[])[], kind: 'private' | 'group'): void => {
  for (const row of rows) {
    if (row.length > MAX_ROW) throw badRequest('BUTTON_ROW_TOO_LONG')
    for (const button of row) checkButton(button, kind)
  }
  if (rows.flat().length > MAX_BUTTONS) throw badRequest('reply markup is too long')
}

/** A keyboard below the text field. A person's number is asked for in private alone. */
export const checkReplyKeyboard = (rows: readonly (readonly KeyboardButton[])[], kind: 'private' | 'group'): void => {
  for (const button of rows.flat()) {
    if (typeof button === 'string') continue
    if (typeof button.text !== 'string' || button.text.trim() === '')
      throw badRequest('keyboard button text must be non-empty')
    if ('request_contact' in button && button.request_contact && kind !== 'private')
      throw badRequest('phone number can be requested in private chats only')
  }
  if (rows.flat().length === 0) throw badRequest('keyboard must have at least one button')
}

/** `/start` and the like, as Telegram marks them in what a person types. */
export const commandEntities = (text: string): MessageEntity[] =>
  [...text.matchAll(/(?<=^|\s)\/\w{1,32}(@\w+)?/g)].map((found) => ({
    type: 'bot_command',
    offset: found.index,
    length: found[0].length,
  }))
