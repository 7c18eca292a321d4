import { resolve } from 'node:path'
import { root } from '../lib/paths.ts'
import type { Example } from './fit.ts'
import { type Labelled, type Part, readSet, SETS } from './sets.ts'
import type { Locale } from '#conversation/words/locale.ts'
import { answersAgain } from './templates/answers-again.en.ts'
import { answers } from './templates/answers.en.ts'
import { answers as answersInSpanish } from './templates/answers.es.ts'
import { moreAnswers } from './templates/answers-more.en.ts'
import { breadth } from './templates/breadth.en.ts'
import { moreBreadth as moreBreadthInSpanish } from './templates/breadth-answers.es.ts'
import { breadth as breadthInSpanish } from './templates/breadth.es.ts'
import { cards } from './templates/cards.en.ts'
import { cards as cardsInSpanish } from './templates/cards.es.ts'
import { moreElsewhere } from './templates/elsewhere-more.en.ts'
import { elsewhere } from './templates/elsewhere.en.ts'
import { elsewhere as elsewhereInSpanish } from './templates/elsewhere.es.ts'
import { hurried } from './templates/manner.en.ts'
import { ENGLISH, expanded, type Manner, type Sentence } from './templates/expand.ts'
import { spanish } from './templates/manner.es.ts'
import { more as moreInSpanish } from './templates/more.es.ts'
import { people } from './templates/people.en.ts'
import { people as peopleInSpanish } from './templates/people.es.ts'
import { said as saidInSpanish } from './templates/said.es.ts'
import { moreSelf } from './templates/self-more.en.ts'
import { self } from './templates/self.en.ts'
import { self as selfInSpanish } from './templates/self.es.ts'
import { wishesAgain } from './templates/wishes-again.en.ts'
import { moreWishes } from './templates/wishes-more.en.ts'
import { wishes } from './templates/wishes.en.ts'
import { wishes as wishesInSpanish } from './templates/wishes.es.ts'

/** There are many of each template, and they are less like what people say. */
const OWN_WEIGHT = 0.7

/** Each of them counts, as it is, already. */
const HURRIED_WEIGHT = 0.35

/** Where the public sets are: as told, else `UNDERSTANDING_SETS`, else beside the checkout. */
export const folderOf = (told: string | undefined): string =>
  resolve(told ?? process.env['UNDERSTANDING_SETS'] ?? resolve(root, '../shared/understanding'))

const TEMPLATES = [
  wishes,
  moreWishes,
  wishesAgain,
  self,
  moreSelf,
  answers,
  moreAnswers,
  answersAgain,
  cards,
  people,
  elsewhere,
  moreElsewhere,
] as const

const SPANISH = [
  wishesInSpanish,
  selfInSpanish,
  answersInSpanish,
  cardsInSpanish,
  peopleInSpanish,
  elsewhereInSpanish,
  moreInSpanish,
] as const

/** Sentences as they were said, none of them made from a template: nothing is ever learned from them. */
const neverLearned = (all: Readonly<Record<string, readonly string[]>>): readonly Sentence[] =>
  Object.entries(all).flatMap(([label, texts]) => texts.map((text) => ({ text, label, isValidation: true })))

/** Nothing of these is held back, so that what is measured stays what it was. */
const whole = (manner: Manner): Manner => ({ ...manner, heldBack: Number.POSITIVE_INFINITY })

const OWN: Readonly<Record<Locale, () => readonly Sentence[]>> = {
  en: () => [
    ...TEMPLATES.flatMap((templates) => expanded(templates)),
    ...expanded(breadth, BREADTH_SEED, whole(ENGLISH)),
  ],
  es: () => [
    ...SPANISH.flatMap((templates) => expanded(templates, SPANISH_SEED, spanish)),
    ...expanded({ ...breadthInSpanish, ...moreBreadthInSpanish }, BREADTH_SEED, whole(spanish)),
  ],
}
const SPANISH_SEED = 11
const BREADTH_SEED = 17

/** Our own phrases in this language. */
export const ownSentences = (locale: Locale): readonly Sentence[] => OWN[locale]()

/** What is measured on besides: whole sentences in Spanish. */
export const wholeSentences = (): readonly Sentence[] => neverLearned(saidInSpanish)

export const publicSentences = (folder: string, part: Part): readonly Labelled[] =>
  SETS.flatMap((set) => readSet(folder, set, part))

const trainedOf = ({ row, text }: Labelled): readonly Example[] => {
  const label = row?.trained ?? row?.goals[0]
  return label === undefined || label === false ? [] : [{ text, label }]
}

const learnedOf = (own: readonly Sentence[], weight: number): readonly Example[] =>
  own.filter(({ isValidation }) => !isValidation).map(({ text, label }) => ({ text, label, weight }))

/** What English is learned from. */
export const examplesOf = (folder: string, own: readonly Sentence[]): readonly Example[] => [
  ...publicSentences(folder, 'train').flatMap(trainedOf),
  ...learnedOf(own, OWN_WEIGHT),
  ...learnedOf(hurried(own), HURRIED_WEIGHT),
]

/** What a language is learned from that has no public sets here: our own templates alone. */
export const ownExamples = (own: readonly Sentence[]): readonly Example[] => learnedOf(own, 1)
