import { AxiosError, AxiosHeaders } from 'axios'
import { MongoServerError } from 'mongodb'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { describeError, reasonOf } from '#kit/error.ts'
import { ownClock } from '#test/support/stopwatch.ts'
import { scrub } from '#kit/scrub.ts'

const SSN = '123-45-6789'
const TOKEN = '900000001:AAstandInStandInStandInStandInStandIn'
const SECRETS = [SSN, '123456789', '415-555-0132', '(415) 555-0132', 'ann.lee@example.com', 'hunter2', TOKEN, 'Ann Lee']
const textOf = (error: unknown): string => JSON.stringify(describeError(error))

/** As the Redis client throws it: with the command and all its arguments. */
const redisError = () =>
  Object.assign(new Error('WRONGPASS invalid username-password pair'), {
    name: 'ReplyError',
    command: { name: 'auth', args: ['hunter2', SSN] },
  })

const axiosError = (): AxiosError => {
  const headers = new AxiosHeaders({ 'X-SP-GATEWAY': 'client_id|hunter2', Authorization: `Bearer ${TOKEN}` })
  const config = { url: `https://user:hunter2@bank.example/${SSN}`, data: `{"ssn":"${SSN}","name":"Ann Lee"}`, headers }
  const answer = { status: 400, statusText: 'no', headers, config, data: { error: { en: `Ann Lee ${SSN}` } } }
  return new AxiosError('Request failed with status code 400', 'ERR_BAD_REQUEST', config, {}, answer)
}

const mongoError = (): MongoServerError =>
  new MongoServerError({
    message: 'E11000 duplicate key error collection: parley.customers dup key: { email: "ann.lee@example.com" }',
    code: 11_000,
    keyValue: { email: 'ann.lee@example.com' },
    errInfo: { details: { consideredValue: SSN } },
  })

const jsonError = (): unknown => {
  try {
    return JSON.parse('Ann Lee, 123-45-6789')
  } catch (error) {
    return error
  }
}

describe('R38: what is written down of an error', () => {
  it.each([
    ['a Redis command', redisError()],
    ['a request to the bank', axiosError()],
    ['a document', mongoError()],
    ['what could not be parsed', jsonError()],
    ['what a schema refused', z.object({ ssn: z.literal('x') }).safeParse({ ssn: SSN }).error],
    ['keys that a schema refused', z.strictObject({}).safeParse({ 'Ann Lee': 1 }).error],
    ['a connection string', new Error('connect to redis://:hunter2@cache.example:6379/0 failed')],
    ['a connection string with a name', new Error('mongodb://parley:hunter2@db.example/x')],
    ['a bot’s address', new Error(`request to https://api.telegram.org/bot${TOKEN}/sendMessage failed`)],
    ['a header', new Error('Authorization: Bearer hunter2.hunter2.hunter2')],
    ['people', new Error(`no customer ann.lee@example.com with ${SSN}, (415) 555-0132`)],
    ['digits in groups', new Error('card 4111 1111 1111 1111, account 123456789, PIN 482915')],
    ['a cause', new Error('failed', { cause: axiosError() })],
    ['a cause of a cause', new Error('failed', { cause: new Error('failed', { cause: redisError() }) })],
    ['several', new AggregateError([redisError(), axiosError(), mongoError()], `all of "${SSN}"`)],
    ['lines that look like frames', new Error(`no\n    at Ann Lee (hunter2:1:1)\n    at ${SSN}:1:2`)],
    ['a thrown text', `no "Ann Lee" with ${SSN}`],
    ['a thrown object', { ssn: SSN, name: 'Ann Lee' }],
  ])('holds nothing of %s', (_, error) => {
    const text = textOf(error)
    expect(SECRETS.filter((each) => text.includes(each))).toEqual([])
    expect(text).not.toMatch(/4111|482915/)
  })

  it('says what an operator needs: type, code, words and where', () => {
    const described = describeError(new Error('could not be read', { cause: mongoError() }))
    expect(described).toMatchObject({ type: 'Error', message: 'could not be read' })
    expect(described.stack).toMatch(/^at .*error\.test\.ts(\?\S*)?:\d+:\d+/)
    expect(described.cause).toMatchObject({ type: 'MongoServerError', code: '11000' })
    expect(described.cause?.message).toContain('E11000 duplicate key error collection: parley.customers')
    const network = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:6379'), { code: 'ECONNREFUSED' })
    expect(describeError(network)).toMatchObject({
      code: 'ECONNREFUSED',
      message: 'connect ECONNREFUSED 127.0.0.1:6379',
    })
    const refused = z.object({ user: z.object({ id: z.string() }) }).safeParse({ user: {} })
    expect(reasonOf(refused.error)).toBe('user.id: invalid_type')
    expect(reasonOf(new TypeError("Cannot read properties of undefined (reading 'id')"))).toContain("reading 'id'")
  })

  it('keeps ids', () => {
    const text = 'operation op_0199f1c2aab134567890123456789012 of user 5d2a1c0e9b3f4a7012345601'
    expect(scrub(text)).toBe(text)
  })

  it('is bounded, whatever was thrown', () => {
    const endless: Error & { cause?: unknown } = new Error('x'.repeat(1e6))
    endless.cause = endless
    const wide = new AggregateError(Array.from({ length: 1_000 }, () => endless))
    const hostile = new Error('hostile')
    for (const name of ['message', 'stack', 'name', 'code', 'cause'])
      Object.defineProperty(hostile, name, {
        get: () => {
          throw new Error('hunter2')
        },
      })
    for (const error of [endless, wide, hostile, Object.create(null), null, undefined, Symbol('x'), () => 'hunter2']) {
      const text = textOf(error)
      expect(text.length).toBeLessThan(25_000)
      expect(text).not.toContain('hunter2')
    }
    const slow = '"'.repeat(1e6) + '@'.repeat(1e6) + '1 '.repeat(1e6)
    const now = ownClock()
    const began = now()
    reasonOf(new Error(slow))
    expect(now() - began).toBeLessThan(200)
  })
})
