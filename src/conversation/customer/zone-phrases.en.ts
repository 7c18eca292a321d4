import { named } from '#conversation/understand/goal.ts'
import { phrase } from '#conversation/understand/grammar.en.ts'
import type { Phrase } from '#conversation/understand/phrase.ts'
import { zoneNamed } from './zones.ts'

const MOVED =
  /^(?:i|we)(?:'ve| have)?(?: just| recently)? (?:moved|relocated) (?:(?:over|out|back) )?to (?<to>[\p{L} .,'-]{2,40})$/iu

/** Only to a place whose time is known: people move on to many things. */
const moved: Phrase = (said) => {
  const to = MOVED.exec(said)?.groups?.['to']
  return to === undefined || zoneNamed(to) === undefined
    ? undefined
    : { name: 'time-zone', slots: { to, moved: 'yes' } }
}

export const zonePhrases: readonly Phrase[] = [
  phrase(
    'time-zone',
    "(?:change|set|switch|update)(?: my| the)? time ?zone(?: to (?<to>.{2,40}))?|my time ?zone is (?:now )?(?<is>.{2,40})|(?:i'm|i am) (?:in|on) (?<on>.{2,30}? time)(?: now)?|(?:show |what is |what's )?(?:my )?time ?zone|(?:which|what) time ?zone (?:am i in|do you use|is this)",
    ({ to, is, on }) => named({ to: to ?? is ?? on }),
  ),
  moved,
]
