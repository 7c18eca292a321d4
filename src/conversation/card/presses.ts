import { createHash } from 'node:crypto'
import type { CardId } from '#bank/ground/ids.ts'
import type { ButtonDraft } from '#conversation/flow/dialog.ts'
import { type Goal, goal } from '#conversation/understand/goal.ts'
import type { Button } from '#conversation/channel/message.ts'
import type { Press, Session } from '#conversation/session/session.ts'

/** Enough for a long chat's living cards; the oldest buttons answer as stale beyond it. */
export const MAX_PRESSES = 120

type Presses = Session['presses']

/**
 * A button that only opens a goal, or shows one operation, needs nothing remembered: it works after everything else
 * was forgotten, and on cards made outside of a turn. Whether the operation may be seen is asked when it is pressed.
 */
const GOAL_BUTTON = /^g-([a-z-]+)$/
const OPERATION_BUTTON = /^o-(op_[0-9a-f]{32})$/
/** What is wanted of a request is in its first letters; whose it is, is asked when it is pressed. */
const REQUEST_BUTTON = /^r([pdbw]?)-(req_[0-9a-f]{32})$/
const REPORT_BUTTON = /^p-(op_[0-9a-f]{32})$/
/** A schedule and what is to become of it, or what is said to a day of it that was missed. */
const SCHEDULE_BUTTON = /^s([ux]?)-(sch_[0-9a-f]{32})$/
const SCHEDULE_ACTS: Readonly<Record<string, string>> = { u: 'resume', x: 'delete' }
const MISSED_BUTTON = /^s([rk])-(op_[0-9a-f]{32})$/
/** One of the details, or of what the identity check wants. */
const DETAIL_BUTTON = /^([di])-([a-z-]+)$/
const ACTS: Readonly<Record<string, string>> = { p: 'pay', d: 'decline', b: 'block', w: 'withdraw' }
export const goalOfButton = (id: string): Goal | undefined => {
  const operation = OPERATION_BUTTON.exec(id)?.[1]
  if (operation !== undefined) return goal('operation', { operation })
  const [, letter, request] = REQUEST_BUTTON.exec(id) ?? []
  const act = ACTS[letter ?? '']
  if (request !== undefined) return goal('requests', { request, ...(act !== undefined && { act }) })
  const reported = REPORT_BUTTON.exec(id)?.[1]
  if (reported !== undefined) return goal('report', { operation: reported })
  const [, turn, schedule] = SCHEDULE_BUTTON.exec(id) ?? []
  const turned = SCHEDULE_ACTS[turn ?? '']
  if (schedule !== undefined) return goal('schedules', { schedule, ...(turned !== undefined && { act: turned }) })
  const [, answer, missed] = MISSED_BUTTON.exec(id) ?? []
  if (missed !== undefined) return goal('schedules', { operation: missed, act: answer === 'r' ? 'run' : 'skip' })
  const [, which, detail] = DETAIL_BUTTON.exec(id) ?? []
  if (detail !== undefined) return goal(which === 'i' ? 'identity' : 'details', { detail })
  const name = GOAL_BUTTON.exec(id)?.[1]
  return name === undefined ? undefined : goal(name)
}

const scheduleId = ({ schedule, operation, act, ...others }: Readonly<Record<string, string>>): string | undefined => {
  if (Object.keys(others).length > 0) return undefined
  if (operation === undefined) {
    const letter = act === undefined ? '' : Object.keys(SCHEDULE_ACTS).find((each) => SCHEDULE_ACTS[each] === act)
    return letter !== undefined && schedule !== undefined ? `s${letter}-${schedule}` : undefined
  }
  return act === 'run' ? `sr-${operation}` : act === 'skip' ? `sk-${operation}` : undefined
}

const detailId = (choice: string, { detail, ...others }: Readonly<Record<string, string>>): string | undefined =>
  detail === undefined || Object.keys(others).length > 0 ? undefined : `${choice === 'identity' ? 'i' : 'd'}-${detail}`

const statelessId = ({ choice }: ButtonDraft): string | undefined => {
  if (choice.dialog !== 'goal') return undefined
  const slots = Object.entries(choice.data ?? {})
  if (slots.length === 0) return `g-${choice.choice}`
  if (choice.choice === 'schedules') return scheduleId(choice.data ?? {})
  if (choice.choice === 'details' || choice.choice === 'identity') return detailId(choice.choice, choice.data ?? {})
  const { operation, request, act, ...others } = choice.data ?? {}
  if (Object.keys(others).length > 0) return undefined
  if (choice.choice === 'operation' && slots.length === 1) return `o-${operation}`
  if (choice.choice === 'report' && slots.length === 1 && operation !== undefined) return `p-${operation}`
  if (choice.choice !== 'requests' || request === undefined || operation !== undefined) return undefined
  const letter = Object.keys(ACTS).find((each) => ACTS[each] === act)
  return act === undefined ? `r-${request}` : letter === undefined ? undefined : `r${letter}-${request}`
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

/** Gives each drafted button its opaque id and remembers what it means. */
export const place = (
  presses: Presses,
  draft: { readonly rows: readonly (readonly ButtonDraft[])[]; readonly card: CardId; readonly seed: string },
): { readonly rows: readonly (readonly Button[])[]; readonly presses: Presses } => {
  const added: Record<string, Press> = {}
  const rows = draft.rows.map((row, r) =>
    row.map((button, b): Button => {
      const stateless = statelessId(button)
      const id = stateless ?? opaque(draft.seed, draft.card, `${r}.${b}`, JSON.stringify(button.choice))
      if (stateless === undefined) {
        added[id] = {
          card: draft.card,
          choice: button.choice,
          said: spoken(button.label),
          ...(button.lasting && { lasting: true }),
        }
      }
      return { id, label: button.label, style: button.style ?? 'plain' }
    }),
  )
  return { rows, presses: bounded({ ...withoutCard(presses, draft.card), ...added }) }
}

/** What a button means. Its id comes from outside: `constructor` is nobody's. */
export const pressOf = (presses: Presses, id: string): Press | undefined =>
  Object.hasOwn(presses, id) ? presses[id] : undefined

/** What is typed instead of pressing: the words on the button, or the number that they begin with. */
const spoken = (label: string): string => {
  const words = label
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}. ]/gu, '')
    .trim()
  return opaque(/^(\d+)\. /.exec(words)?.[1] ?? words).slice(0, 10)
}

/** The newest button of this dialog that says so. */
export const findSpoken = (presses: Presses, dialog: string, text: string): string | undefined => {
  const said = spoken(text)
  return Object.entries(presses).findLast(([, press]) => press.choice.dialog === dialog && press.said === said)?.[0]
}

/** A press that counts once takes its whole card's single presses with it: one card, one decision. */
export const consume = (presses: Presses, id: string): Presses => {
  const press = pressOf(presses, id)
  if (press === undefined || press.lasting) return presses
  return Object.fromEntries(Object.entries(presses).filter(([, other]) => other.card !== press.card || other.lasting))
}

/** What a card offered is void once the card shows something else. */
export const withoutCard = (presses: Presses, card: CardId): Presses =>
  Object.fromEntries(Object.entries(presses).filter(([, press]) => press.card !== card))

const bounded = (presses: Presses): Presses => Object.fromEntries(Object.entries(presses).slice(-MAX_PRESSES))

export const opaque = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\u0000')).digest('base64url').slice(0, 22)
