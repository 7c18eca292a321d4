import { createHash } from 'node:crypto'
import type { CardId } from '#bank/ids.ts'
import type { ButtonDraft } from './dialog.ts'
import { type Goal, type GoalName, goal } from './goal.ts'
import type { Button } from './message.ts'
import type { Press, Session } from './session.ts'

/** Enough for a long chat's living cards; the oldest buttons answer as stale beyond it. */
export const MAX_PRESSES = 120

type Presses = Session['presses']

/** A button that only opens a goal carries no state: it works after everything else was forgotten. */
const GOAL_BUTTON = /^g-([a-z-]+)$/
export const goalOfButton = (id: string): Goal | undefined => {
  const name = GOAL_BUTTON.exec(id)?.[1]
  return name === undefined ? undefined : goal(name as GoalName)
}

const isPlainGoal = ({ choice }: ButtonDraft): boolean =>
  choice.dialog === 'goal' && Object.keys(choice.data ?? {}).length === 0

/** Gives each drafted button its opaque id and remembers what it means. */
export const place = (
  presses: Presses,
  draft: { readonly rows: readonly (readonly ButtonDraft[])[]; readonly card: CardId; readonly seed: string },
): { readonly rows: readonly (readonly Button[])[]; readonly presses: Presses } => {
  const added: Record<string, Press> = {}
  const rows = draft.rows.map((row, r) =>
    row.map((button, b): Button => {
      const id = isPlainGoal(button)
        ? `g-${button.choice.choice}`
        : opaque(draft.seed, draft.card, `${r}.${b}`, JSON.stringify(button.choice))
      if (!isPlainGoal(button)) {
        added[id] = { card: draft.card, choice: button.choice, ...(button.lasting && { lasting: true }) }
      }
      return { id, label: button.label, style: button.style ?? 'plain' }
    }),
  )
  return { rows, presses: bounded({ ...withoutCard(presses, draft.card), ...added }) }
}

/** A press that counts once takes its whole card's single presses with it: one card, one decision. */
export const consume = (presses: Presses, id: string): Presses => {
  const press = presses[id]
  if (press === undefined || press.lasting) return presses
  return Object.fromEntries(Object.entries(presses).filter(([, other]) => other.card !== press.card || other.lasting))
}

/** What a card offered is void once the card shows something else. */
export const withoutCard = (presses: Presses, card: CardId): Presses =>
  Object.fromEntries(Object.entries(presses).filter(([, press]) => press.card !== card))

const bounded = (presses: Presses): Presses => Object.fromEntries(Object.entries(presses).slice(-MAX_PRESSES))

export const opaque = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\u0000')).digest('base64url').slice(0, 22)
