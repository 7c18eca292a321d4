export type { Person, Pressed, Seen } from './person.ts'
export { LIFELIKE, RELAXED } from './rates.ts'
export { createTelegramStandIn, type TelegramStandIn } from './stand-in.ts'
export type { Profile } from './state.ts'
