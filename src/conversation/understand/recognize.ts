import { type Command, withOptionsAsWords } from './commands.ts'
import type { Goal } from './goal.ts'
import { firstOf, type Phrase } from './phrase.ts'
import type { Model } from './model/classifier.ts'
import { LONGEST, tidy, withoutHesitation, withoutPictures, withoutSlips } from './text.ts'

/** What is understood in one language. */
export type Language = {
  /** By name and alias, in lower case. */
  readonly commands: ReadonlyMap<string, Command>
  /** Tried in this order; the first that fits wins. */
  readonly phrases: readonly Phrase[]
  /** What words are about that no phrase fits; a language may do without. */
  readonly model?: Model | undefined
}

/** What a person wants, from a command or plain words. Not sure is undefined: nothing is guessed. */
export const recognizeIn = ({ commands, phrases }: Language, text: string): Goal | undefined => {
  if (text.length > LONGEST) return undefined
  const said = tidy(text)
  const command = /^\/([a-z]+(?:[-_][a-z]+)*)(?:\s+(.*))?$/i.exec(said)
  if (command) {
    const named = commands.get((command[1] ?? '').toLowerCase())
    return named?.read(withOptionsAsWords(named, command[2] ?? ''), phrases)
  }
  // As it is first: a picture may belong to a note.
  for (const reading of new Set([said, tidy(withoutPictures(text)), withoutSlips(said), withoutHesitation(said)])) {
    const found = firstOf(phrases, reading)
    if (found) return found
  }
  return undefined
}
