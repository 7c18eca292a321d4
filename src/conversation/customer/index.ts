import type { Capability } from '#conversation/flow/capability.ts'
import { NAME_VALUE, RECOVERY_VALUE } from '#conversation/flow/stateless-button.ts'
import { goal } from '#conversation/understand/goal.ts'
import { byLocale } from '#conversation/words/locale.ts'
import { labelWords } from '#conversation/words/words.ts'
import { commands } from './commands.en.ts'
import { commands as commandsInSpanish } from './commands.es.ts'
import { declared } from './declared-commands.ts'
import { namedCommands } from '#conversation/understand/declare-commands.ts'
import { claimDialog } from './claim.ts'
import { forgotDialog } from './forgot.ts'
import { recoveryAnswerDialog } from './recovery-answer.ts'
import { recoveryDialog } from './recovery.ts'
import { troubleDialog } from './trouble.ts'
import { chatsDialog } from './chats.ts'
import { bankCodeDialog } from './bank-code.ts'
import { detailsDialog } from './details.ts'
import { freezeDialog, unfreezeDialog } from './freeze.ts'
import { identityDialog } from './identity.ts'
import { languageDialog } from './language.ts'
import { limitsDialog } from './limits.ts'
import { linkDialog } from './link.ts'
import { pinDialog } from './pin.ts'
import { registerDialog } from './register.ts'
import { signInDialog, signOutDialog, signOutEverywhereDialog } from './sign-in.ts'
import { phrases as limitsPhrases } from './limits-phrases.en.ts'
import { phrases as limitsPhrasesInSpanish } from './limits-phrases.es.ts'
import { phrases } from './phrases.en.ts'
import { phrases as phrasesInSpanish } from './phrases.es.ts'
import { timeZoneDialog } from './time-zone.ts'
import { zonePhrases } from './zone-phrases.en.ts'
import { zonePhrases as zonePhrasesInSpanish } from './zone-phrases.es.ts'
import { whyDialog } from './why.ts'
import { whyPhrases } from './why-phrases.en.ts'
import { whyPhrases as whyPhrasesInSpanish } from './why-phrases.es.ts'

export const customer: Capability = {
  dialogs: [
    { dialog: registerDialog, goals: ['register'] },
    { dialog: signInDialog, goals: ['sign-in'] },
    { dialog: signOutDialog, goals: ['sign-out'] },
    { dialog: signOutEverywhereDialog, goals: ['sign-out-everywhere'] },
    { dialog: freezeDialog, goals: ['freeze'] },
    { dialog: unfreezeDialog, goals: ['unfreeze'] },
    { dialog: chatsDialog, goals: ['chats'] },
    { dialog: detailsDialog, goals: ['details'] },
    { dialog: identityDialog, goals: ['identity'] },
    { dialog: bankCodeDialog, goals: ['bank-code', 'bank-code-enter'] },
    { dialog: pinDialog, goals: ['pin'] },
    { dialog: linkDialog, goals: ['link'] },
    { dialog: claimDialog, goals: ['claim'] },
    { dialog: forgotDialog, goals: ['forgot-pin', 'recovery-code'] },
    { dialog: recoveryDialog, goals: ['recovery'] },
    { dialog: recoveryAnswerDialog, goals: ['recovery-approve', 'recovery-stop'] },
    { dialog: troubleDialog, goals: ['cant-log-in', 'lost-chat', 'money-gone', 'safety'] },
    { dialog: whyDialog, goals: ['why'] },
    { dialog: languageDialog, goals: ['language'] },
    { dialog: timeZoneDialog, goals: ['time-zone'] },
  ],
  phrases: byLocale({
    en: [...whyPhrases, ...zonePhrases, ...phrases],
    es: [...whyPhrasesInSpanish, ...zonePhrasesInSpanish, ...phrasesInSpanish],
  }),
  asides: ['why', 'safety', 'language'],
  commands: namedCommands(declared, { en: commands, es: commandsInSpanish }),
  buttons: [
    { prefix: 'l', goal: 'language', slot: 'to', value: NAME_VALUE },
    { prefix: 'd', goal: 'details', slot: 'detail', value: NAME_VALUE },
    { prefix: 'i', goal: 'identity', slot: 'detail', value: NAME_VALUE },
    { prefix: 'ry', goal: 'recovery-approve', slot: 'recovery', value: RECOVERY_VALUE },
    { prefix: 'rn', goal: 'recovery-stop', slot: 'recovery', value: RECOVERY_VALUE },
  ],
  menu: [
    { place: 100, label: (to) => labelWords(to).details, opens: goal('details') },
    { place: 120, label: (to) => labelWords(to).logOut, opens: goal('sign-out') },
  ],
}

/** When the PIN is asked for: what is said of that sounds like asking somebody for money, so it is tried before that. */
export const customerLimits: Capability = {
  dialogs: [{ dialog: limitsDialog, goals: ['limits'] }],
  phrases: byLocale({ en: limitsPhrases, es: limitsPhrasesInSpanish }),
  commands: byLocale({ en: [], es: [] }),
}
