import type { Capability } from '#conversation/flow/capability.ts'
import { byLocale } from '#conversation/words/locale.ts'
import { ANSWERED, answerDialog } from './dialog.ts'
import { phrases } from './phrases.en.ts'
import { phrases as phrasesInSpanish } from './phrases.es.ts'

export const answer: Capability = {
  dialogs: [{ dialog: answerDialog, goals: ANSWERED }],
  asides: ANSWERED,
  besides: { accounts: 'answer.balance', limits: 'answer.limits', operation: 'answer.pending' },
  phrases: byLocale({ en: phrases, es: phrasesInSpanish }),
  commands: byLocale({ en: [], es: [] }),
}
