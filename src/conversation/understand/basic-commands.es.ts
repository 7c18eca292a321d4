import { type Command, opens, plain } from './commands.ts'
import { goal } from './goal.ts'
import { firstOf } from './phrase.ts'

/** Commands that belong to no capability. */
export const commands: readonly Command[] = [
  { name: 'inicio', read: opens('menu'), published: plain('inicio', 10, 'Empieza aquí') },
  { name: 'menu', read: opens('menu'), published: plain('menu', 20, 'Todo lo que puedes hacer') },
  { name: 'ayuda', read: opens('help'), published: plain('ayuda', 250, 'Qué puedes decir') },
  { name: 'cancelar', read: opens('cancel'), published: plain('cancelar', 260, 'Para lo que está en curso') },
  { name: 'atras', read: opens('back') },
  // Free text for channels that only pass commands on.
  { name: 'banco', read: (rest, phrases) => (rest === '' ? goal('menu') : firstOf(phrases, rest)) },
]
