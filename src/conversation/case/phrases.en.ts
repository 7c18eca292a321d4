import type { Phrase } from '#conversation/understand/phrase.ts'
import { phrase, SHOW } from '#conversation/understand/grammar.en.ts'

/** Tried in this order; the first that fits wins. */
export const phrases: readonly Phrase[] = [
  phrase('cases', `${SHOW}(?:problem )?(?:reports|cases|reported problems)`),
  phrase(
    'report',
    "(?:(?:can i|i want to|i need to|let me) )?(?:talk|speak|chat)(?: to| with) (?:a |an |the )?(?:human|person|real person|somebody|someone|agent|support|bank)|(?:report|flag|dispute)(?: an?| this| that| the| my)?(?: problem| issue| payment| transaction)?(?: with .{1,80})?|something(?:'s| is| went) wrong(?: with .{1,80})?",
  ),
]
