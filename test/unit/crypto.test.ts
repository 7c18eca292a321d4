import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createPinHasher, createSeals } from '#adapters/vault/index.ts'

const key = (): string => randomBytes(32).toString('base64')
const CHEAP = { memoryKiB: 64, passes: 1 }

describe('envelopes', () => {
  const { envelope } = createSeals({ current: 'k1', keys: { k1: key() } })

  it('open to what was sealed, and never look the same twice', () => {
    for (const text of ['', 'a', '\u{1F4B8} é \u0000', 'x'.repeat(10_000)]) {
      const sealed = envelope.seal(text, 'here')
      expect(envelope.open(sealed, 'here')).toBe(text)
      expect(envelope.seal(text, 'here')).not.toBe(sealed)
    }
  })

  it('refuse another place, and a change of any character', () => {
    const sealed = envelope.seal('secret', 'here')
    expect(() => envelope.open(sealed, 'there')).toThrow('is not of there')
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = sealed.slice(0, at) + (sealed[at] === 'x' ? 'y' : 'x') + sealed.slice(at + 1)
      expect(() => envelope.open(changed, 'here')).toThrow(/envelope|data key/)
    }
  })

  it.each(['', 'v1', 'v2.k1.a.b.c', 'v1.k1.a.b', 'v1.k1.a.b.c.d', 'v1.k1...', 'v1.none.a.b.c'])('refuse %j', (text) => {
    expect(() => envelope.open(text, 'here')).toThrow(/envelope|data key/)
  })

  it('tell which were sealed with an older key', () => {
    const keys = { k1: key(), k2: key() }
    const [older, newer] = [createSeals({ current: 'k1', keys }), createSeals({ current: 'k2', keys })]
    const sealed = older.envelope.seal('x', 'here')
    expect([older.envelope.isOld(sealed), newer.envelope.isOld(sealed)]).toEqual([false, true])
    expect(newer.envelope.open(sealed, 'here')).toBe('x')
  })
})

describe('digests', () => {
  it('agree for equal values under equal keys, and differ by value, purpose and key', () => {
    const keys = { k1: key() }
    const { digest } = createSeals({ current: 'k1', keys })
    expect(digest.of('email', 'a')).toEqual(createSeals({ current: 'k1', keys }).digest.of('email', 'a'))
    const all = [digest.of('email', 'a'), digest.of('email', 'b'), digest.of('phone', 'a')]
    const other = createSeals({ current: 'k1', keys: { k1: key() } }).digest.of('email', 'a')
    expect(new Set([...all, other].flat()).size).toBe(4)
  })
})

describe('data keys', () => {
  it.each([
    ['a current key that is not there', { current: 'k2', keys: { k1: key() } }],
    ['a short key', { current: 'k1', keys: { k1: randomBytes(16).toString('base64') } }],
    ['an id with a dot', { current: 'k.1', keys: { 'k.1': key() } }],
  ])('are refused: %s', (_, keys) => {
    expect(() => createSeals(keys)).toThrow(TypeError)
    expect(() => createSeals(keys)).not.toThrow(Object.values(keys.keys)[0])
  })
})

describe('the PIN hasher', () => {
  it('knows the right PIN, not another, and salts', async () => {
    const hasher = createPinHasher(CHEAP)
    const digest = await hasher.hash('481516')
    expect(digest).toMatch(/^\$argon2id\$v=19\$m=64,t=1,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
    expect(await hasher.matches('481516', digest)).toBe(true)
    expect(await hasher.matches('481517', digest)).toBe(false)
    expect(await hasher.hash('481516')).not.toBe(digest)
  })

  it('checks a digest at the cost it was made with', async () => {
    const digest = await createPinHasher(CHEAP).hash('1234')
    expect(await createPinHasher({ memoryKiB: 128, passes: 2 }).matches('1234', digest)).toBe(true)
  })

  it('refuses a digest that is not one', async () => {
    await expect(createPinHasher(CHEAP).matches('1234', '$2b$10$abc')).rejects.toThrow('not an argon2id digest')
  })

  it('costs a guess by default no less than OWASP asks for', async () => {
    expect(await createPinHasher().hash('1234')).toMatch(/^\$argon2id\$v=19\$m=47104,t=2,p=1\$/)
  })
})
