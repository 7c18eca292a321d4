import type { WaysWords } from './ways.ts'

const numbers = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const COUNT = `\\d{1,2}|${numbers.slice(2).join('|')}`
const PEOPLE = '(?:of us|people|persons|friends|ways?|parts)'

export const ways: WaysWords = {
  pattern: new RegExp(
    `^(?<bill>split(?![\\p{L}]).*?) (?:(?:in |into )?(?:a )?(?<ways>${COUNT})[- ]ways?|(?:between|among|amongst|by|in|into) (?:the |all )?(?<people>${COUNT})(?: ${PEOPLE})?|with (?:my )?(?<others>${COUNT})(?: other)?(?: ${PEOPLE})?)(?=$| (?:with|between|among|for)(?![\\p{L}]))`,
    'diu',
  ),
  numbers,
}
