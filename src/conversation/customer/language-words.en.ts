import { rich } from '#conversation/words/text.ts'

export const language = {
  now: rich`I speak English with you now. To change that, name another language, for example “español”.`,
  /** To somebody who has written in another language. */
  notMine: rich`I speak English and Spanish, and I didn’t understand that. I have done nothing.`,
  which: rich`I speak English and Spanish. Which one would you like?`,
}
