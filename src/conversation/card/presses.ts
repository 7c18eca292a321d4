import { createHash } from 'node:crypto'
import type { CardId } from '#bank/ground/ids.ts'
import type { ButtonDraft } from '#conversation/flow/dialog.ts'
import type { Button } from '#conversation/channel/message.ts'
import type { Frame, Press, Session } from '#conversation/session/session.ts'
import { statelessId } from './stateless.ts'

/** Enough for a long chat's living cards; the oldest buttons answer as stale beyond it. */
export const MAX_PRESSES = 120

type Presses = Session['presses']

/** Gives each drafted button its opaque id and remembers what it means. */
export const place = (
  presses: Presses,
  draft: {
    readonly rows: readonly (readonly ButtonDraft[])[]
    readonly card: CardId
    readonly seed: string
    readonly frame?: Frame | undefined
  },
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
          ...(button.lasting ? { lasting: true } : stateOf(button, draft.frame)),
        }
      }
      return { id, label: button.label, style: button.style ?? 'plain' }
    }),
  )
  return { rows, presses: bounded({ ...withoutCard(presses, draft.card), ...added }) }
}

/** In one order, whichever the object was made in: what was stored and read again is the same state. */
const sorted = (_: string, value: unknown): unknown => {
  if (typeof value === 'bigint') return value.toString()
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** What a dialog had come to, as a short hash. */
export const markOf = ({ state }: Pick<Frame, 'state'>): string =>
  opaque(JSON.stringify(state ?? null, sorted)).slice(0, 10)

/** A decision is about what its card shows: it is bound to what the dialog had come to. */
const stateOf = ({ choice }: ButtonDraft, frame: Frame | undefined): { readonly state?: string } =>
  frame !== undefined && choice.dialog === frame.dialog ? { state: markOf(frame) } : {}

/** Whether a button is about what is being talked about now, and not about an earlier card of the same dialog. */
export const isCurrent = ({ choice, state }: Press, frame: Frame): boolean =>
  choice.dialog === frame.dialog && (state === undefined || state === markOf(frame))

/** What a button means. Its id comes from outside: `constructor` must not be found. */
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

/** The newest button that says so, of what is being talked about now. */
export const findSpoken = (presses: Presses, frame: Frame, text: string): string | undefined => {
  const said = spoken(text)
  return Object.entries(presses).findLast(([, press]) => press.said === said && isCurrent(press, frame))?.[0]
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
