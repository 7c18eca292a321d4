import { type Command, withOptionsAsWords } from './commands.ts'
import type { Localized } from '#conversation/words/locale.ts'
import type { Goal } from './goal.ts'
import { firstOf, type Phrase } from './phrase.ts'
import type { Model } from './model/classifier.ts'
import { fold } from '#conversation/reading/fold.ts'
import { LONGEST, tidy, withoutHesitation, withoutPictures, withoutSlips } from './text.ts'

/** What is understood in one language. */
export type Language = Localized & {
  /** By name and alias, in lower case. */
  readonly commands: ReadonlyMap<string, Command>
  /** Tried in this order; the first that fits wins. */
  readonly phrases: readonly Phrase[]
  /** What words are about that no phrase fits; a language may do without. */
  readonly model?: Model | undefined
}

/** As it is first: a picture may belong to a note. Each of the others is made only where those before it were not understood. */
const READINGS: readonly ((said: string, text: string, to: Localized) => string)[] = [
  (said) => said,
  (said, text, to) => {
    const plain = withoutPictures(text)
    return plain === text ? said : tidy(plain, to)
  },
  (said, _, to) => withoutSlips(said, to),
  (said, _, to) => withoutHesitation(said, to),
]

/** What a person wants, from a command or plain words. Not sure is undefined: nothing is guessed. */
export const recognizeIn = (language: Language, text: string): Goal | undefined => {
  const { commands, phrases } = language
  if (text.length > LONGEST) return undefined
  const said = tidy(text, language)
  const command = /^\/(\p{L}+(?:[-_]\p{L}+)*)(?:\s+(.*))?$/iu.exec(said)
  if (command) {
    const named = commands.get(fold(command[1] ?? '').toLowerCase())
    return named?.read(withOptionsAsWords(named, command[2] ?? ''), phrases)
  }
  const tried = new Set<string>()
  for (const read of READINGS) {
    const reading = read(said, text, language)
    if (tried.has(reading)) continue
    tried.add(reading)
    const found = firstOf(phrases, reading)
    if (found) return found
  }
  return undefined
}
