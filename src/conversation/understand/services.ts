import { fold } from '#conversation/reading/fold.ts'
import { byLocale, type Localized } from '#conversation/words/locale.ts'
import { SERVICE } from './service-names.ts'
import { serviceWords } from './service-words.en.ts'
import { serviceWords as spanish } from './service-words.es.ts'

/** How one language has the names of other payment services in a sentence about money; without accents, flags `d`, `i`, `u`. */
export type ServiceWords = {
  /** The name as a verb, from the first word on, with the groups `service` and `rest`. */
  readonly verb: RegExp
  /** By which way money is to go, with the group `service`: `with venmo`. */
  readonly way: RegExp
}

const wordsOf = byLocale<ServiceWords>({ en: serviceWords, es: spanish })

const AT_THE_END = new RegExp(`(?<![\\p{L}\\d@_])${SERVICE}(?: (?:account|wallet|app))?$`, 'iu')

const ANYWHERE = new RegExp(`venme|${SERVICE}`, 'i')

/** Looked at before anything else: nearly every sentence has none. */
export const namesService = (said: string): boolean => ANYWHERE.test(said)

/** `my paypal`, `alex's venmo`: no account of this bank, unless somebody has named one so. */
export const isService = (name: string): boolean => !name.trim().startsWith('@') && AT_THE_END.test(fold(name.trim()))

/** Those that are made a verb of, as they write themselves: `venmea`. */
const WRITTEN: readonly (readonly [RegExp, string])[] = [
  [/^venm/i, 'Venmo'],
  [/^zell/i, 'Zelle'],
  [/^pay ?pal/i, 'PayPal'],
]
const written = (typed: string): string => WRITTEN.find(([begins]) => begins.test(typed))?.[1] ?? typed

/** What a sentence says without the service that it names, and what that was called. */
export type WithoutService = { readonly said: string; readonly service?: string }

/** The same where the service stands as the verb: `venmo alex 20`. Undefined where none does. */
export const serviceAsVerb = (said: string, to: Localized): WithoutService | undefined => {
  const found = wordsOf(to).verb.exec(fold(said))?.indices?.groups
  const [service, rest] = [found?.['service'], found?.['rest']]
  return service === undefined || rest === undefined
    ? undefined
    : { said: said.slice(...rest), service: written(said.slice(...service)) }
}

/** `20 to alex with venmo`: the way is taken out, and told; what is within quotation marks stays. */
export const withoutServiceAsWay = (said: string, to: Localized): WithoutService => {
  const found = wordsOf(to).way.exec(fold(said))
  const [whole, service] = [found?.indices?.[0], found?.indices?.groups?.['service']]
  if (whole === undefined || service === undefined || said.includes('"')) return { said }
  const rest = `${said.slice(0, whole[0])} ${said.slice(whole[1])}`.replaceAll(/\s+/g, ' ').trim()
  return { said: rest, service: written(said.slice(...service)) }
}
