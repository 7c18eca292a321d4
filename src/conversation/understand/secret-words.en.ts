import type { SecretWords } from './secrets.ts'

export const secretWords: SecretWords = {
  ssn: /\b(?:ssn|social(?: security)?(?: number| no\.?)?|tax id|itin)\b/gi,
  pin: /\b(?:pin|pin ?code|pin ?number)\b/gi,
  password: /\bpass(?:word|code|phrase)\b(?:\s+(?:is|was)|\s*[:=])\s*\S{3,}/i,
  account: /\b(?:account|acct\.?|routing|aba|iban)\b/gi,
  spelled:
    /\b(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple)(?:[\s,.-]+(?:and )?(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|ten|double|triple|\w+teen|\w+ty)\b){2,}/i,
}
