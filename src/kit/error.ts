import { scrub } from './scrub.ts'

/** All that is ever written down of a caught value: bounded, and without secrets or personal data. */
export type ErrorFacts = {
  /** `TypeError`, or `string` where something else than an error was thrown. */
  readonly type: string
  readonly message: string
  readonly code?: string
  /** Where it happened, without the message that a stack begins with. */
  readonly stack?: string
  readonly cause?: ErrorFacts
  /** Of an error that stands for several. */
  readonly errors?: readonly ErrorFacts[]
}

const LONGEST_MESSAGE = 500
const MOST_FRAMES = 15
const LONGEST_FRAME = 200
const DEEPEST = 4
const MOST_ERRORS = 5
const WORD = /^[\w$.:-]{1,60}$/

/**
 * The one form in which an error is logged or stored. Nothing else of it goes along: the errors of libraries carry whole
 * requests, commands with their arguments, and documents.
 */
export const describeError = (error: unknown): ErrorFacts => describe(error, DEEPEST)

/** What a caught value says in one line, as scrubbed as in the log. */
export const reasonOf = (error: unknown): string => describeError(error).message

const describe = (error: unknown, depth: number): ErrorFacts => {
  if (!isError(error)) return { type: typeof error, message: scrub(textOf(error), LONGEST_MESSAGE) }
  const { code, stack } = { code: codeOf(error), stack: framesOf(error) }
  const cause = depth === 0 ? undefined : read(error, 'cause')
  const errors = depth === 0 ? undefined : read(error, 'errors')
  return {
    type: wordOf(read(error, 'name')) ?? 'Error',
    message: messageOf(error),
    ...(code !== undefined && { code }),
    ...(stack !== undefined && { stack }),
    ...(isError(cause) && { cause: describe(cause, depth - 1) }),
    ...(Array.isArray(errors) && {
      errors: errors
        .filter(isError)
        .slice(0, MOST_ERRORS)
        .map((each) => describe(each, 0)),
    }),
  }
}

/** Also one of another realm, which is no instance of ours. */
const isError = (value: unknown): value is object =>
  value instanceof Error || Object.prototype.toString.call(value) === '[object Error]'

/** A property that can't even be read says nothing. */
const read = (error: object, name: string): unknown => {
  try {
    return Reflect.get(error, name)
  } catch {
    return undefined
  }
}

const wordOf = (value: unknown): string | undefined =>
  (typeof value === 'string' || typeof value === 'number') && WORD.test(String(value)) ? String(value) : undefined

const codeOf = (error: object): string | undefined => {
  const code = wordOf(read(error, 'code'))
  return code === undefined ? undefined : scrub(code)
}

const messageOf = (error: object): string => {
  const issues = read(error, 'issues')
  // A parser quotes what it could not read, so only the places and the rules are kept.
  if (Array.isArray(issues)) return scrub(issues.slice(0, MOST_ERRORS).map(issueOf).join('; '), LONGEST_MESSAGE)
  // What follows on further lines is what was read, sent or found, seldom what is wrong.
  return scrub(textOf(read(error, 'message')).split('\n', 1)[0] ?? '', LONGEST_MESSAGE)
}

const issueOf = (issue: unknown): string => {
  if (typeof issue !== 'object' || issue === null) return 'unknown'
  const path = read(issue, 'path')
  const place = Array.isArray(path) ? path.map((part) => wordOf(part) ?? '?').join('.') : ''
  return `${place === '' ? 'it' : place}: ${wordOf(read(issue, 'code')) ?? 'not valid'}`
}

const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value
  if (typeof value === 'object' && value !== null) return 'an object'
  return typeof value === 'function' ? 'a function' : String(value)
}

const FRAME = /^ {4}at .+(?::\d+:\d+\)?|<anonymous>\)?|\(index \d+\))$/

const framesOf = (error: object): string | undefined => {
  const [stack, message] = [read(error, 'stack'), read(error, 'message')]
  if (typeof stack !== 'string') return undefined
  const frames = afterMessage(stack, message)
    .split('\n')
    .filter((line) => FRAME.test(line))
    .slice(0, MOST_FRAMES)
    .map((line) => scrub(line.trim(), LONGEST_FRAME))
  return frames.length === 0 ? undefined : frames.join('\n')
}

/** Lines of a message may look like frames. */
const afterMessage = (stack: string, message: unknown): string => {
  const begin = typeof message === 'string' && message !== '' ? stack.indexOf(message) : -1
  return begin === -1 ? stack : stack.slice(begin + String(message).length)
}
