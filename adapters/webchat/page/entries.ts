import type { Act } from '#conversation/channel/turn.ts'
import type { Entry } from '../entries.ts'

/** One event as it comes: an entry of the conversation with its number. */
export type Shown = Entry & { readonly seq: number; readonly edited: boolean }
export type ShownOf<Kind extends Entry['kind']> = Extract<Shown, { readonly kind: Kind }>

/** What the page may send as a turn. A picture goes another way. */
export type PageAct = Extract<Act, { readonly do: 'say' | 'press' | 'fill' }>
export type Values = Extract<PageAct, { readonly do: 'fill' }>['values']
