/**
 * Fits the weights that guess what is meant where no pattern fits: `npm run understanding:train`. English learns from
 * the train parts of the public sets (see labels.ts and NOTICE) and from our own templates, Spanish from our own templates
 * alone; the same input gives the same bytes on every machine. With `--check` nothing is written: it tells whether the weights
 * in the repository are the ones it makes. `--only es` fits one language.
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { root } from '../lib/paths.ts'
import type { Weights } from '#conversation/understand/model/classifier.ts'
import { CONCEPTS } from '#conversation/understand/model/concepts.ts'
import { readable } from '#conversation/understand/model/readable.ts'
import { LOCALES, type Locale } from '#conversation/words/locale.ts'
import { examplesOf, folderOf, ownExamples, ownSentences } from './corpus.ts'
import { type Example, fit, type Options, OPTIONS } from './fit.ts'
import { quantized } from './quantize.ts'
import { hasSets } from './sets.ts'

type Fitting = {
  /** Picked on what was not learned from: as low as they may be without more than three in a hundred wrong. */
  readonly thresholds: Pick<Weights, 'sure' | 'likely'>
  readonly options: Options
  /** Undefined where what it learns from is not there. */
  readonly examples: (folder: string) => readonly Example[] | undefined
}

/** As the model reads them. */
const read = (locale: Locale, examples: readonly Example[]): readonly Example[] =>
  examples.map((each) => ({ ...each, text: readable[locale](each.text) }))

const FITTINGS: Readonly<Record<Locale, Fitting>> = {
  en: {
    thresholds: { sure: 0.5, likely: 0.12 },
    options: OPTIONS,
    examples: (folder) => (hasSets(folder) ? read('en', examplesOf(folder, ownSentences('en'))) : undefined),
  },
  es: {
    thresholds: { sure: 0.5, likely: 0.12 },
    options: { ...OPTIONS, features: 28_000, weights: 760_000 },
    examples: () => read('es', ownExamples(ownSentences('es'))),
  },
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { check: { type: 'boolean', default: false }, only: { type: 'string' } },
})
const folder = folderOf(positionals[0])

/** Whether the weights in the repository are, by now, the ones that it makes. */
const train = (locale: Locale): boolean => {
  const { thresholds, options, examples: examplesIn } = FITTINGS[locale]
  const file = join(root, `src/conversation/understand/model/weights.${locale}.json`)
  const began = performance.now()
  const examples = examplesIn(folder)
  if (examples === undefined) {
    console.log(`${locale}: the public sets are not in ${folder}, so the weights stay as they are.`)
    return true
  }
  const weights = `${JSON.stringify(quantized(fit(examples, options, CONCEPTS[locale]), thresholds))}\n`
  const digest = createHash('sha256').update(weights).digest('hex')
  const took = ((performance.now() - began) / 1_000).toFixed(0)
  const isSame = existsSync(file) && readFileSync(file, 'utf8') === weights
  if (!values.check) {
    writeFileSync(file, weights)
    writeFileSync(file.replace(/json$/, 'sha256'), `${digest}  weights.${locale}.json\n`)
  }
  const result = isSame ? 'as in the repository' : values.check ? 'NOT as in the repository' : 'written'
  console.log(
    `${locale}: ${examples.length} sentences, ${(weights.length / 1e6).toFixed(1)} MB, ${took} s, sha256 ${digest}: ${result}`,
  )
  return isSame || !values.check
}

const wanted = LOCALES.filter((locale) => values.only === undefined || values.only === locale)
process.exit(wanted.map(train).every(Boolean) ? 0 : 1)
