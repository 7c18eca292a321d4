import { named, type Slots } from '#conversation/understand/goal.ts'
import type { Phrase } from '#conversation/understand/phrase.ts'
import { COIN, PRICE, coinSlot, type Groups, phrase, SHOW } from '#conversation/understand/grammar.en.ts'
import { quietSlots, timeNamed } from './quiet-slots.ts'

/** What the price does says more than the word behind it: it falls past, and it rises to. */
const UP = /\b(?:exceeds|rises?|risen|climbs?|jumps?|gains|up|recovers|breaks)\b/i
const DOWN = /\b(?:drops?|dropped|falls?|fallen|dips?|sinks?|crashes|slips|loses|down)\b/i
const ABOVE = /\b(?:above|over|past|more|higher|beyond)\b/i
const BELOW = /\b(?:below|under|less|lower|beneath)\b/i

/** Undefined where it says neither, or both. */
const directionOf = (how: string): 'above' | 'below' | undefined => {
  if (UP.test(how) !== DOWN.test(how)) {
    const isUp = UP.test(how)
    // `rises below`, `drops above`: not guessed.
    return isUp && BELOW.test(how)
      ? undefined
      : !isUp && ABOVE.test(how.replace(/\bpast\b/i, ''))
        ? undefined
        : isUp
          ? 'above'
          : 'below'
  }
  if (ABOVE.test(how) === BELOW.test(how)) return undefined
  return ABOVE.test(how) ? 'above' : 'below'
}

const crossing = ({ coin, how, price }: Groups): Slots => ({
  ...coinSlot(coin),
  ...named({ direction: directionOf(how ?? ''), price: price?.replaceAll(' ', '') }),
})

const ASK =
  '(?:tell|alert|notify|ping|warn|let|text|message) me(?: know)? (?:when|if|once|as soon as|whenever) (?:the price of )?'
const SPAN =
  '(?: (?:in|within|over|during) (?:an?|one|1|the last|the past)? ?(?<span>hour|day|week|month|24 hours|7 days|30 days)| (?<today>today))?'
const PERCENT = '(?<percent>\\d{1,3}(?:[.,]\\d{1,2})?) ?(?:%|percent)'
const MOVES =
  '(?<how>(?:is |goes |has )?(?:drops?|dropped|falls?|fallen|dips|sinks|crashes|slips|loses|down|rises?|risen|climbs?|jumps?|gains|up|moves?|moved|changes?|swings?|off)(?: (?:by|more than|by more than|at least))*)'

const SPANS: Readonly<Record<string, string>> = { '24 hours': 'day', '7 days': 'week', '30 days': 'month' }
const spanSlots = ({ span, today }: Groups): Slots => {
  const said = span?.toLowerCase()
  if (today !== undefined) return { span: 'day', until: 'today' }
  return said === undefined ? {} : { span: SPANS[said] ?? said }
}
const wayOf = (how = ''): string => (UP.test(how) ? 'up' : DOWN.test(how) || /\boff\b/i.test(how) ? 'down' : 'either')

const moving = (groups: Groups): Slots => ({
  ...coinSlot(groups['coin']),
  ...spanSlots(groups),
  ...named({ way: wayOf(groups['how']), percent: groups['percent'], by: groups['price']?.replaceAll(' ', '') }),
})

const away = ({ coin, percent, side, price, paid }: Groups): Slots => ({
  ...coinSlot(coin),
  ...named({
    percent,
    way: /above|over/i.test(side ?? '') ? 'up' : 'down',
    from: price?.replaceAll(' ', ''),
    of: paid && 'paid',
  }),
})

const extreme = ({ coin, which, span, each }: Groups): Slots => {
  const spans: Readonly<Record<string, string>> = { daily: 'day', weekly: 'week', monthly: 'month', '24 hour': 'day' }
  const said = (each ?? span)?.toLowerCase().replace('-', ' ')
  return {
    ...coinSlot(coin),
    ...named({ which: which?.toLowerCase(), span: said && (spans[said] ?? SPANS[said] ?? said) }),
  }
}

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const summary = ({ coin, each, day, hour, minute, half }: Groups): Slots | undefined => {
  const of12 = Number(hour ?? 9)
  const at = half === undefined ? of12 : (of12 % 12) + (/p/i.test(half) ? 12 : 0)
  if (at > 23) return undefined
  const weekday = day === undefined ? (/week/i.test(each ?? '') ? 1 : undefined) : WEEKDAYS.indexOf(day.toLowerCase())
  return {
    ...coinSlot(coin),
    ...named({ summary: 'yes', time: `${at}:${minute ?? '00'}`, weekday: weekday?.toString() }),
  }
}

const UNITS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000, week: 604_800_000 }
/** How often and until when, wherever it stands in the sentence: taken out, and the rest read as if it had not been said. */
const OPTIONS: readonly (readonly [RegExp, (groups: Groups) => Slots])[] = [
  [
    /,? ?(?:but )?(?:at most|not more than|no more than) once (?:an?|per|every|each|in an?) ?(?<count>\d{1,3})? ?(?<unit>minute|hour|day|week)s?/i,
    ({ count, unit }) => ({
      repeat: 'yes',
      least: String(Number(count ?? 1) * (UNITS[(unit ?? '').toLowerCase()] ?? 0)),
    }),
  ],
  [
    /,? ?(?:and )?(?:only )?(?:until|till|til|up to) (?:the )?(?:end of )?(?<until>(?!\$)[a-z0-9 ,/.-]{2,30})$/i,
    ({ until }) => named({ until }),
  ],
]

