/** The few sentences the adapter says by itself, since no turn of the conversation is behind them. */
export type TelegramWords = {
  readonly editsNotRead: string
  readonly onlyInPrivate: (username: string) => string
  readonly notHandled: string
  readonly notRead: string
}

export const ENGLISH: TelegramWords = {
  editsNotRead:
    'I don’t read changes to a message once it is sent, so nothing was done again. Please send it as a new message.',
  onlyInPrivate: (username) => `I only talk about money in private: t.me/${username}`,
  notHandled:
    'Sorry, I could not show you the answer to your last message, and I have set it aside. If it was about money, please look at your history before you send it again.',
  notRead: 'Sorry, I could not read that, so nothing was done with it. Please send it as plain text.',
}
