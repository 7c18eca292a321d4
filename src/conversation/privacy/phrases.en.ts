import type { Phrase } from '#conversation/understand/phrase.ts'
import { phrase } from '#conversation/understand/grammar.en.ts'

const DATA = '(?:(?:all|everything) (?:of )?)?(?:my |the )?(?:personal )?(?:data|information)'
const MINE = `(?:${DATA}|(?:all|everything)(?: (?:about|of) me)?|me|my (?:whole |entire )?(?:profile|account)(?: and (?:all )?(?:my )?data)?|my accounts? and (?:all )?my data)`

/** Tried in this order; the first that fits wins. */
export const phrases: readonly Phrase[] = [
  phrase(
    'export-data',
    `(?:can i (?:have|get) |i (?:want|need) )?(?:(?:export|download|give me|send me)(?: a copy of)?|a copy of) ${DATA}(?: as a file)?|what (?:data )?do you (?:know|keep|have|store) (?:about|on) me`,
  ),
  phrase(
    'keep-data',
    "(?:keep|don'?t delete|do not delete|stop deleting|stop the deletion of|cancel the deletion of) (?:my )?(?:account|data|profile)(?: and (?:my )?data)?|(?:stop|cancel) (?:the|my) deletion",
  ),
  phrase(
    'delete-data',
    `(?:i (?:want|would like|'d like) (?:you )?to |please )?(?:delete|erase|remove|forget|wipe) ${MINE}|close my account for good|(?:i want to )?leave (?:the bank|parley)(?: for good)?|right to be forgotten`,
  ),
]
