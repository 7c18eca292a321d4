import type { Slots } from '#conversation/understand/goal.ts'
import type { Groups } from '#conversation/understand/grammar.en.ts'

/** A time of day as it is said in either language; its groups begin with the letter. */
export const timeNamed = (letter: 'f' | 't'): string =>
  `(?<${letter}h>\\d{1,2})(?::(?<${letter}m>[0-5]\\d))?(?: ?h(?:oras)?)? ?(?<${letter}x>[ap]\\.?m\\.?|de la (?:manana|mañana|tarde|noche))?`

const NIGHT = { from: '22:00', to: '7:00' } as const

/** From evening to morning where neither half of the day was said of hours up to twelve: nobody sleeps from ten to seven in the evening. */
export const quietSlots = (groups: Groups): Slots => {
  const { fh, fm, fx, th, tm, tx } = groups
  if (fh === undefined || th === undefined) return NIGHT
  const isOpen = fx === undefined && tx === undefined && Number(fh) <= 12 && Number(th) <= 12 && !fh.startsWith('0')
  return {
    from: timeOf(fh, fm, isOpen && fm === undefined ? 'pm' : fx),
    to: timeOf(th, tm, isOpen && fm === undefined ? 'am' : tx),
  }
}

const timeOf = (hour: string, minute = '00', half: string | undefined): string => {
  if (half === undefined || Number(hour) > 12) return `${Number(hour)}:${minute}`
  const isAfternoon = /^p|tarde|noche/i.test(half) && !(/noche/i.test(half) && Number(hour) === 12)
  return `${(Number(hour) % 12) + (isAfternoon ? 12 : 0)}:${minute}`
}
