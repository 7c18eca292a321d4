import { rich } from '#conversation/words/text.ts'
import type { language as english } from './language-words.en.ts'

export const language: typeof english = {
  now: rich`Ahora te hablaré en español. Para cambiarlo, di otro idioma, por ejemplo “english”.`,
  notMine: rich`No entendí eso, así que no se hizo nada. Hablo inglés y español.`,
  which: rich`Hablo inglés y español. ¿Cuál prefieres?`,
}
