import type { Goal } from '#conversation/understand/goal.ts'
import { publishedCommands, recognize as recognizeFor } from '#conversation/registry.ts'

const ENGLISH = { locale: 'en' } as const

/** What is understood of English words. */
export const recognize = (text: string): Goal | undefined => recognizeFor(text, ENGLISH)

export const COMMANDS = publishedCommands(ENGLISH)
