/** The methods of the Bot API that the stand-in plays. Any other is answered as an unknown method. */
export const METHODS = [
  'getMe',
  'setWebhook',
  'deleteWebhook',
  'getWebhookInfo',
  'getUpdates',
  'sendMessage',
  'sendPhoto',
  'sendDocument',
  'getFile',
  'sendChatAction',
  'editMessageText',
  'editMessageCaption',
  'editMessageMedia',
  'editMessageReplyMarkup',
  'deleteMessage',
  'deleteMessages',
  'answerCallbackQuery',
  'setMyCommands',
  'getMyCommands',
  'setChatMenuButton',
] as const

export type Method = (typeof METHODS)[number]
