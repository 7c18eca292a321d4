import type { Locale, Localized } from '#conversation/words/locale.ts'
import { createModel, type Model, type Weights } from './classifier.ts'
import english from './weights.en.json' with { type: 'json' }

/** One file of weights for each language that has them. */
const WEIGHTS: Readonly<Partial<Record<Locale, Weights>>> = { en: english }

/** What guesses in this language, if anything does. */
export const modelOf = ({ locale }: Localized): Model | undefined => {
  const weights = WEIGHTS[locale]
  return weights && createModel(weights)
}
