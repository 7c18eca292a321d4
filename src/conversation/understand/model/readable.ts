import { fold } from '#conversation/reading/fold.ts'
import { shortForms } from '#conversation/reading/short-forms.es.ts'
import type { Locale } from '#conversation/words/locale.ts'

/** Beside those that the patterns know: the model fills no slot, so it may take more for what they seldom are not. */
const MORE: readonly (readonly [string, string])[] = [
  ['qe', 'que'],
  ...['pk', 'xque', 'porque'].map((short) => [short, 'por que'] as const),
  ...['tambn', 'tbien'].map((short) => [short, 'tambien'] as const),
  ...['pra', 'xa'].map((short) => [short, 'para'] as const),
  ...['xfa', 'porfa', 'porfis', 'plis', 'porfavor', 'xfavor'].map((short) => [short, 'por favor'] as const),
  ...['stoy'].map((short) => [short, 'estoy'] as const),
  ['sta', 'esta'],
  ['msj', 'mensaje'],
  ...['grax', 'grs'].map((short) => [short, 'gracias'] as const),
]
const SHORT_FORMS: ReadonlyMap<string, string> = new Map([...shortForms, ...MORE])

/** The same of English. */
const IN_ENGLISH: ReadonlyMap<string, string> = new Map([
  ['u', 'you'],
  ['ur', 'your'],
  ['r', 'are'],
  ['ya', 'you'],
  ...['pls', 'plz', 'plss'].map((short) => [short, 'please'] as const),
  ...['thx', 'ty', 'thnx', 'tnx'].map((short) => [short, 'thanks'] as const),
  ...['bc', 'cuz', 'coz', 'cause'].map((short) => [short, 'because'] as const),
  ['wanna', 'want to'],
  ['gonna', 'going to'],
  ['gotta', 'have to'],
  ['gimme', 'give me'],
  ['lemme', 'let me'],
  ['kinda', 'kind of'],
  ['dunno', 'dont know'],
  ['idk', 'i dont know'],
  ['acct', 'account'],
  ['acc', 'account'],
  ['msg', 'message'],
  ['txt', 'text'],
  ['smth', 'something'],
  ['sum', 'some'],
  ['snd', 'send'],
  ['rn', 'right now'],
  ['tmrw', 'tomorrow'],
  ['pw', 'password'],
  ['cant', 'can not'],
  ['cannot', 'can not'],
])

const spelledOut = (text: string, short: ReadonlyMap<string, string>): string =>
  text.replaceAll(/[a-z]+/g, (word) => short.get(word) ?? word)

/**
 * What a model reads of a sentence, both while it learns and while it guesses. Many people type Spanish without accents and
 * with the short forms of chats, which are one word with the long ones.
 */
export const readable: Readonly<Record<Locale, (text: string) => string>> = {
  en: (text) => spelledOut(text.toLowerCase().replaceAll(/(?<=[a-z])['\u2019](?=[a-z])/g, ''), IN_ENGLISH),
  es: (text) => spelledOut(fold(text).toLowerCase(), SHORT_FORMS),
}
