import type { SecretWords } from './secrets.ts'

export const secretWords: SecretWords = {
  ssn: /\b(?:ssn|social(?: security)?(?: number| no\.?)?|tax id|itin)\b/gi,
  pin: /\b(?:pin|pin ?code|pin ?number)\b/gi,
  password: /\bpass(?:word|code|phrase)\b(?:\s+(?:is|was)|\s*[:=])\s*\S{3,}/i,
  account: /\b(?:account|acct\.?|routing|aba|iban)\b/gi,
}
