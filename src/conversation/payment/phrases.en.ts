import type { Phrase } from '#conversation/understand/phrase.ts'
import { AMOUNT, DOLLARS, amountSlot, phrase, payment, NOTE } from '#conversation/understand/grammar.en.ts'

const SEND = '(?:send|pay|transfer|give|wire|move)'

/** Tried in this order; the first that fits wins. */
export const phrases: readonly Phrase[] = [
  phrase(
    'send',
    `${SEND} ${AMOUNT}${DOLLARS}? from (?:my )?(?<account>.{1,40}?) to (?:my )?(?<payee>.{1,40}?)${NOTE}`,
    payment,
  ),
  phrase('send', `${SEND} ${AMOUNT}${DOLLARS}? to (?:my )?(?<payee>.{1,40}?)${NOTE}`, payment),
  phrase('send', `(?:send|pay|give|wire) (?<payee>@?[\\p{L}\\w.'-]{1,40}) ${AMOUNT}${DOLLARS}?${NOTE}`, payment),
  phrase('send', `(?:send|wire|transfer|give)(?: some)? money to (?<payee>.{1,40}?)${NOTE}`, payment),
  phrase('send', '(?:send|pay)(?: money)?(?: to)? (?<payee>@\\w{3,24})', payment),
  phrase('send', `${SEND} ${AMOUNT}${DOLLARS}? (?<payee>@\\w{3,24})${NOTE}`, payment),
  phrase(
    'send',
    `pay (?!(?:some|any)(?:one|body)\\b|bills?\\b|all\\b)(?<payee>[\\p{L}][\\p{L}\\w.'-]{1,24})${NOTE}`,
    payment,
  ),
  phrase('send', `${SEND} ${AMOUNT}${DOLLARS}?`, ({ amount }) => amountSlot(amount)),
  phrase(
    'send',
    '(?:send|transfer|move|wire)(?: (?:some )?money)?|pay(?: someone| somebody)?|make a (?:payment|transfer)',
  ),
]
