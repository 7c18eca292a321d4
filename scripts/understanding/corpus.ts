import { resolve } from 'node:path'
import { root } from '../lib/paths.ts'
import type { Example } from './fit.ts'
import { type Labelled, type Part, readSet, SETS } from './sets.ts'
import { answersAgain } from './templates/answers-again.en.ts'
import { answers } from './templates/answers.en.ts'
import { moreAnswers } from './templates/answers-more.en.ts'
import { cards } from './templates/cards.en.ts'
import { moreElsewhere } from './templates/elsewhere-more.en.ts'
import { elsewhere } from './templates/elsewhere.en.ts'
import { expanded, type Sentence } from './templates/expand.ts'
import { people } from './templates/people.en.ts'
import { moreSelf } from './templates/self-more.en.ts'
import { self } from './templates/self.en.ts'
import { wishesAgain } from './templates/wishes-again.en.ts'
import { moreWishes } from './templates/wishes-more.en.ts'
import { wishes } from './templates/wishes.en.ts'

/** There are many of each template, and they are less like what people say. */
const OWN_WEIGHT = 0.7

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

/** Our own phrases in English. */
export const ownSentences = (): readonly Sentence[] => TEMPLATES.flatMap((templates) => expanded(templates))

export const publicSentences = (folder: string, part: Part): readonly Labelled[] =>
  SETS.flatMap((set) => readSet(folder, set, part))

const trainedOf = ({ row, text }: Labelled): readonly Example[] => {
  const label = row?.trained ?? row?.goals[0]
  return label === undefined || label === false ? [] : [{ text, label }]
}

/** What is learned from. */
export const examplesOf = (folder: string, own: readonly Sentence[]): readonly Example[] => [
  ...publicSentences(folder, 'train').flatMap(trainedOf),
  ...own.filter(({ isValidation }) => !isValidation).map(({ text, label }) => ({ text, label, weight: OWN_WEIGHT })),
]
