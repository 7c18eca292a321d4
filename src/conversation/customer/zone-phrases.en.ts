import { named } from '#conversation/understand/goal.ts'
import { phrase } from '#conversation/understand/grammar.en.ts'
import type { Phrase } from '#conversation/understand/phrase.ts'
import { movedTo } from './zone-moves.ts'

const MOVED =
  /^(?:i|we)(?:'ve| have)?(?: just| recently)? (?:moved|relocated) (?:(?:over|out|back) )?to (?<to>[\p{L} .,'-]{2,40})$/iu

export const zonePhrases: readonly Phrase[] = [
  phrase(
    'time-zone',
    "(?:change|set|switch|update)(?: my| the)? time ?zone(?: to (?<to>.{2,40}))?|my time ?zone is (?:now )?(?<is>.{2,40})|(?:i'm|i am) (?:in|on) (?<on>.{2,30}? time)(?: now)?|(?:show |what is |what's )?(?:my )?time ?zone|(?:which|what) time ?zone (?:am i in|do you use|is this)",
    ({ to, is, on }) => named({ to: to ?? is ?? on }),
  ),
  movedTo(MOVED),
]
