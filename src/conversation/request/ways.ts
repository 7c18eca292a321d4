import { fold } from '#conversation/reading/fold.ts'
import { type Goal, named } from '#conversation/understand/goal.ts'
import type { Phrase } from '#conversation/understand/phrase.ts'
import { byLocale, type Localized } from '#conversation/words/locale.ts'
import { ways as english } from './ways-words.en.ts'
import { ways as spanish } from './ways-words.es.ts'

/** How one language says into how many parts a bill is split; flags `d`, `i` and `u`, without accents. */
export type WaysWords = {
  /** With the group `bill` for what stands in front, and one of `ways`, `people` and `others`, which leaves out whoever writes. */
  readonly pattern: RegExp
  readonly numbers: readonly string[]
}

const wordsOf = byLocale<WaysWords>({ en: english, es: spanish })

/** One way is no split. */
const LEAST = 2

/** `split dinner 60 3 ways`: the count is no part of the amount, and is kept beside what the rest of it says. */
export const inWays = (said: string, readers: readonly Phrase[], to: Localized): Goal | undefined => {
  const { pattern, numbers } = wordsOf(to)
  const found = pattern.exec(fold(said))
  const [bill, whole] = [found?.indices?.groups?.['bill'], found?.indices?.[0]]
  const { ways, people, others } = found?.groups ?? {}
  const typed = (ways ?? people ?? others)?.toLowerCase()
  if (bill === undefined || whole === undefined || typed === undefined || said.includes('"')) return undefined
  const figure = /^\d+$/.test(typed) ? Number(typed) : numbers.indexOf(typed)
  const count = others === undefined ? figure : figure + 1
  if (count < LEAST) return undefined
  const rest = `${said.slice(...bill)} ${said.slice(whole[1])}`.replaceAll(/\s+/g, ' ').trim()
  for (const read of readers) {
    const goal = read(rest, readers)
    if (goal !== undefined) return { ...goal, slots: { ...goal.slots, ways: String(count) } }
  }
  // Whatever it is that is split, the figure is no amount.
  return ways === undefined
    ? undefined
    : { name: 'split', slots: named({ ways: String(count), unused: rest.split(' ').slice(1).join(' ') }) }
}
