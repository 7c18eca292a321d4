import { readFileSync } from 'node:fs'
import { Ajv, type ValidateFunction } from 'ajv'
import type { Method } from './methods.ts'

const file = new URL('../assets/telegram-methods.schema.json', import.meta.url)
const load = () => JSON.parse(readFileSync(file, 'utf8')) as { properties: object; $defs: object }

const compiled = new Map<string, ValidateFunction>()

const validator = (method: Method, form: boolean): ValidateFunction => {
  const key = `${method} ${form}`
  const known = compiled.get(key)
  if (known !== undefined) return known
  const { properties, $defs } = load()
  // Forms carry numbers and booleans as text; JSON must carry them as what they are.
  const ajv = new Ajv({ allErrors: false, coerceTypes: form, allowUnionTypes: true, strict: false })
  const made = ajv.compile({ ...(properties as Record<string, object>)[method], $defs })
  compiled.set(key, made)
  return made
}

/** What about a request the published types do not know: a misspelled field, a number sent as text. */
export const schemaProblem = (method: Method, params: object, form: boolean): string | undefined => {
  const validate = validator(method, form)
  if (validate(params)) return undefined
  const [problem] = validate.errors ?? []
  const detail = problem?.params['additionalProperty'] ?? ''
  return `${method}${problem?.instancePath ?? ''} ${problem?.message ?? 'is wrong'} ${detail}`.trim()
}
