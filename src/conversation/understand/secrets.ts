import { digitsOf } from '#conversation/form/numbers.ts'

/** A Social Security number; or, while no customer is logged in, what is as long as a PIN. Never of use as text in a chat. */
export const isSecret = (text: string, isSignedIn: boolean): boolean =>
  /^\d{3}[- ]\d{2}[- ]\d{4}$|^\d{9}$/.test(text) || (!isSignedIn && /^\d{4,8}$/.test(text))

/** Typed while a form with a secret in it is open: most likely that secret. */
export const mayBeSecret = (text: string): boolean => (digitsOf(text)?.length ?? 0) >= 4
