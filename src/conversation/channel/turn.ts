import type { Locale } from '#conversation/words/locale.ts'
import type { ConversationId, IdentityKey, OperationId, ScheduleId, TurnId } from '#bank/ground/ids.ts'

/** `telegram`, for one: begins the id of every conversation and identity there. */
export type ChannelName = string

/** The channel of a conversation, or of an identity. */
export const channelOf = (conversation: string): ChannelName => conversation.split(':', 1)[0] ?? ''

/** What the channel can do for this conversation; set by its adapter, so that no dialog asks which platform it is. */
export type Abilities = {
  /** Shows a form of up to five fields at once. Without it the fields are asked one by one. */
  readonly forms: boolean
  /** Fields that are asked one by one and must be hidden are asked on a page of their own, outside of the chat. */
  readonly asksApart?: true
  /** A typed message can be removed by us: what a person typed by mistake does not stay. */
  readonly erases: boolean
  /** How a person hands in a picture: sent as a message, attached to one or to a command, or uploaded on the card. */
  readonly picture: 'message' | 'attachment' | 'upload'
  /** A person can share a phone number that the platform has checked to be theirs: that proves it. */
  readonly sharesPhone?: true
  /** It shows of a picture that is drawn twice the one that fits, light or dark. */
  readonly showsBothSchemes?: true
}

/** What one person did, stripped of its channel. `id` is the same on every redelivery of the same update. */
export type Turn = {
  readonly id: TurnId
  readonly channel: ChannelName
  readonly conversation: ConversationId
  readonly who: Who
  /** When the channel says it happened, Unix ms. */
  readonly at: number
  readonly abilities: Abilities
  /** What the person reads; absent where the platform does not tell, and the conversation goes on as before. */
  readonly locale?: Locale
  readonly act: Act
}

export type Who = {
  readonly identity: IdentityKey
  /** As the person calls themselves there; untrusted text, for greeting only. */
  readonly name: string
  /** Where anybody can make as many chats as they like: the network it comes from, for counting alone. Never stored or logged. */
  readonly network?: string | undefined
}

/** Where the channel keeps a file that was sent. It is fetched only when a dialog has asked for one. */
export type SentFile = {
  /** The channel's own way to it, and perhaps a key to it: never stored, never logged. */
  readonly ref: string
  /** In bytes, as the channel claims. */
  readonly size?: number
  /** The message that brought it stands in the chat until it is removed. */
  readonly stays: boolean
}

export type Act =
  /** Text typed, a command (`/send 20 to alex`) among it; slash commands arrive as the same text. */
  | { readonly do: 'say'; readonly text: string }
  /** An opaque button id. */
  | { readonly do: 'press'; readonly button: string }
  /** A form handed in; values as typed, by field name. */
  | { readonly do: 'fill'; readonly form: string; readonly values: Readonly<Record<string, string>> }
  /** The person's own, platform-checked phone number (Telegram's contact button). */
  | { readonly do: 'share-phone'; readonly phone: string }
  /** A picture or a file, unread. `text` came along: a caption, or a command such as `/photo-id`. `what` as below. */
  | { readonly do: 'attach'; readonly file: SentFile; readonly text: string; readonly what: string }
  /** Something that can't be read (a sticker, a voice note); `what` names it for the answer. `text`: its caption, read for secrets alone. */
  | { readonly do: 'send-other'; readonly what: string; readonly text?: string }
  /** Words that the person did not write themselves: forwarded, or made by a program. They are read for secrets alone. */
  | { readonly do: 'not-own'; readonly what: string; readonly text?: string }
  /** The person did nothing for too long: the sign-in that stood until then (Unix ms) has run out. From no channel: our own. */
  | { readonly do: 'run-out'; readonly until: number }
  /** The card of an operation or a schedule was not confirmed in time. `moves`: it would have moved money. Our own, too. */
  | { readonly do: 'card-expired'; readonly of: OperationId | ScheduleId; readonly moves: boolean }
