import type { StoreServices } from '../store/services.ts'
import type { Publisher } from './event.ts'
import type { Outbox } from './outbox.ts'

export type EventServices = StoreServices & { events: Publisher; outbox: Outbox }