const withOptions =
  (inner: readonly Phrase[]): Phrase =>
  (said, all) => {
    let rest = said
    let slots: Slots = {}
    for (const [pattern, read] of OPTIONS) {
      const match = pattern.exec(rest)
      if (match === null) continue
      slots = { ...slots, ...read(match.groups ?? {}) }
      rest = `${rest.slice(0, match.index)}${rest.slice(match.index + match[0].length)}`.trim()
    }
    const each = /^(?:(?:tell|alert|notify|ping|warn|text|message) me )?(?:every time|each time|whenever) /i
    if (each.test(rest)) {
      slots = { ...slots, repeat: 'yes' }
      rest = rest.replace(each, 'tell me when ')
    }
    if (Object.keys(slots).length === 0) return undefined
    for (const phraseOf of inner) {
      const found = phraseOf(rest.replace(/,$/, ''), all)
      if (found) return { name: found.name, slots: { ...found.slots, ...slots } }
    }
    return undefined
  }

const OTHER_KINDS: readonly Phrase[] = [
  phrase('alert', `${ASK}${COIN}(?: price)? ${MOVES} ${PERCENT}(?: or more)?${SPAN}`, moving),
  phrase(
    'alert',
    `${ASK}${COIN}(?: price)? (?<how>(?:moves?|swings?|changes?|drops?|falls?|rises?|climbs?|gains|loses)(?: (?:by|more than|by more than|at least))+ )${PRICE}(?: or more)?${SPAN}`,
    moving,
  ),
  phrase('alert', `${ASK}${COIN}(?: price)? (?:moves?|swings?|changes?) ${PRICE}(?: or more)?${SPAN}`, moving),
  phrase(
    'alert',
    `${ASK}${COIN}(?: price)? (?:is|goes|gets|falls|drops|rises) ${PERCENT} (?<side>below|under|above|over)(?: (?:(?<paid>what i paid|my (?:price|cost|purchase price)|what i bought it (?:for|at))|(?:now|(?:the )?current price|today's price)|${PRICE}))?`,
    away,
  ),
  phrase(
    'alert',
    `${ASK}${COIN}(?: price)? (?:hits|makes|reaches|sets|is at|has) (?:an? |the )?(?:new )?(?:(?<each>daily|weekly|monthly|24[- ]hour) )?(?<which>high|low)(?: (?:of|for|in) (?:the |this |a )?(?:last |past )?(?<span>day|week|month|24 hours|7 days|30 days))?`,
    extreme,
  ),
  phrase(
    'alert',
    `(?:(?:send|give|tell|set|make) (?:me )?)?(?:an? )?(?:(?<each>daily|weekly) )(?:price )?(?:summary|report|update)(?: (?:of|for|on) ${COIN})?(?:,? (?:on|every) (?<day>sunday|monday|tuesday|wednesday|thursday|friday|saturday))?(?:,? at (?<hour>\\d{1,2})(?::(?<minute>[0-5]\\d))? ?(?<half>am|pm)?)?`,
    summary,
  ),
]

/** Tried in this order; the first that fits wins. */
const PLAIN: readonly Phrase[] = [
  ...OTHER_KINDS,
  phrase(
    'alert',
    `(?:(?:tell|alert|notify|ping|warn|let|text|message) me(?: know)?|lmk) (?:when|if|once|as soon as|whenever) (?:the price of )?${COIN}(?:'s price)?(?: price)? (?<how>(?:(?:is|goes|gets|it's|moves|trades|drops|falls|dips|sinks|crashes|slips|rises|climbs|jumps|breaks|exceeds|hits|reaches|touches|crosses)(?: |$))?(?:(?:up|down) )?(?:(?:above|over|past|beyond|below|beneath|under|through|to|at|more than|less than|higher than|lower than) )?)${PRICE}`,
    crossing,
  ),
  phrase(
    'alert',
    `(?:(?:set|make|create|add|new|price) )*(?:an? )?(?:new )?(?:price )?(?:alert|alarm)(?: me)?(?: (?:for|on|when|if))? ${COIN}(?<how>(?: (?:is|goes|at))?(?: (?:above|over|below|under))?) ${PRICE}`,
    crossing,
  ),
  phrase(
    'alert',
    `(?:(?:set|make|create|add|new)(?: an?)?(?: new)? )(?:price )?(?:alert|alarm)(?: (?:for|on) ${COIN})?`,
  ),
]
const DISTURB = '(?:wake|disturb|bother|ping|message|text|alert|notify)'
const QUIET: readonly Phrase[] = [
  phrase(
    'quiet-hours',
    `(?:(?:please )?(?:don[’']?t|do not|never) ${DISTURB} me(?: up)?|no alerts|(?:set (?:my )?)?(?:quiet|silent) (?:hours|time)|(?:do not|don[’']?t) disturb)(?: with alerts)?,? (?:from |between )?${timeNamed('f')} ?(?:and|to|until|till|-|–) ?${timeNamed('t')}`,
    quietSlots,
  ),
  phrase(
    'quiet-hours',
    `(?:please )?(?:don[’']?t|do not|never) ${DISTURB} me(?: up)?(?: with alerts)? (?:at|during the) night|no alerts at night`,
    quietSlots,
  ),
  phrase('quiet-hours', `(?:no|turn off|stop|cancel|remove|delete|end)(?: my| the)? (?:quiet|silent) hours`, () => ({
    off: 'yes',
  })),
  phrase('quiet-hours', `(?:${SHOW}|set (?:up )?)?(?:my )?(?:quiet|silent) hours`),
]

export const phrases: readonly Phrase[] = [
  ...QUIET,
  ...PLAIN,
  withOptions(PLAIN),
  phrase('alerts', `${SHOW}(?:price )?(?:alerts|alarms)|(?:delete|remove)(?: an?| my)?(?: price)? (?:alert|alarm)s?`),
]
