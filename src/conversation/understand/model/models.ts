import type { Locale, Localized } from '#conversation/words/locale.ts'
import { createModel, type Model, type Weights } from './classifier.ts'
import { CONCEPTS } from './concepts.ts'
import { readable } from './readable.ts'
import english from './weights.en.json' with { type: 'json' }
import spanish from './weights.es.json' with { type: 'json' }

/** One file of weights for each language that has them. */
const WEIGHTS: Readonly<Partial<Record<Locale, Weights>>> = { en: english, es: spanish }

/** What guesses in this language, if anything does. */
export const modelOf = ({ locale }: Localized): Model | undefined => {
  const weights = WEIGHTS[locale]
  if (weights === undefined) return undefined
  const model = createModel(weights, CONCEPTS[locale])
  return { ...model, classify: (text) => model.classify(readable[locale](text)) }
}
