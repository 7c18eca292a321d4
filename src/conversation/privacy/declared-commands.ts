import { opens } from '#conversation/understand/commands.ts'
import type { CommandNames, Declared } from '#conversation/understand/declare-commands.ts'

export const declared = {
  export: { place: 243, read: () => opens('export-data') },
  delete: { place: 244, read: () => opens('delete-data') },
  keep: { read: () => opens('keep-data') },
} as const satisfies Readonly<Record<string, Declared>>

export type Names = CommandNames<typeof declared>
