import { rich } from '#conversation/words/text.ts'

export const language = {
  now: rich`I speak English with you now. To change that, name another language, for example “español”.`,
  which: rich`I speak English and Spanish. Which one would you like?`,
}
