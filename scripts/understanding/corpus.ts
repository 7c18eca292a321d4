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
import { ENGLISH, expanded, type Manner, type Sentence, type Templates } from './templates/expand.ts'
import { spanish } from './templates/manner.es.ts'
import { more as moreInSpanish } from './templates/more.es.ts'
import { kinds } from './templates/kinds.en.ts'
import { kinds as kindsInSpanish } from './templates/kinds.es.ts'
import { people } from './templates/people.en.ts'
import { people as peopleInSpanish } from './templates/people.es.ts'
import { said as saidInSpanish } from './templates/said.es.ts'
import { moreSelf } from './templates/self-more.en.ts'
import { self } from './templates/self.en.ts'
import { self as selfInSpanish } from './templates/self.es.ts'
import { speakersAnswers } from './templates/speakers-answers.en.ts'
import { speakersAnswers as speakersAnswersInSpanish } from './templates/speakers-answers.es.ts'
import { speakersElsewhere } from './templates/speakers-elsewhere.en.ts'
import { speakers } from './templates/speakers.en.ts'
import { speakers as speakersInSpanish } from './templates/speakers.es.ts'
import { wishesAgain } from './templates/wishes-again.en.ts'
import { moreWishes } from './templates/wishes-more.en.ts'
import { wishes } from './templates/wishes.en.ts'
import { wishes as wishesInSpanish } from './templates/wishes.es.ts'

/** What nobody here has made up. */
const PUBLIC_WEIGHT = 1.5

/** There are many of each template, and they are less like what people say. */
const OWN_WEIGHT = 0.7

/** Each of them counts, as it is, already. */
const HURRIED_WEIGHT = 0.35

/** There are more of them than of all others. */
const SPOKEN_WEIGHT = 0.25

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

/** Said in more ways, of which none is held back. */
const broad = (all: readonly Templates[], manner: Manner): readonly Sentence[] =>
  all.flatMap((templates) => expanded(templates, BREADTH_SEED, whole(manner)))

/** The same, as they are spoken: so many sentences of every class that each of them counts less. */
const SPOKEN: Readonly<Record<Locale, () => readonly Sentence[]>> = {
  en: () => broad([speakers, speakersAnswers, speakersElsewhere, kinds], ENGLISH),
  es: () => broad([speakersInSpanish, speakersAnswersInSpanish, kindsInSpanish], spanish),
}

const OWN: Readonly<Record<Locale, () => readonly Sentence[]>> = {
  en: () => [...TEMPLATES.flatMap((templates) => expanded(templates)), ...broad([breadth], ENGLISH)],
  es: () => [
    ...SPANISH.flatMap((templates) => expanded(templates, SPANISH_SEED, spanish)),
    ...broad([{ ...breadthInSpanish, ...moreBreadthInSpanish }], spanish),
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
  return label === undefined || label === false ? [] : [{ text, label, weight: PUBLIC_WEIGHT }]
}

/** Alike but for case, marks and spaces. */
const bare = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} ]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim()

/** Nothing that is measured is learned, also where another template happens to say it. */
const apartFrom = (measured: readonly { readonly text: string }[]): ((each: { readonly text: string }) => boolean) => {
  const all = new Set(measured.map(({ text }) => bare(text)))
  return ({ text }) => !all.has(bare(text))
}

const heldBack = (own: readonly Sentence[]): readonly Sentence[] => own.filter(({ isValidation }) => isValidation)

const learnedOf = (own: readonly Sentence[], weight: number): readonly Example[] =>
  own.filter(({ isValidation }) => !isValidation).map(({ text, label }) => ({ text, label, weight }))

/** What English is learned from. */
export const examplesOf = (folder: string, own: readonly Sentence[]): readonly Example[] =>
  [
    ...publicSentences(folder, 'train').flatMap(trainedOf),
    ...learnedOf(own, OWN_WEIGHT),
    ...learnedOf(hurried(own), HURRIED_WEIGHT),
    ...learnedOf(SPOKEN.en(), SPOKEN_WEIGHT),
  ].filter(apartFrom([...heldBack(own), ...publicSentences(folder, 'validation')]))

/** What a language is learned from that has no public sets here: our own templates alone. */
export const ownExamples = (own: readonly Sentence[]): readonly Example[] =>
  [...learnedOf(own, 1), ...learnedOf(SPOKEN.es(), 1)].filter(apartFrom([...heldBack(own), ...wholeSentences()]))
