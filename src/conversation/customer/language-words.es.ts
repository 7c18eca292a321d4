import { rich } from '#conversation/words/text.ts'
import type { language as english } from './language-words.en.ts'

export const language: typeof english = {
  now: rich`Ahora te hablo en español. Para cambiarlo, di otro idioma, por ejemplo “english”.`,
  notMine: rich`Hablo inglés y español, y no entendí eso. No hice nada.`,
  which: rich`Hablo inglés y español. ¿Cuál prefieres?`,
}
