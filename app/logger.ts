import { pino } from 'pino'
import { describeError } from '#kit/error.ts'
import type { Log, LogFacts } from '#kit/log.ts'
import { scrub, withoutSecrets } from '#kit/scrub.ts'
import type { LogSink } from './log-sink.ts'

/** The log of this process. `fatal`: it can't go on. */
export type Logger = Log & { fatal(facts: LogFacts, words: string): void }

type Options = {
  readonly level: string
  /** In every line. */
  readonly base: Readonly<Record<string, string>>
}

const DEEPEST = 3
const MOST_PARTS = 50

/**
 * The one place that makes a logger. What is said of an error goes through `describeError`, whatever its key and however
 * deep it stands; text is bounded, and sentences, which may come from elsewhere, are scrubbed.
 */
export const createLogger = ({ level, base }: Options, sink: LogSink): Logger =>
  pino(
    { level, base: { ...base }, formatters: { log: harmless }, serializers: { err: (facts: unknown) => facts } },
    sink,
  )

const harmless = (facts: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      name === 'err' ? describeError(value) : inLine(value, DEEPEST),
    ]),
  )

const inLine = (value: unknown, depth: number): unknown => {
  if (typeof value === 'string') return /\s/.test(value) ? scrub(value) : withoutSecrets(value)
  if (value instanceof Error) return describeError(value)
  if (typeof value === 'bigint') return String(value)
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value))
    return depth === 0 ? 'a list' : value.slice(0, MOST_PARTS).map((each) => inLine(each, depth - 1))
  // An object of a library may bring anything along.
  if (depth === 0 || !isPlain(value)) return 'an object'
  const parts = Object.entries(value).slice(0, MOST_PARTS)
  return Object.fromEntries(parts.map(([name, part]) => [name, inLine(part, depth - 1)]))
}

const isPlain = (value: object): boolean => [Object.prototype, null].includes(Object.getPrototypeOf(value))
