import {
  type Arbitrary,
  anything,
  assert,
  asyncProperty,
  constant,
  constantFrom,
  nat,
  oneof,
  string,
  tuple,
} from 'fast-check'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { isTooBigForTheWire, templates, type Template, type Target } from './templates.ts'
import { type Answer, FINGERPRINT, IP, startSandbox } from './sandbox-in-process.ts'

vi.setConfig({ testTimeout: 120_000 })
const sandbox = startSandbox()
const RUNS = Number(process.env['HOSTILE_RUNS'] ?? 150)

let target: Target
beforeAll(async () => {
  target = await templates(sandbox)
})

beforeEach(() => {
  sandbox.errors.length = 0
})

/** What a field is filled with: nothing like what it asks for. */
const deep = (levels: number): unknown => {
  let value: unknown = 1
  for (let n = 0; n < levels; n += 1) value = n % 2 === 0 ? [value] : { a: value }
  return value
}
const filling: Arbitrary<unknown> = oneof(
  constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1e308,
    1.5,
    2 ** 53,
    '',
    ' ',
    '\u0000',
    '\ud800',
    '💥',
    [],
    {},
    [[]],
    [null],
  ),
  constantFrom<unknown>(
    'x'.repeat(20_000),
    '9'.repeat(400),
    'toString',
    'constructor',
    'hasOwnProperty',
    '1e999',
    'undefined',
    '__proto__',
    '$where',
    'a.b',
    '../..',
  ),
  constantFrom<unknown>({ $gt: '' }, { toString: 1 }, { length: 1e9 }, { constructor: { name: 'x' } }),
  constant(deep(60)),
  nat(60).map(deep),
  string({ maxLength: 40 }),
  anything({ maxDepth: 2, withBigInt: false, withDate: false, withNullPrototype: false }),
)

type Path = (string | number)[]
const pathsOf = (value: unknown, path: Path = []): Path[] =>
  typeof value === 'object' && value !== null
    ? [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))]
    : [path]

const replaced = (value: unknown, [key, ...rest]: Path, by: unknown): unknown => {
  if (key === undefined) return by
  if (Array.isArray(value))
    return value.map((one, index) => (String(index) === String(key) ? replaced(one, rest, by) : one))
  const object = value as Record<string, unknown>
  return { ...object, [key]: replaced(object[String(key)], rest, by) }
}

/** An answer in the words of the API, whatever was sent: never an accident of ours. */
const expectWords = ({ status, body, type }: Answer, what: string): void => {
  expect.soft([what, type]).toEqual([what, 'application/json'])
  expect.soft([what, status < 500]).toEqual([what, true])
  if (status < 400) return
  expect
    .soft([what, body])
    .toMatchObject([
      what,
      { error: { en: expect.any(String) }, error_code: expect.any(String), http_code: String(status), success: false },
    ])
}

const call = ({ method, path, by }: Template, raw: string, key: string): Promise<Answer> => {
  const { clientId, clientSecret } = sandbox.server.services.settings
  const user = by === 'user' ? `${target.user.key}|${target.user.fingerprint}` : `|${FINGERPRINT}`
  const gateway = by === 'user' ? {} : { 'x-sp-gateway': `${clientId}|${clientSecret}` }
  const headers = { ...gateway, 'x-sp-user': user, 'x-sp-user-ip': IP, 'x-sp-idempotency-key': key }
  return sandbox.call(method, path, { raw, headers })
}

