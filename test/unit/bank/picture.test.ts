import { describe, expect, it } from 'vitest'
import { MAX_PHOTO_BYTES, readPhoto } from '#bank/customer/photo.ts'

const bytes = (...parts: readonly (string | number)[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from([part]))))
const PNG = bytes(0x89, 'PNG', 0x0d, 0x0a, 0x1a, 0x0a, 'rest')

describe('a picture', () => {
  it.each([
    ['image/jpeg', bytes(0xff, 0xd8, 0xff, 0xe0, 'rest')],
    ['image/png', PNG],
    ['application/pdf', bytes('%PDF-1.7 rest')],
  ])('is %s by its first bytes, and becomes a padded data URI', (type, given) => {
    const read = readPhoto(given)
    expect(read).toEqual({ ok: true, value: `data:${type};base64,${Buffer.from(given).toString('base64')}` })
  })

  it.each([
    ['HEIC', bytes(0, 0, 0, 0x18, 'ftypheic', 'rest')],
    ['WebP', bytes('RIFF', 1, 2, 3, 4, 'WEBP')],
    ['GIF', bytes('GIF89a')],
  ])('is not %s, and that is said', (looksLike, given) => {
    expect(readPhoto(given)).toEqual({ ok: false, error: { kind: 'not-a-picture', looksLike } })
  })

  it('is nothing else, whatever it calls itself', () => {
    expect(readPhoto(bytes('<svg onload="x">'))).toEqual({ ok: false, error: { kind: 'not-a-picture' } })
    expect(readPhoto(bytes('MZ'))).toEqual({ ok: false, error: { kind: 'not-a-picture' } })
    expect(readPhoto(new Uint8Array())).toEqual({ ok: false, error: { kind: 'empty' } })
  })

  it('has 8 MiB at most', () => {
    const most = new Uint8Array(MAX_PHOTO_BYTES)
    most.set(PNG)
    expect(readPhoto(most).ok).toBe(true)
    const more = new Uint8Array(MAX_PHOTO_BYTES + 1)
    more.set(PNG)
    expect(readPhoto(more)).toEqual({ ok: false, error: { kind: 'too-big' } })
  })
})
