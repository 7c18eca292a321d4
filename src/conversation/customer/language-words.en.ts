import { rich } from '#conversation/words/text.ts'

export const language = {
  now: rich`I’ll speak English with you now. To change that, name another language, for example “español”.`,
  /** To somebody who has written in another language. */
  notMine: rich`I didn’t understand that, so nothing was done. I speak English and Spanish.`,
  which: rich`I speak English and Spanish. Which one would you like?`,
}
