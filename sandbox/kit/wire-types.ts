import { z } from 'zod'

/**
 * The types of JSON values as clients sent them: identifiers also as numbers, numbers also as texts. What is kept and
 * shown has the one type that answers have.
 */
const numberAsText = (value: unknown): unknown =>
  typeof value === 'number' && Number.isFinite(value) ? String(value) : value

const DECIMAL = /^[+-]?(?:\d{1,400}\.?\d{0,400}|\.\d{1,400})(?:e[+-]?\d{1,4})?$/i
const textAsNumber = (value: unknown): unknown =>
  typeof value === 'string' && DECIMAL.test(value) ? Number(value) : value

/** JSON has numbers that no double holds: they are too large an amount, not a wrong type. */
const finite = (value: unknown): unknown =>
  value === Infinity ? Number.MAX_VALUE : value === -Infinity ? -Number.MAX_VALUE : value

const WORDS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['yes', true],
  ['false', false],
  ['no', false],
])
const wordAsFlag = (value: unknown): unknown =>
  typeof value === 'string' ? (WORDS.get(value.toLowerCase()) ?? value) : value

/** A text that also comes as a number: a reference, an account number, a pin. */
export const textLike = <T extends z.ZodType>(schema: T) => z.preprocess(numberAsText, schema)
export const text = textLike(z.string())
/** A number that also comes as a text. */
export const numberLike = <T extends z.ZodType>(schema: T) => z.preprocess(textAsNumber, schema)
/** Money, in dollars: a number in a body. */
export const dollars = z.preprocess(finite, z.number())
/** Money in a query, where everything is a text. */
export const dollarsAsText = z.preprocess((value) => finite(textAsNumber(value)), z.number())
/** A yes or no that also comes as a word. */
export const flag = z.preprocess(wordAsFlag, z.boolean())

/** Nine digits; as a number they have lost the zeros they begin with. */
export const routingText = (value: unknown): unknown =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? String(value).padStart(9, '0') : value
export const routingNumber = z.preprocess(routingText, z.string())

/** What is not given is left out, or is null. */
export const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => value ?? undefined, schema.optional())
