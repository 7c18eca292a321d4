import type { DateWords } from './birth-date.ts'

export const dateWords: DateWords = {
  months: [
    ['ene', 'enero'],
    ['feb', 'febrero'],
    ['mar', 'marzo'],
    ['abr', 'abril'],
    ['may', 'mayo'],
    ['jun', 'junio'],
    ['jul', 'julio'],
    ['ago', 'agosto'],
    ['sep', 'sept', 'septiembre', 'setiembre', 'set'],
    ['oct', 'octubre'],
    ['nov', 'noviembre'],
    ['dic', 'diciembre'],
  ],
  dayFirst: /^(?:el )?(\d{1,2})[o\u00BA\u00B0.]?(?:(?: de)? |-)([a-z]{3,10}\.?),?(?:(?: del?)? |-)'?(\d{4}|\d{2})$/i,
  monthFirst: /^([a-z]{3,10}\.?) (\d{1,2}),?(?: del?)? '?(\d{4}|\d{2})$/i,
}
