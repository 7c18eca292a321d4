import { field } from '#conversation/flow/kit.ts'
import type { AskedField } from '#conversation/form/form.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { recoveryWords } from './words.ts'

/** By which somebody without a PIN shows who they are. Both are secrets here: together they open an account. */
export const identityFields = (to: Localized): readonly AskedField[] => {
  const { identityLabels: labels, identityHints: hints } = recoveryWords(to)
  return [
    field('ssn', 'ssn', labels.ssn, { kind: 'secret', hint: hints.ssn, maxLength: 15 }),
    field('birthDate', 'birth-date', labels.birthDate, { kind: 'secret', hint: hints.birthDate, maxLength: 30 }),
  ]
}
