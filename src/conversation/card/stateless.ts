import type { Button } from '#conversation/channel/message.ts'
import type { ButtonDraft } from '#conversation/flow/dialog.ts'
import type { StatelessButton } from '#conversation/flow/stateless-button.ts'
import { STATELESS_BUTTONS } from '#conversation/registry.ts'
import { type Goal, goal, type Slots } from '#conversation/understand/goal.ts'

/** The prefix of a button that opens a goal with no slots: `g-menu`. */
const GOAL_PREFIX = 'g'
/** A point in the name of a goal is written as `_`: channels let no point stand in an id. */
const GOAL_NAME = /^[a-z-]+(?:_[a-z-]+)?$/

const BY_PREFIX: ReadonlyMap<string, StatelessButton> = new Map(
  STATELESS_BUTTONS.map((each) => [each.prefix, each] as const),
)

/** What a button opens whose id says it all; undefined for one that a session remembers, or that was made up. */
export const goalOfButton = (id: string): Goal | undefined => {
  const dash = id.indexOf('-')
  const [prefix, value] = [id.slice(0, dash), id.slice(dash + 1)]
  if (prefix === GOAL_PREFIX) return GOAL_NAME.test(value) ? goal(value.replace('_', '.')) : undefined
  const found = BY_PREFIX.get(prefix)
  return found?.value.test(value) === true ? goal(found.goal, { [found.slot]: value, ...found.fixed }) : undefined
}

const carries = ({ slot, value, fixed = {} }: StatelessButton, slots: Slots): boolean =>
  Object.keys(slots).length === Object.keys(fixed).length + 1 &&
  value.test(slots[slot] ?? '') &&
  Object.entries(fixed).every(([name, same]) => slots[name] === same)

/** The id that says it all; undefined where the session has to remember what the button means. */
export const statelessId = ({ choice }: ButtonDraft): string | undefined => {
  if (choice.dialog !== 'goal') return undefined
  const slots = choice.data ?? {}
  if (Object.keys(slots).length === 0) return `${GOAL_PREFIX}-${choice.choice.replace('.', '_')}`
  const found = STATELESS_BUTTONS.find((each) => each.goal === choice.choice && carries(each, slots))
  return found && `${found.prefix}-${slots[found.slot]}`
}

/** The rows of a card made outside of a turn: only buttons that need nothing remembered. */
export const placeStateless = (rows: readonly (readonly ButtonDraft[])[]): readonly (readonly Button[])[] =>
  rows.map((row) =>
    row.map((button): Button => {
      const id = statelessId(button)
      if (id === undefined) throw new TypeError(`"${button.label}" needs a session to be remembered in`)
      return { id, label: button.label, style: button.style ?? 'plain' }
    }),
  )
