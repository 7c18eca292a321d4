import type { TextWords } from './text.ts'

const list = (text: string): readonly string[] => text.split(/\s+/)

export const textWords: TextWords = {
  keywords: list(
    'accounts account alerts alert balance bitcoin cancel crypto deposit details ethereum history logout notify prices price register transfer transfers',
  ),
  verbs: list('send pay give wire move split request'),
  freeFrom: new Set(list('to for called named pay give from between among with')),
  namesFollow: new Set(
    list('send pay give wire move transfer request ask charge bill split close rename pause resume'),
  ),
  politeStart:
    /^(?:(?:please|can you|could you|would you|i want to|i wanna|i'd like to|i would like to|i need to|i have to|i'd love to|pls|plz|now|let me(?! know)|let's|hey|hi|hello|ok|okay|parley)[, ]+)+(?=\S)/i,
  politeEnd:
    /[, ]+(?:please|pls|plz|thanks|thank you|thx|ty|porfa(?:vor)?|por favor|gracias|now|right now|right away|immediately|asap|as soon as possible|if possible|today)$/i,
  hesitation: /(?<![\p{L}\p{N}])(?:u+m+|u+h+m*|e+rm*|hmm+|you know)(?![\p{L}\p{N}])[, ]*/giu,
  opening: /^(?:(?:so|well|alright|all right|ok(?:ay)?|oh|omg|hey|hi|yeah|please|basically)[, ]+)+(?=\S)/i,
  filler: /\b(?<=(?:send|pay|give|transfer|move|wire|request|him|her|them) )like (?=\S)/i,
}
