import { fold } from '#conversation/reading/fold.ts'
import { type Manner, pick } from './expand.ts'
import { lists } from './lists.es.ts'
import { slipped } from './slips.ts'

/** What is shortened where people chat, each in the ways in which it is written. */
const SHORTENED: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\bpor que\b/g, ['xq', 'pq', 'x q', 'porque', 'porq']],
  [/\bque\b/g, ['q', 'k', 'ke']],
  [/\btambien\b/g, ['tmb', 'tb', 'tambn']],
  [/\bpara\b/g, ['pa', 'pra']],
  [/\bpor favor\b/g, ['xfa', 'porfa', 'porfis', 'plis', 'x favor']],
  [/\bpor\b/g, ['x']],
  [/\besta(s|n)?\b/g, ['ta$1']],
  [/\bdinero\b/g, ['dnero', '$$']],
  [/\bmensaje\b/g, ['msj']],
  [/\bcuanto\b/g, ['cto', 'qnto', 'cuant']],
]

/** Spelled by ear, as many write. */
const BY_EAR: readonly (readonly [RegExp, string])[] = [
  [/qu(?=[ei])/g, 'k'],
  [/\bh(?=[aeiou])/g, ''],
  [/v/g, 'b'],
  [/b(?=[aeiou])/g, 'v'],
  [/z/g, 's'],
  [/c(?=[ei])/g, 's'],
  [/ll/g, 'y'],
]

const BEFORE = [
  'hola',
  'hola buenas',
  'oye',
  'oiga',
  'disculpa',
  'mira',
  'che',
  'buenas',
  'perdón',
  'una pregunta',
  'amigo',
  'por favor',
  'buenas tardes',
  'bueno',
  'pues',
  'necesito saber',
  'me urge saber',
  'quiero saber',
  'quisiera saber',
  'sabes',
]
const AFTER = [
  'por favor',
  'porfa',
  'gracias',
  'porfavor',
  'ya',
  'pues',
  'amigo',
  'es urgente',
  'me puedes decir',
  'no entiendo',
  'oye',
  'eh',
  'parce',
  'hoy',
  'ahora',
]

/** Words that only ask to be told: they say nothing before a wish. */
const isAsked = (text: string): boolean =>
  /^(?:c[oó]mo|por qu[eé]|qu[eé]|cu[aá]nt|cu[aá]l|cu[aá]ndo|d[oó]nde|si|hay|a c[oó]mo|en qu[eé])/.test(text)

const framed = (text: string, random: () => number): string => {
  const before = random() < 0.22 ? pick(BEFORE, random) : undefined
  const after = random() < 0.14 ? pick(AFTER, random) : undefined
  const isFitting = before === undefined || !before.includes('sab') || isAsked(text)
  return [isFitting ? before : undefined, text, after].filter((each) => each !== undefined).join(' ')
}

const shortened = (text: string, random: () => number): string =>
  random() < 0.25
    ? SHORTENED.reduce(
        (said, [whole, ways]) => (random() < 0.6 ? said.replace(whole, pick(ways, random) ?? '$&') : said),
        text,
      )
    : text

const heard = (text: string, random: () => number): string => {
  if (random() > 0.15) return text
  const [sound, letter] = pick(BY_EAR, random) ?? [/$^/g, '']
  return text.replaceAll(sound, letter)
}

/** Spanish as it is typed: mostly without accents, often shortened, sometimes by ear. Its model reads no accents at all. */
export const spanish: Manner = {
  lists,
  // Fewer than in English, since nothing else is learned from.
  heldBack: 7,
  written: (text, random) => slipped(heard(shortened(fold(framed(text, random)), random), random), random),
}
