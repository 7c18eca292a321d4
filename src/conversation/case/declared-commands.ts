import { opens } from '#conversation/understand/commands.ts'
import type { CommandNames, Declared } from '#conversation/understand/declare-commands.ts'

export const declared = {
  report: { read: () => opens('report') },
  cases: { place: 230, read: () => opens('cases') },
} as const satisfies Readonly<Record<string, Declared>>

/** Those that lead to a person. */
export const declaredPeople = {
  human: { place: 232, read: () => opens('people.human') },
  complaint: { read: () => opens('people.complaint') },
} as const satisfies Readonly<Record<string, Declared>>

export type Names = CommandNames<typeof declared>
export type PeopleNames = CommandNames<typeof declaredPeople>
