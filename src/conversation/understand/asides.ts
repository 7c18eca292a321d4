/** What is said beside the matter: it opens nothing and ends nothing. */
import { digitsOf } from '#conversation/form/numbers.ts'
import { withoutPictures } from './text.ts'

const LONGEST_ASIDE = 60
const THANKS =
  /^(?:(?:ok(?:ay)?|great|perfect|cool|nice|awesome|super|wonderful|good)[, ]*)*(?:(?:many )?thanks(?: (?:a lot|so much|you))?|thank you(?: (?:very|so) much)?|thx|ty|cheers|gracias|merci|danke|great|perfect|cool|nice|awesome|super|wonderful|good|(?:good ?)?bye(?: bye)?|see you|good night)[.! ]*$/i
export const isThanks = (text: string): boolean =>
  text.length <= LONGEST_ASIDE &&
  (THANKS.test(withoutPictures(text).trim()) || /^(?:👍|🙏|😊|🎉|❤)\p{Emoji_Modifier}?\u{FE0F}?$/u.test(text))

/** A yes or no that nothing has asked for. */
export const DECISION =
  /^(?:yes|y|yep|yeah|yup|ok|okay|sure|confirm|no|n|nope|do it|go ahead)(?: please| thanks)?[.!]*$/i

/** A Social Security number; or, while nobody is logged in, what is as long as a PIN. Never of use as text in a chat. */
export const isSecret = (text: string, isSignedIn: boolean): boolean =>
  /^\d{3}[- ]\d{2}[- ]\d{4}$|^\d{9}$/.test(text) || (!isSignedIn && /^\d{4,8}$/.test(text))

/** Typed while a form with a secret in it is open: most likely that secret. */
export const mayBeSecret = (text: string): boolean => (digitsOf(text)?.length ?? 0) >= 4
