import { cleanText } from '#conversation/form/free-text.ts'

/** Longer than this is a story, not a wish: it is left alone, and every pattern stays fast. */
export const LONGEST = 300

/** Words worth recognizing with one letter wrong, missing, too many or swapped. */
const KEYWORDS = [
  'accounts',
  'account',
  'alerts',
  'alert',
  'balance',
  'bitcoin',
  'cancel',
  'crypto',
  'deposit',
  'details',
  'ethereum',
  'history',
  'logout',
  'notify',
  'prices',
  'price',
  'register',
  'transfer',
  'transfers',
]
/** From here on the words are names and notes, kept as typed. */
const FREE_FROM = new Set(['to', 'for', 'called', 'named', 'pay', 'give', 'from', 'between', 'among', 'with'])

/** Behind these a name may stand at once. */
const NAMES_FOLLOW = new Set([
  'send',
  'pay',
  'give',
  'wire',
  'move',
  'transfer',
  'request',
  'ask',
  'charge',
  'bill',
  'split',
  'close',
  'rename',
  'pause',
  'resume',
])

const isOneOff = (typed: string, word: string): boolean => {
  if (Math.abs(typed.length - word.length) > 1) return false
  let at = 0
  while (at < typed.length && typed[at] === word[at]) at += 1
  const rest = typed.slice(at + 1)
  return (
    rest === word.slice(at + 1) ||
    typed.slice(at) === word.slice(at + 1) ||
    rest === word.slice(at) ||
    (typed[at] === word[at + 1] && typed[at + 1] === word[at] && typed.slice(at + 2) === word.slice(at + 2))
  )
}

const corrected = (word: string): string => {
  const typed = word.toLowerCase()
  if (typed.length < 5 || !/^[a-z]+$/.test(typed) || KEYWORDS.includes(typed)) return word
  return KEYWORDS.find((keyword) => isOneOff(typed, keyword)) ?? word
}

const POLITE_START =
  /^(?:(?:please|can you|could you|would you|i want to|i wanna|i'd like to|i would like to|i need to|i have to|i'd love to|pls|plz|now|let me(?! know)|let's|hey|hi|hello|ok|okay|parley)[, ]+)+(?=\S)/i
const POLITE_END =
  /[, ]+(?:please|pls|plz|thanks|thank you|thx|now|right now|right away|immediately|asap|as soon as possible|if possible|today)$/i

/** Without emoji, which say nothing that is wanted. */
export const withoutPictures = (text: string): string =>
  text.replace(/\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u{FE0F}|\u{200D}|\u{20E3}/gu, ' ')

/** One line, plain quotes, no closing marks, no courtesies. */
export const tidy = (text: string): string =>
  cleanText(text)
    .replace(/[\u2018\u2019\u02BC\uFF07\u0060\u00B4]/g, "'")
    .replace(/[\u201C\u201D\u201E\u00AB\u00BB\uFF02]/g, '"')
    .replace(POLITE_START, '')
    .replace(/[.!?,;\s]+$/, '')
    .replace(POLITE_END, '')

const HESITATION = /(?<![\p{L}\p{N}])(?:u+m+|u+h+m*|e+rm*|hmm+|you know)(?![\p{L}\p{N}])[, ]*/giu
const OPENING = /^(?:(?:so|well|alright|all right|ok(?:ay)?|oh|omg|hey|hi|yeah|please|basically)[, ]+)+(?=\S)/i
/** `send like twenty dollars` */
const LIKE = /\b(?<=(?:send|pay|give|transfer|move|wire|request|him|her|them) )like (?=\S)/i

/** Without what somebody says while thinking, for what is not understood otherwise. */
export const withoutHesitation = (said: string): string =>
  tidy(said.replace(HESITATION, '').replace(OPENING, '')).replace(OPENING, '').replace(LIKE, '')

/** Small slips in words that the grammar knows corrected, for what is not understood otherwise. Names stay as typed. */
export const withoutSlips = (said: string): string => {
  const words = said.split(' ')
  const first = corrected(words[0] ?? '')
  if (NAMES_FOLLOW.has(first.toLowerCase())) return [first, ...words.slice(1)].join(' ')
  const free = words.findIndex((word) => FREE_FROM.has(word.toLowerCase()))
  const end = free < 0 ? words.length : free
  return words.map((word, at) => (at < end ? corrected(word) : word)).join(' ')
}

/** Without the pair of quotation marks around it. */
export function unquote(text: string): string
export function unquote(text: string | undefined): string | undefined
export function unquote(text: string | undefined): string | undefined {
  return text
    ?.trim()
    .replace(/^(["'])([^"]*)\1$/, '$2')
    .trim()
}
