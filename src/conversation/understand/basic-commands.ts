import { opens } from './commands.ts'
import type { CommandNames, Declared } from './declare-commands.ts'
import { goal } from './goal.ts'
import { firstOf } from './phrase.ts'

/** Commands that belong to no capability. */
export const declared = {
  start: { place: 10, read: () => opens('menu') },
  menu: { place: 20, read: () => opens('menu') },
  help: { place: 250, read: () => opens('help') },
  cancel: { place: 260, read: () => opens('cancel') },
  back: { read: () => opens('back') },
  // Free text for channels that only pass commands on.
  bank: { read: () => (rest, phrases) => (rest === '' ? goal('menu') : firstOf(phrases, rest)) },
} as const satisfies Readonly<Record<string, Declared>>

export type Names = CommandNames<typeof declared>
