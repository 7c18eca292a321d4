import { type Command, opens, plain } from './commands.ts'
import { goal } from './goal.ts'
import { firstOf } from './phrase.ts'

/** Commands that belong to no capability. */
export const commands: readonly Command[] = [
  { name: 'start', read: opens('menu'), published: plain('start', 10, 'Begin here') },
  { name: 'menu', read: opens('menu'), published: plain('menu', 20, 'Everything you can do') },
  { name: 'help', read: opens('help'), published: plain('help', 250, 'What to say') },
  { name: 'cancel', read: opens('cancel'), published: plain('cancel', 260, 'Stop what is under way') },
  { name: 'back', read: opens('back') },
  // Free text for channels that only pass commands on.
  { name: 'bank', read: (rest, phrases) => (rest === '' ? goal('menu') : firstOf(phrases, rest)) },
]
