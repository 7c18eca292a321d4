/** The few sentences the adapter says by itself, since no turn of the conversation is behind them. */
export type TelegramWords = {
  readonly editsNotRead: string
  readonly onlyInPrivate: (username: string) => string
  readonly notHandled: string
}

export const ENGLISH: TelegramWords = {
  editsNotRead:
    'I don’t read changes to a message once it is sent, so nothing was done again. Please send it as a new message.',
  onlyInPrivate: (username) => `I only talk about money in private: t.me/${username}`,
  notHandled:
    'Sorry, something went wrong on our side with your last message, and I have set it aside. Please try again; if it was about money, look at your history first.',
}
