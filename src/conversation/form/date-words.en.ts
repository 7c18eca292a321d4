import type { DateWords } from './birth-date.ts'

export const dateWords: DateWords = {
  months: [
    ['jan', 'january'],
    ['feb', 'february'],
    ['mar', 'march'],
    ['apr', 'april'],
    ['may'],
    ['jun', 'june'],
    ['jul', 'july'],
    ['aug', 'august'],
    ['sep', 'sept', 'september'],
    ['oct', 'october'],
    ['nov', 'november'],
    ['dec', 'december'],
  ],
  dayFirst: /^(\d{1,2})(?:st|nd|rd|th|\.)?(?: of)?[ -]([a-z]{3,9}\.?),?[ -]'?(\d{4}|\d{2})$/i,
  monthFirst: /^([a-z]{3,9}\.?) (\d{1,2})(?:st|nd|rd|th)?,? '?(\d{4}|\d{2})$/i,
}
