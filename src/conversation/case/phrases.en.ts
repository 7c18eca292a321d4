import type { Phrase } from '#conversation/understand/phrase.ts'
import { phrase, SHOW } from '#conversation/understand/grammar.en.ts'

/** Tried in this order; the first that fits wins. */
export const phrases: readonly Phrase[] = [
  phrase('cases', `${SHOW}(?:problem )?(?:reports|cases|reported problems)`),
  phrase(
    'case-close',
    '(?:please )?(?:close|end|finish) (?:the|my|this) (?:case|ticket|report)|(?:my|the) (?:case|problem|issue) is (?:solved|settled|resolved)',
  ),
  phrase(
    'case-write',
    '(?:please )?(?:reply|answer|write(?: back)?|respond)(?: back)? to (?:support|the person|the agent|them)|reply|(?:add|write) (?:something|more) to (?:the|my) case',
  ),
  phrase(
    'case',
    `${SHOW}(?:case|ticket|thread)|(?:what(?:'s| is) )?(?:the )?(?:status|state) of my (?:case|ticket|report|complaint)|(?:has|did) support (?:answered|replied|answer|reply)(?: yet| me)*`,
  ),
  phrase(
    'report',
    "(?:report|flag|dispute)(?: an?| this| that| the| my)?(?: problem| issue| payment| transaction)?(?: with .{1,80})?|something(?:'s| is| went) wrong(?: with .{1,80})?",
  ),
]
