import { en } from './en.ts'

/** Every sentence said to a customer, by language. */
export const words = { en } as const
