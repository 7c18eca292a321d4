export { createTelegramFiles } from './files.ts'
export type { Log } from '#kit/log.ts'
export { createTelegram, createTelegramOutbox, type OutboxDeps, type Telegram, type TelegramDeps } from './telegram.ts'
