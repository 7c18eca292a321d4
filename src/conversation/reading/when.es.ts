import { fold } from './fold.ts'
import { whenReader as english } from './when.en.ts'
import type { WhenReader } from './when.ts'

/**
 * Times in Spanish are brought to the plain form that the reader of times knows. It reads nothing in part, so a word that
 * was not brought there makes the whole unreadable, and it is asked for again.
 */
const counts = 'un(?:a|o)? dos tres cuatro cinco seis siete ocho nueve diez once doce'.split(' ')
const months =
  'ene(?:ro)? feb(?:rero)? mar(?:zo)? abr(?:il)? may(?:o)? jun(?:io)? jul(?:io)? ago(?:sto)? sep(?:t|tiembre)?|set(?:iembre)? oct(?:ubre)? nov(?:iembre)? dic(?:iembre)?'.split(
    ' ',
  )
const MONTHS = 'january february march april may june july august september october november december'.split(' ')
const weekdays = 'domingos?|dom lun(?:es)? mar(?:tes)? mie(?:rcoles)? jue(?:ves)? vie(?:rnes)? sabados?|sab'.split(' ')
const WEEKDAYS = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ')

type Change = readonly [pattern: RegExp, by: string | ((...found: string[]) => string)]
const word = (pattern: string): RegExp => new RegExp(`(?<![\\p{L}\\d])(?:${pattern})(?![\\p{L}\\d])`, 'gu')

/** `15/6` is the 15th of June, `6/15` too, and `5/6` could be either: that one is left as nothing that can be read. */
const slashed = (_: string, first = '', second = '', year = ''): string => {
  const [a, b] = [Number(first), Number(second)]
  if (a <= 12 && b <= 12 && a !== b) return '?'
  const [month, day] = a > 12 ? [b, a] : [a, b]
  return `${month}/${day}${year}`
}

const WEEKDAY = weekdays.map((each) => `(?:${each})`).join('|')
const EACH = '(?:cada|todos los|todas las)'

/** In this order. `mar` is March behind "de" and a number, and Tuesday elsewhere. */
const CHANGES: readonly Change[] = [
  [/(?<!\d)(\d{1,2})\/(\d{1,2})(\/\d{4})?(?!\d)/g, slashed],
  // Eleven, which is a word of the other language's times, too.
  [/^once$/g, '11'],
  [word('pasado manana'), 'day after tomorrow'],
  [word('(?:por|en) la manana'), '?'],
  [word('manana|mnn|mnna|mnana|manan'), 'tomorrow'],
  [word('un dia si y otro no'), '?'],
  [word('dos veces'), 'twice'],
  [word('una (?:sola )?vez'), 'once'],
  ...counts.map(
    (each, at): Change => [word(`${each}(?= (?:dias?|semanas?|mes(?:es)?|anos?|veces|pagos?))`), String(at + 1)],
  ),
  [word('(?:el |la )?(?:primer dia|primero|primera|1ero|1ro|1[°º])'), 'the 1st'],
  ...counts.map((each, at): Change => [word(`el(?: dia)? ${each}(?= de)`), `the ${at + 1}`]),
  [word('(?:a |al |el )?(?:ultimo dia|fin(?:al)?(?:es)?)(?= (?:de|del) (?:cada )?mes)'), 'the last day'],
  [word('(?:a |al )?(?:principios?|inicios?|comienzos?)(?= (?:de|del) (?:cada )?mes)'), 'the first day'],
  [
    word('(?:el |los )?(?:dias? )?(\\d{1,2})(?:o)? (?:de|del) (?:cada|todos los) mes(?:es)?'),
    (_, day = '') => `the ${day} of every month`,
  ],
  [word('(?:el |los )?dias? (\\d{1,2})'), (_, day = '') => `the ${day}`],
  [/^el (\d{1,2})$/g, (_, day = '') => `the ${day}`],
  [word('de (?:cada mes|todos los meses)'), 'of every month'],
  [word('(?:de|del) (?:este )?mes'), 'of the month'],
  ...months.map(
    (each, at): Change => [
      word(`(\\d{1,2}|the 1st)(?: de)? (?:${each})\\.?(?: (?:de|del))?`),
      (_, day = '') => `${day.replace('the ', '')} ${MONTHS[at] ?? ''}`,
    ],
  ),
  ...months.map(
    (each, at): Change => [
      word(`(hasta|desde)((?: el)? (?:fin(?:al)?|fines) de)? (?:${each})(?: (?:de|del))?(?= \\d{4}|$)`),
      (_, start = '', end?: string) => `${start}${end === undefined ? '' : ' the end of'} ${MONTHS[at] ?? ''}`,
    ],
  ),
  [word(`(?:${EACH}|los) ((?:${WEEKDAY}))`), (_, day = '') => `every ${day}`],
  [
    word(`(?:el |este |el proximo |proximo |el siguiente )?((?:${WEEKDAY}))(?: que viene| proximo)?`),
    (_, day = '') => day,
  ],
  ...weekdays.map((each, at): Change => [word(each), WEEKDAYS[at] ?? '?']),
  [word(`${EACH} (?:semanas?|7 dias)`), 'every week'],
  [word(`${EACH} mes(?:es)?`), 'every month'],
  [word('(?:una vez|once) (?:a la|por) semana|semanal(?:mente)?'), 'weekly'],
  [word('(?:una vez|once) (?:al|por) mes|mensual(?:mente)?'), 'monthly'],
  [
    word('(?:(?:a partir|despues) del?|desde|empezando|comenzando|iniciando)(?: (?:el|en|del?))?(?: (?=the ))?'),
    'starting',
  ],
  [word('(?:hasta|terminando)(?: el)?(?: (?=the end))?'), 'until'],
  [word('(?:durante|por)(?: (?:las|los))?(?: proxim[oa]s)?'), 'for'],
  [word('(?:dentro de|en)(?= \\d)'), 'in'],
  [word('dias?'), 'days'],
  [word('semanas?'), 'weeks'],
  [word('mes(?:es)?'), 'months'],
  [word('anos?'), 'years'],
  [word('veces'), 'times'],
  [word('pagos?'), 'payments'],
  [word('el(?= \\d)'), 'the'],
  [/(?<=\d )(?:de|del) (?=\d{4})/g, ''],
  [/ {2,}/g, ' '],
]

const plain = (typed: string): string =>
  CHANGES.reduce(
    (text, [pattern, by]) => (typeof by === 'string' ? text.replace(pattern, by) : text.replace(pattern, by)),
    fold(typed.trim().toLowerCase()).replaceAll(/\s+/g, ' '),
  ).trim()

export const whenReader: WhenReader = {
  date: (typed) => english.date(plain(typed)),
  day: (repeat, typed) => english.day(repeat, plain(typed)),
  end: (typed) => english.end(plain(typed)),
  when: (typed) => english.when(plain(typed)),
  withoutEnd: (typed) => /^(.+?),? (?:hasta|terminando) .+$/i.exec(typed.trim())?.[1],
}
