export { createTelegramFiles } from './files.ts'
export type { Log } from './log.ts'
export { createTelegram, createTelegramOutbox, type OutboxDeps, type Telegram, type TelegramDeps } from './telegram.ts'
