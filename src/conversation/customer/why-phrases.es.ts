import type { ValidatorName } from '#conversation/form/validators.ts'
import type { Groups } from '#conversation/understand/grammar.en.ts'
import { phrase } from '#conversation/understand/grammar.es.ts'
import type { Phrase } from '#conversation/understand/phrase.ts'
import type { Slots } from '#conversation/understand/goal.ts'

/** What may be asked about, and the rule of the field that asks for it. */
const TOPICS: readonly (readonly [ValidatorName, string])[] = [
  ['ssn', 'ssn|(?:numero de )?seguro social'],
  ['pin', 'pin|nip'],
  ['phone', '(?:numero de )?(?:telefono|celular)'],
  ['email', 'correo(?: electronico)?|e-?mail'],
  ['birth-date', 'fecha de nacimiento|cumpleanos|edad'],
  ['handle', 'nombre de usuario|usuario'],
  ['legal-name', 'nombre(?: legal| completo)?|apellido'],
  ['street', 'domicilio|direccion'],
  ['password', 'contrasena|acceso al banco'],
  ['account-number', 'numero de (?:cuenta|ruta)'],
]
const groupOf = (rule: ValidatorName): string => rule.replace('-', '_')
const NAMED = TOPICS.map(([rule, words]) => `(?<${groupOf(rule)}>${words})`).join('|')
const TOPIC = `(?:(?:mi|el|la|un|una|tu) )?(?:${NAMED})`
const IT = '(?:esto|eso|todo (?:esto|eso)|tanto|est[aeo]s? \\w+|es[ao]s? \\w+)'

const topicOf = (groups: Groups): Slots => {
  const [rule] = TOPICS.find(([each]) => groups[groupOf(each)] !== undefined) ?? []
  return rule === undefined ? {} : { topic: rule }
}

const asked = (pattern: string): Phrase => phrase('why', pattern, topicOf)

/** Questions about what is being asked for. */
export const whyPhrases: readonly Phrase[] = [
  asked('por ?que|para que|por ?que no'),
  asked(
    `(?:por ?que|para que) (?:me )?(?:necesita[ns]?|quiere[ns]?|pide[ns]?|pregunta[ns]?|tengo que dar(?:te)?|debo dar(?:te)?|hace falta)(?: (?:saber|ver|tener))? (?:${TOPIC}|${IT})(?: aqui| ahora)?`,
  ),
  asked(`para que (?:es|sirve|se usa|lo usan|la usan|usan|usas) (?:${TOPIC}|${IT})`),
  asked(`que (?:hace[ns]|van a hacer|vas a hacer) con (?:${TOPIC}|${IT})`),
  asked('que es un (?<handle>nombre de usuario|usuario)'),
  asked(`es seguro (?:dar(?:te)?|escribir|compartir) (?:${TOPIC}|${IT})`),
  asked(`(?:tengo que|debo|es necesario) (?:dar(?:te)?|escribir|compartir) (?:${TOPIC}|${IT})`),
  asked(`quien (?:ve|puede ver|recibe) (?:${TOPIC}|${IT})`),
]
