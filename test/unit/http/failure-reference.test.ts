import { expect, it } from 'vitest'
import { failureReference } from '#kit/failure-reference.ts'

it('is the same for one cause, another for any other, and can be read out', () => {
  const made = Array.from({ length: 20_000 }, (_, n) => failureReference('tg:1', String(n)))
  expect(new Set(made).size).toBe(made.length)
  expect(failureReference('tg:1', '7')).toBe(made[7])
  expect(failureReference('tg:17')).not.toBe(made[7])
  for (const each of made.slice(0, 500)) expect(each).toMatch(/^E-[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$/)
})
