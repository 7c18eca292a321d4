import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { showUrl } from '#scripts/lib/probes.ts'
import { secrets } from '#scripts/lib/secrets.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-secrets-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('secrets', () => {
  it('are made once, 32 random bytes each, readable by their owner alone', () => {
    const made = secrets(folder)
    expect(secrets(folder)).toEqual(made)
    expect(Buffer.from(made.DATA_KEY, 'base64')).toHaveLength(32)
    expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600)
  })

  it('are added to, never replaced, when a version needs one more', () => {
    const file = join(folder, 'secrets.json')
    writeFileSync(file, JSON.stringify({ OTHER: 'kept' }))
    const made = secrets(folder)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ ...made, OTHER: 'kept' })
  })

  it('are not made anew over a file that cannot be read: the data would be lost', () => {
    writeFileSync(join(folder, 'secrets.json'), '{"DATA_KEY":')
    expect(() => secrets(folder)).toThrow("can't be read")
  })

  it('of a server stay out of what is shown', () => {
    expect(showUrl('mongodb://me:hush@db:27017/parley?authSource=admin')).toBe('mongodb://db:27017/parley')
  })
})
