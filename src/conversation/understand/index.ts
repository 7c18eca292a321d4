import { type Goal, goal } from './goal.ts'
import { COMMANDS_OF } from './commands.ts'
import { inDigits } from './spelled.ts'
import { LONGEST, tidy, withoutPictures } from './text.ts'
import { PHRASES } from './phrases.ts'

const inWords = (said: string): Goal | undefined => {
  for (const phrase of PHRASES) {
    const found = phrase(said)
    if (found) return goal(found.name, found.slots)
  }
  return undefined
}

/** What a person wants, from a command or plain words. Not sure is undefined: nothing is guessed. */
export const recognize = (text: string): Goal | undefined => {
  if (text.length > LONGEST) return undefined
  const said = tidy(text)
  const command = /^\/([a-z]+(?:[-_][a-z]+)*)(?:@\w+)?(?:\s+(.*))?$/i.exec(said)
  if (command) return COMMANDS_OF[(command[1] ?? '').toLowerCase()]?.(command[2] ?? '')
  // As it is first: a picture may belong to a note, and a number word to a name.
  for (const reading of new Set([said, tidy(withoutPictures(text)), inDigits(said)])) {
    const found = inWords(reading)
    if (found) return found
  }
  return undefined
}
