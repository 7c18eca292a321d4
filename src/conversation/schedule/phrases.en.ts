import type { Phrase } from '#conversation/understand/phrase.ts'

const SHOW = '(?:(?:show|see|view|list|check|get|open|manage)(?: me)? )?(?:all )?(?:of )?(?:my |the )?'
const KIND = '(?:scheduled|recurring|repeating|planned|upcoming|future)'
const LIST = new RegExp(`^${SHOW}(?:${KIND} (?:payments?|sends?|transfers?)|schedules?|standing orders?)$`, 'i')
const NEW = new RegExp(
  `^(?:(?:set up|make|create|add|new|start)(?: an?)?(?: new)? (?:${KIND}|weekly|monthly) (?:payment|send|transfer)|(?:new|add a|create a) schedule|schedule (?:an? )?(?:new )?(?:payment|send|transfer))$`,
  'i',
)
/** What waits for a price is no schedule; a standing order is one. Purchases that come again are named by their coin. */
const PAUSE =
  /^(?<act>pause|suspend|resume|unpause) (?!.*(?:(?<!standing )\borders?|\bstop[ -]loss|\btake[ -]profit|\bdca|\b(?:recurring|repeating|regular|automatic|scheduled|weekly|monthly) .{0,20}?(?:buys?|purchases?|buying)(?: of \S+)?)$)(?:my |the )?(?<name>.{1,40}?)(?: (?:(?:scheduled|recurring) )?(?:payments?|schedule|transfers?))?$/i
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

export const phrases: readonly Phrase[] = [managed]
