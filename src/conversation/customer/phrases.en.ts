import type { Phrase } from '#conversation/understand/phrase.ts'
import { phrase, SHOW } from '#conversation/understand/grammar.en.ts'
import { LANGUAGES } from './language-names.ts'
import { named } from '#conversation/understand/goal.ts'
import { troublePhrases } from './trouble-phrases.en.ts'

/** Tried in this order; the first that fits wins. */
export const phrases: readonly Phrase[] = [
  ...troublePhrases,
  phrase(
    'identity',
    "(?:hand in |send |upload |give |show )?(?:you )?(?:a |my |the )?(?:photo|picture)(?: of)?(?: my)? id(?:entity)?(?: card)?|(?:hand in |upload )(?:my )?(?:id(?: card)?|passport|driver'?s licen[sc]e)",
    () => ({ detail: 'photo-id' }),
  ),
  phrase('identity', '(?:finish|continue|complete) (?:my )?(?:identity check|verification)|verify (?:me|my identity)'),
  phrase(
    'details',
    `(?:change|update|edit|correct|fix)(?: my| the)? (?:(?<email>e-?mail)(?: address)?|(?<phone>phone|mobile)(?: number)?|(?<legal>(?:legal |last |first )?name)|(?<address>(?:home |street )?address)|details|profile|personal (?:data|details))`,
    ({ email, phone, legal, address }) =>
      named({ detail: email ? 'email' : phone ? 'phone' : legal ? 'legal-name' : address ? 'address' : undefined }),
  ),
  phrase('details', '(?:prove|verify|confirm|share)(?: my| the)? (?:phone|mobile)(?: number)?', () => ({
    detail: 'prove-phone',
  })),
  phrase('details', `${SHOW}(?:personal )?(?:details|profile|settings|data)|who am i|am i verified`),
  phrase('pin', '(?:change|new|update|set)(?: my| the| a)?(?: new)? pin(?: code)?|pin'),
  phrase('link', 'link (?:code )?(?<code>[a-hjkmnp-z2-9]{10})', ({ code }) => named({ code })),
  phrase(
    'link',
    '(?:link|connect)(?: (?:another|my|this|a))?(?: other)?(?: (?:chat|app|device|telegram|discord|platform))?(?: code)?|link code',
  ),
  phrase('link', 'use (?:another|a different) app'),
  phrase(
    'chats',
    '(?:show |see |list )?(?:my |all |the )?(?:linked )?chats|remove (?:a|another|my other) chat|unlink(?: (?:a|another) chat)?',
  ),
  phrase('language', '(?:(?:speak|in|en|habla) )?(?<to>english|ingl[e\u00E9]s)', ({ to }) => named({ to })),
  phrase('language', `(?:change |set |choose )?(?:the |my )?languages?(?: settings?)?|(?:speak|in) (?:${LANGUAGES})`),
  phrase('unfreeze', '(?:un-?freeze|unlock)(?: (?:my|the) account| me)?'),
  phrase(
    'freeze',
    "freeze(?: (?:my|the) (?:account|money)| everything)?|(?:i(?:'ve| have)? )?lost my (?:phone|mobile|laptop)|my (?:phone|mobile|laptop) (?:was|is|got|has been) (?:stolen|lost|gone)|(?:some(?:one|body)(?: else)?|a thief|a stranger) (?:is|was|got) in(?:to)? my account|(?:i(?:'ve| have) been|i was|my account (?:was|is|has been)) hacked",
  ),
  phrase(
    'sign-out-everywhere',
    '(?:log|sign)(?: me)? ?(?:out|off)(?: (?:of|from|on|in))? (?:everywhere(?: else)?|all(?: (?:of )?(?:my )?(?:other )?(?:chats|apps|devices|browsers|sessions))?|(?:my |the )?other (?:chats|apps|devices|browsers|sessions))|end all(?: my)? sessions',
  ),
  phrase('sign-out', '(?:log|sign)(?: me)? ?(?:out|off)'),
  phrase('sign-in', '(?:log|sign)(?: me)? ?in'),
  phrase(
    'register',
    "register|sign ?(?:me )?up|join|(?:become|be) a customer|create (?:an? )?(?:login|user)|i'm new(?: here)?|create(?: an?)? profile",
  ),
]
