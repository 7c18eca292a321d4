import { seeded } from '../random.ts'

/** By class, how it is said. `{a|b|}` is one of these, `<name>` one of a list. */
export type Templates = Readonly<Record<string, readonly string[]>>

export type Sentence = { readonly text: string; readonly label: string; readonly isValidation: boolean }

const LISTS: Readonly<Record<string, readonly string[]>> = {
  amount: ['$20', '50 dollars', '$100', '12.50', '200 bucks', '$5', 'a hundred dollars', '$1,500', 'twenty dollars'],
  price: ['70k', '$60,000', '50000', '3000', '$2,500', '100k', '80 thousand'],
  number: ['3', '5', 'ten', '20', 'two'],
  name: ['alex', 'sam', 'maria', '@jo_k', 'tom', 'my friend sarah', 'bob', '@alexis', 'peter', 'dana'],
  relative: ['mom', 'dad', 'sister', 'brother', 'wife', 'husband', 'son', 'daughter', 'boyfriend', 'aunt'],
  bank: ['chase', 'wells fargo', 'bank of america', 'citi', 'capital one'],
  thing: ['food', 'rent', 'groceries', 'a new phone', 'gas', 'christmas', 'a car', 'vacation', 'coffee', 'clothes'],
  shop: ['amazon', 'walmart', 'the supermarket', 'starbucks', 'target'],
}

/** How sentences of one language come about: what stands for each `<name>`, and in which ways people write a sentence. */
export type Manner = {
  readonly lists: Readonly<Record<string, readonly string[]>>
  readonly written: (text: string, random: () => number) => string
  /** Of so many templates of a class, one is never learned from. */
  readonly heldBack: number
}

const OF_EACH = 40

/** What is drawn together where people talk, each in the ways in which it is written. */
const CONTRACTIONS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\b(do|does|did|is|are|was|has|have|would|could) not\b/g, ["$1n't", '$1nt']],
  [/\bcan ?not\b/g, ["can't", 'cant']],
  [/\bi am\b/g, ["i'm", 'im']],
  [/\bi would\b/g, ["i'd", 'id']],
  [/\bi have\b/g, ["i've", 'ive']],
  [/\b(what|where|who|how|that|it|there) is\b/g, ["$1's", '$1s']],
  [/\bwant to\b/g, ['wanna']],
]

export const pick = <T>(all: readonly T[], random: () => number): T | undefined =>
  all[Math.floor(random() * all.length)]

const contracted = (text: string, random: () => number): string =>
  CONTRACTIONS.reduce(
    (said, [whole, ways]) => (random() < 0.5 ? said : said.replace(whole, pick(ways, random) ?? '$&')),
    text,
  )

export const ENGLISH: Manner = { lists: LISTS, written: contracted, heldBack: 5 }

const filled = (template: string, lists: Manner['lists'], random: () => number): string =>
  template
    .replaceAll(/\{([^{}]*)\}/g, (_, ways: string) => pick(ways.split('|'), random) ?? '')
    .replaceAll(/<(\w+)>/g, (whole, list: string) => pick(lists[list] ?? [whole], random) ?? whole)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(' ,', ',')
    .trim()

/** Sentences of each template, always the same ones. */
export const expanded = (
  templates: Templates,
  seed = 7,
  { lists, written, heldBack }: Manner = ENGLISH,
): readonly Sentence[] => {
  const random = seeded(seed)
  return Object.entries(templates).flatMap(([label, ways]) =>
    ways.flatMap((way, place) => {
      const isValidation = ways.length > 2 && place % heldBack === heldBack - 2
      const texts = new Set(Array.from({ length: OF_EACH }, () => written(filled(way, lists, random), random)))
      return [...texts].map((text): Sentence => ({ text, label, isValidation }))
    }),
  )
}
