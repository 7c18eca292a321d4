import type { Phrase } from './phrase.ts'
import { phrase } from './grammar.en.ts'

/** Whoever greets in another language is answered, if in English. */
const ABROAD =
  'bonjour|salut|bonsoir|hallo|guten (?:tag|morgen|abend)|moin|servus|ciao|buongiorno|ol[a\u00E1]|oi|bom dia|hej|hei|cze[s\u015B][c\u0107]|merhaba|namaste|\u043F\u0440\u0438\u0432\u0435\u0442|\u0437\u0434\u0440\u0430\u0432\u0441\u0442\u0432\u0443\u0439\u0442\u0435|\u043F\u0440\u0438\u0432\u0456\u0442|\u4F60\u597D|\u60A8\u597D|\u3053\u3093\u306B\u3061\u306F|\uC548\uB155(?:\uD558\uC138\uC694)?|\u0645\u0631\u062D\u0628\u0627|\u0928\u092E\u0938\u094D\u0924\u0947|\u05E9\u05DC\u05D5\u05DD'

/** Tried in this order; the first that fits wins. */
export const phrases: readonly Phrase[] = [
  phrase(
    'cancel',
    "cancel(?: (?:it|that|this|everything|all of (?:it|that|this)))?|never ?mind(?: (?:it|that))?|nvm|forget (?:about )?(?:it|that|this)|(?:no+,? )?(?:stop|abort|quit)(?:,? (?:stop|abort|quit))*|(?:stop|abort) everything|scrap (?:it|that|this)|(?:no+,? )?(?:don'?t|do not)(?: (?:do|send|pay|buy|sell|make)(?: (?:it|that|this|anything))?)?|i(?:'ve| have)? changed my mind|i don'?t want (?:it|that|this)(?: anymore| any more)?",
  ),
  phrase('back', '(?:go )?back|(?:the )?previous(?: (?:one|question|step))?|one step back'),
  phrase('help', 'help(?: me)?|what (?:can|do) you do|how does (?:this|it) work|what can i do(?: here)?|i need help'),
  phrase(
    'menu',
    `(?:main )?menu|start|home|hi(?:ya)?|hello|hey+|(?:hi|hello|hey) (?:there|parley|bot)|howdy|greetings|good (?:morning|afternoon|evening|day)|yo|${ABROAD}`,
  ),
]
