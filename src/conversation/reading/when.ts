import type { Repeat } from '#bank/ground/calendar.ts'
import { byLocale, type Localized } from '#conversation/words/locale.ts'
import { whenReader as english } from './when.en.ts'
import { whenReader as spanish } from './when.es.ts'

/** A date as said: which one it is depends on what day it is today. */
export type SaidDate =
  | { readonly kind: 'date'; readonly month: number; readonly date: number; readonly year?: number }
  | { readonly kind: 'weekday'; readonly weekday: number }
  | { readonly kind: 'month-day'; readonly date: number }
  | { readonly kind: 'in'; readonly days: number }

/** When and how often, as said. Without `on`: whichever day it begins. */
export type SaidWhen = {
  readonly repeat: Repeat
  readonly on?: SaidDate
  readonly start?: SaidDate
  readonly until?: SaidDate
  readonly times?: number
  /** How long it goes on from its first day. */
  readonly lasts?: Span
}
export type Span = { readonly count: number; readonly unit: 'week' | 'month' | 'year' }

export type Ends = Pick<SaidWhen, 'start' | 'until' | 'times' | 'lasts'>

/** How one language says when; undefined for what can't be read in one way. */
export type WhenReader = {
  date(typed: string): SaidDate | undefined
  /** A day that comes again: a weekday, or a day of the month. */
  day(repeat: Repeat, typed: string): SaidDate | undefined
  end(typed: string): Ends | undefined
  when(typed: string): SaidWhen | undefined
  /** What was said without when it should end, where that can't be read. */
  withoutEnd(typed: string): string | undefined
}

const readerOf = byLocale<WhenReader>({ en: english, es: spanish })

export const parseSaidDate = (typed: string, to: Localized): SaidDate | undefined => readerOf(to).date(typed)
export const parseSaidDay = (repeat: Repeat, typed: string, to: Localized): SaidDate | undefined =>
  readerOf(to).day(repeat, typed)
export const parseSaidEnd = (typed: string, to: Localized): Ends | undefined => readerOf(to).end(typed)
export const parseSaidWhen = (typed: string, to: Localized): SaidWhen | undefined => readerOf(to).when(typed)
export const withoutEnd = (typed: string, to: Localized): string | undefined => readerOf(to).withoutEnd(typed)
