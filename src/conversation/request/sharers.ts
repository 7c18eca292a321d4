import { fold } from '#conversation/reading/fold.ts'
import type { Slots } from '#conversation/understand/goal.ts'
import { isPronoun } from '#conversation/understand/sentence-words.ts'
import { byLocale, type Localized } from '#conversation/words/locale.ts'
import { sharers as inEnglish } from './sharer-words.en.ts'
import { sharers as inSpanish } from './sharer-words.es.ts'

const patterns = byLocale({ en: inEnglish, es: inSpanish })

const namedBy = (pattern: RegExp, typed: string, to: Localized): string | undefined => {
  const who = pattern.exec(fold(typed.trim().replace(/[.!]+$/, '')))?.groups?.['who']
  return who === undefined || isPronoun(who, to) ? undefined : who.replace('@', '').toLowerCase()
}

/** `without sam`, `add jo`: who shares the bill then; undefined where nothing of that kind was said. */
export const sharersChanged = (typed: string, people: readonly string[], to: Localized): Slots | undefined => {
  const { without, withToo } = patterns(to)
  const left = namedBy(without, typed, to)
  if (left !== undefined) {
    const rest = people.filter((handle) => handle !== left)
    return rest.length === 0 || rest.length === people.length ? undefined : listed(rest)
  }
  const added = namedBy(withToo, typed, to)
  return added === undefined || people.includes(added) ? undefined : listed([...people, added])
}

const listed = (people: readonly string[]): Slots => ({ people: people.map((handle) => `@${handle}`).join(', ') })
