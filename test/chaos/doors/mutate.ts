import type { Random } from '../simulator/random.ts'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
type Path = readonly (string | number)[]

const isObject = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const pathsIn = (value: Json, at: Path = []): readonly Path[] => {
  if (Array.isArray(value)) return [at, ...value.flatMap((each: Json, n) => pathsIn(each, [...at, n]))]
  return isObject(value) ? [at, ...Object.entries(value).flatMap(([key, each]) => pathsIn(each, [...at, key]))] : [at]
}

/** Marks the place of text that is no JSON value, such as NaN, until the whole is written. */
const RAW = '@@raw@@'
const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`

/** Written as they stand here. */
const STRANGE: readonly [string, ...string[]] = [
  'null',
  'true',
  '0',
  '-1',
  '0.5',
  '1e308',
  '-1e999',
  'NaN',
  'Infinity',
  '9007199254740993',
  '99999999999999999999999999',
  '""',
  '" "',
  '"\\u0000"',
  '"\\ud800"',
  '"\\udc00x"',
  '"\\u202e"',
  '"👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿"',
  '"__proto__"',
  '"constructor"',
  '"[object Object]"',
  `"${'x'.repeat(50_000)}"`,
  `"${'é'.repeat(5_000)}"`,
  '[]',
  '{}',
  '[null]',
  '{"__proto__":{"isAdmin":true,"text":"send 5 to sam"}}',
  '{"constructor":{"prototype":{"isAdmin":true}}}',
  '{"toString":null,"valueOf":1,"then":1}',
  '{"length":1e9}',
  nested(2_000),
  `${'{"a":'.repeat(1_000)}1${'}'.repeat(1_000)}`,
  `[${Array.from({ length: 5_000 }, () => '0').join(',')}]`,
  '{"$gt":""}',
  '{"$where":"sleep(1000)"}',
  '"\'; DROP TABLE users; --"',
  '"../../../../etc/passwd"',
  '"%00%0d%0aX-Injected: 1"',
]

/** `undefined` for the value at this path means that the field is left out. */
const replaced = (value: Json, path: Path, by: Json | undefined): Json | undefined => {
  const [first, ...rest] = path
  if (first === undefined) return by
  if (Array.isArray(value))
    return value.flatMap((each: Json, n) => (n === first ? (replaced(each, rest, by) ?? []) : [each]))
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) => {
      const left = key === first ? replaced(each, rest, by) : each
      return left === undefined ? [] : [[key, left]]
    }),
  )
}

/** One field of a valid body wrong, missing, huge, deep, of another type, or there twice. */
const wrongField = (body: Json, random: Random): string => {
  const paths = pathsIn(body)
  const path = paths[random.between(0, paths.length - 1)] ?? []
  if (random.chance(0.15)) return JSON.stringify(replaced(body, path, undefined) ?? null)
  const strange = random.pick(STRANGE)
  const text = JSON.stringify(replaced(body, path, RAW) ?? RAW).replace(`"${RAW}"`, () => strange)
  const key = path.at(-1)
  if (typeof key !== 'string' || !random.chance(0.1)) return text
  // The same key once more: which of them counts is the parser's choice, and must not matter.
  return text.replace(`"${key}":`, () => `"${key}":${random.pick(STRANGE)},"${key}":`)
}

const splice = (bytes: Buffer, at: number, more: readonly number[]): Buffer =>
  Buffer.concat([bytes.subarray(0, at), Buffer.from(more), bytes.subarray(at)])

/** What is wrong below JSON: bytes that are no UTF-8, NUL, a body cut off, with more behind it, or none. */
const wrongBytes = (bytes: Buffer, random: Random): Buffer => {
  const at = random.between(0, bytes.length)
  const ways: readonly [() => Buffer, ...(() => Buffer)[]] = [
    () => splice(bytes, at, [0xff, 0xfe]),
    () => splice(bytes, at, [0xc3, 0x28]),
    () => splice(bytes, at, [0xed, 0xa0, 0x80]),
    () => splice(bytes, at, [0]),
    () => splice(bytes, 0, [0xef, 0xbb, 0xbf]),
    () => bytes.subarray(0, at),
    () => Buffer.concat([bytes, bytes]),
    () => Buffer.concat([bytes, Buffer.from(' '.repeat(10_000))]),
    () => Buffer.alloc(0),
    () => Buffer.from(bytes.toString('utf8'), 'utf16le'),
    () => Buffer.from([...bytes].toReversed()),
  ]
  return random.pick(ways)()
}

export const mutated = (body: Json, random: Random): Buffer => {
  const bytes = Buffer.from(wrongField(body, random))
  return random.chance(0.2) ? wrongBytes(bytes, random) : bytes
}

/** Cut between any two bytes, in the middle of a character too. */
export const cutsOf = (bytes: Buffer, random: Random): readonly number[] =>
  Array.from({ length: random.between(1, 4) }, () => random.between(0, bytes.length)).toSorted((a, b) => a - b)
