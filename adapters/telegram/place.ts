declare const oneReader: unique symbol
/** A chat that one person and the bot read. Everything private is sent to one of these, and nothing of it elsewhere. */
export type PrivateChat = number & { readonly [oneReader]: true }

/** A private chat has the id of its person; those of groups and channels are below zero. */
export const isPrivateChat = (chat: number): chat is PrivateChat => Number.isSafeInteger(chat) && chat > 0

const CONVERSATION = /^telegram:(-?\d{1,16})$/

/** Undefined where others read along. @throws RangeError for a conversation of another channel. */
export const privateChatOf = (conversation: string): PrivateChat | undefined => {
  const chat = chatOf(conversation)
  return isPrivateChat(chat) ? chat : undefined
}

/** @throws RangeError for a conversation of another channel. */
export const chatOf = (conversation: string): number => {
  const [, id] = CONVERSATION.exec(conversation) ?? []
  if (id === undefined) throw new RangeError(`not a conversation on Telegram: ${conversation}`)
  return Number(id)
}
