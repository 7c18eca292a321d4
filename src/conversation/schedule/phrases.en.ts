import type { Phrase } from '#conversation/understand/phrase.ts'
import { parseSaidWhen } from './when.ts'

/** Where a time may begin. */
const STARTS = /(?<=^|[ ,])(?:every|each|weekly|monthly|once|on|tomorrow|next|in)\b/gi
/** Said of something that comes again, readable or not: never part of a name. */
const REPEATS = /^(?:every|each|daily|weekly|monthly|yearly|annually|biweekly|bimonthly|fortnightly)\b/i
const REPEATS_IN = /(?<=[ ,])(?:every|each|daily|weekly|monthly|yearly|annually|biweekly|bimonthly|fortnightly)\b/i
const VERB = '(?:schedule|send|pay|transfer|give|wire|move)'
const BEGINS = new RegExp(`^(?:${VERB}|set up|every|each|on|tomorrow|weekly|monthly|next|in|once)\\b`, 'i')
const VERB_LATER = new RegExp(`^(.{2,60}?),? (${VERB} .+)$`, 'i')
/** `schedule a payment of 50 to alex` is a send, said otherwise. */
const OTHER_VERB =
  /^(?:schedule|set up)(?: an?)?(?: (?:recurring|scheduled|repeating|weekly|monthly))?(?: (?:payment|send|transfer))?(?: of)? /i
/** `pay rent 800 to sam`: what it is for stands first. */
const LABELLED =
  /^(?:send|pay) (?:my |the )?(?<note>[\p{L}][\p{L} '-]{0,30}?) (?<rest>\$? ?\d[\d.,]*(?: ?(?:dollars|bucks|usd))? to .{1,40})$/iu

type Split = { readonly rest: string; readonly when: string; readonly isTail: boolean }

const trim = (text: string): string => text.replace(/[ ,]+$/, '')

/** Every way in which a time may be part of a sentence: at its end, before a note, or at its beginning. */
function* splits(said: string): Generator<Split> {
  for (const { index } of said.matchAll(STARTS)) {
    if (index === 0) continue
    const [head, tail] = [trim(said.slice(0, index)), said.slice(index)]
    yield { rest: head, when: tail, isTail: true }
    const note = tail.indexOf(' for ')
    if (note > 0) yield { rest: `${head}${tail.slice(note)}`, when: tail.slice(0, note), isTail: false }
  }
  const [, when, rest] = VERB_LATER.exec(said) ?? []
  if (when !== undefined && rest !== undefined) yield { rest, when, isTail: false }
}

type Sending = (said: string) => ReturnType<Phrase>
const sending = (others: readonly Phrase[]): Sending => {
  const plainly: Sending = (said) => {
    for (const phrase of others) {
      const found = phrase(said, others)
      if (found) return found.name === 'send' && !REPEATS_IN.test(` ${found.slots.payee ?? ''}`) ? found : undefined
    }
    return undefined
  }
  return (said) => {
    const sentence = said.replace(OTHER_VERB, 'send ')
    const { note, rest } = LABELLED.exec(sentence)?.groups ?? {}
    const labelled = rest === undefined ? undefined : plainly(`send ${rest}`)
    return labelled && note !== undefined ? { name: 'send', slots: { ...labelled.slots, note } } : plainly(sentence)
  }
}

/** A payment with a time: `send 50 to alex every friday`, `on june 3rd pay sam 20 for lunch`. */
const timed =
  (sendIn: Sending): Phrase =>
  (said) => {
    if (!BEGINS.test(said)) return undefined
    for (const { rest, when, isTail } of splits(said)) {
      const spoken = parseSaidWhen(when)
      const found = spoken && sendIn(rest)
      if (!found) continue
      // "for the concert on friday" is a note, and "on friday" may be part of it.
      if (isTail && spoken.repeat === 'once' && found.slots.note !== undefined) continue
      return { name: 'schedule', slots: { ...found.slots, when: trim(when) } }
    }
    // Wanted again and again, but not clear when: that is asked for.
    const again = REPEATS_IN.exec(said)?.index
    const [, , later] = REPEATS.test(said) ? (VERB_LATER.exec(said) ?? []) : []
    const rest = again === undefined ? later : trim(said.slice(0, again))
    const found = rest === undefined ? undefined : sendIn(rest)
    const when = again === undefined ? undefined : said.slice(again)
    return found && { name: 'schedule', slots: { ...found.slots, ...(when !== undefined && { when }) } }
  }

const SHOW = '(?:(?:show|see|view|list|check|get|open|manage)(?: me)? )?(?:all )?(?:of )?(?:my |the )?'
const KIND = '(?:scheduled|recurring|repeating|planned|upcoming|future)'
const LIST = new RegExp(`^${SHOW}(?:${KIND} (?:payments?|sends?|transfers?)|schedules?|standing orders?)$`, 'i')
const NEW = new RegExp(
  `^(?:(?:set up|make|create|add|new|start)(?: an?)?(?: new)? (?:${KIND}|weekly|monthly) (?:payment|send|transfer)|(?:new|add a|create a) schedule|schedule (?:an? )?(?:new )?(?:payment|send|transfer))$`,
  'i',
)
const PAUSE =
  /^(?<act>pause|suspend|resume|unpause) (?:my |the )?(?<name>.{1,40}?)(?: (?:(?:scheduled|recurring) )?(?:payments?|schedule|transfers?))?$/i
const DELETE =
  /^(?:delete|remove|cancel|stop|end) (?:my |the )?(?:(?<name>.{1,40}?) )?(?:(?:scheduled|recurring|repeating|weekly|monthly) (?:payments?|transfers?|sends?)|schedule)(?: (?:to|for) (?<who>.{1,40}))?$/i

/** What is scheduled already: shown, paused, resumed, deleted. */
const managed: Phrase = (said) => {
  if (LIST.test(said)) return { name: 'schedules', slots: {} }
  if (NEW.test(said)) return { name: 'schedule', slots: {} }
  const paused = PAUSE.exec(said)?.groups
  if (paused?.['name'] !== undefined) {
    const act = /^(?:pause|suspend)$/i.test(paused['act'] ?? '') ? 'pause' : 'resume'
    return { name: 'schedules', slots: { act, schedule: paused['name'] } }
  }
  const deleted = DELETE.exec(said)
  const name = deleted?.groups?.['name'] ?? deleted?.groups?.['who']
  return deleted
    ? { name: 'schedules', slots: { act: 'delete', ...(name !== undefined && { schedule: name }) } }
    : undefined
}

/** What is scheduled is said like any payment, so this one looks through every other phrase. */
const scheduled: Phrase = (said, all) => timed(sending(all.filter((phrase) => phrase !== scheduled)))(said, all)

export const phrases: readonly Phrase[] = [managed, scheduled]
