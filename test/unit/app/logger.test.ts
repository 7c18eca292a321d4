import { expect, it } from 'vitest'
import { createLogger } from '#app/logger.ts'
import { Secret } from '#app/config/config.ts'

const logged = (facts: Readonly<Record<string, unknown>>): string => {
  const lines: string[] = []
  const log = createLogger({ level: 'info', base: { roles: 'web' } }, { write: (line) => void lines.push(line) })
  log.error({ event: 'planted', ...facts }, 'words')
  return lines.join('')
}

/** As the libraries make them: the whole request, or the whole command, stands beside the message. */
const raw = (): Error =>
  Object.assign(new Error('failed for "Walrus Lee"'), {
    command: { args: ['walrus-pass'] },
    config: { headers: { authorization: 'walrus-pass' } },
    response: { data: { ssn: '123-45-6789' } },
  })
class Vendor {
  readonly token = 'walrus-pass'
}

it.each<readonly [string, Readonly<Record<string, unknown>>]>([
  ['under err', { err: raw() }],
  ['under another name', { problem: raw() }],
  ['deep in facts', { about: { tries: [{ last: raw() }] } }],
  ['as its cause', { err: new Error('outer', { cause: raw() }) }],
  ['that is no error', { err: { args: ['walrus-pass'], ssn: '123-45-6789' } }],
  ['as a library’s object', { client: new Vendor(), secret: new Secret('walrus-pass') }],
  ['as a sentence', { detail: 'the bank said "Walrus Lee" has 123-45-6789' }],
  ['as an address', { path: 'redis://:walrus-pass@cache.example:6379' }],
])('R38: logs nothing secret of an error %s', (_, facts) => {
  const line = logged(facts)
  expect(line).not.toMatch(/walrus|123-45-6789/i)
  expect(JSON.parse(line)).toMatchObject({ event: 'planted', roles: 'web', msg: 'words' })
})

it('logs ids, codes, counts and what an error is', () => {
  const line: unknown = JSON.parse(logged({ turn: 'telegram:5000000100', tries: 3, sum: 5n, err: raw() }))
  expect(line).toMatchObject({ turn: 'telegram:5000000100', tries: 3, sum: '5', err: { type: 'Error' } })
  expect(line).toHaveProperty('err.message', 'failed for "[…]"')
})