describe('hostile bodies', () => {
  it('get an answer in the words of the API at every POST and PATCH, and no accident', async () => {
    let calls = 0
    await assert(
      asyncProperty(nat(), nat(), filling, async (which, where, by) => {
        const template = target.templates[which % target.templates.length] as Template
        const paths = pathsOf(template.body)
        const path = paths[where % paths.length] as Path
        let text: string | undefined
        try {
          text = JSON.stringify(replaced(template.body, path, by))
        } catch {
          return
        }
        if (text === undefined || isTooBigForTheWire(text)) return
        calls += 1
        expectWords(await call(template, text, `h${calls}`), `${template.method} ${template.path} ${path.join('.')}`)
      }),
      { numRuns: RUNS },
    )
    expect(calls).toBeGreaterThan(RUNS / 2)
    expect(sandbox.errors).toEqual([])
  })

  it('that are no JSON object, or JSON at all, are refused', async () => {
    const bad = [
      '{',
      '[]',
      '"x"',
      '7',
      'true',
      '{"a":}',
      '\u0000',
      '{"a":"\u0001"}',
      '<xml/>',
      '['.repeat(50_000),
      'NaN',
    ]
    for (const template of target.templates)
      for (const text of bad)
        expect([template.path, text.slice(0, 9), (await call(template, text, '')).status]).toEqual([
          template.path,
          text.slice(0, 9),
          400,
        ])
    expect(sandbox.errors).toEqual([])
  })

  it('with __proto__ and its kin change nothing but themselves', async () => {
    const kin = ['__proto__', 'constructor', '$set']
    for (const name of kin)
      for (const template of target.templates) {
        const text = `{"${name}":{"polluted":1},${JSON.stringify(template.body).slice(1)}`
        expectWords(await call(template, text, ''), `${template.path} ${name}`)
      }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
    expect(sandbox.errors).toEqual([])
  })

  it('of bytes that are no UTF-8 are answered too', async () => {
    const bytes = Buffer.concat([
      Buffer.from('{"nickname":"'),
      Buffer.from([0xc3, 0x28, 0xff, 0xfe]),
      Buffer.from('"}'),
    ])
    const headers = { 'x-sp-user': `${target.user.key}|${target.user.fingerprint}`, 'x-sp-user-ip': IP }
    const path = `/v3.1/users/${target.user.id}/nodes/${target.node}/subnets`
    const response = await sandbox.server.api.request(path, { method: 'POST', headers, body: bytes })
    expect(response.status).toBe(200)
    expect(((await response.json()) as { nickname: string }).nickname).toContain('\ufffd')
  })
})

describe('hostile addresses', () => {
  const text = oneof(
    string({ maxLength: 30 }),
    constantFrom(
      '',
      '-1',
      '0',
      '1e9',
      '%00',
      '%ff',
      '..',
      '$where',
      '[object Object]',
      '{"a":{"$gt":""}}',
      '{"$or":[]}',
    ),
    constantFrom(
      '{"_id":{"$in":[null]}}',
      '{"$or":[{"a":1},{"b":{"$ne":[]}}]}',
      '{"__proto__":1}',
      '{"a..b":1}',
      '{"":1}',
    ),
  )
  const names = [
    'page',
    'per_page',
    'limit',
    'filter',
    'query',
    'type',
    'full_dehydrate',
    'amount',
    'is_credit',
    'radius',
    'zip',
  ]

  it('get an answer in the words of the API', async () => {
    const { clientId, clientSecret } = sandbox.server.services.settings
    const headers = {
      'x-sp-gateway': `${clientId}|${clientSecret}`,
      'x-sp-user': `${target.user.key}|${target.user.fingerprint}`,
      'x-sp-user-ip': IP,
    }
    const paths = target.reads
    await assert(
      asyncProperty(
        constantFrom(...paths),
        tuple(constantFrom(...names), text),
        text,
        async (path, [name, value], id) => {
          const encoded = encodeURIComponent(Buffer.from(value).toString())
          for (const asked of [
            `${path}?${name}=${encoded}`,
            `${path}/${encodeURIComponent(Buffer.from(id).toString())}`,
          ])
            expectWords(await sandbox.call('GET', asked, { headers }), asked)
        },
      ),
      { numRuns: Math.ceil(RUNS / 4) },
    )
    expect(sandbox.errors).toEqual([])
  })
})
