import { fold } from '#conversation/reading/fold.ts'
import { byLocale, type Localized } from '#conversation/words/locale.ts'
import { tidy } from './text.ts'
import { cardQuestion } from './card-question-words.en.ts'
import { cardQuestion as spanish } from './card-question-words.es.ts'

const patterns = byLocale({ en: cardQuestion, es: spanish })

/** Longer, it asks for more than what a card shows. */
const LONGEST = 60

/** `is that right?`, `who is alex?`: asked about what a card shows, which is shown again; it changes nothing. */
export const asksOfCard = (text: string, to: Localized): boolean =>
  text.length <= LONGEST && patterns(to).test(fold(tidy(text, to)))
