import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { root } from '#scripts/lib/paths.ts'

/** In a process of its own: what a process compiles it keeps. Microseconds of processor time. */
const PROGRAM = `
const { recognize, warmUpLanguages } = await import('#conversation/registry.ts')
const took = (act) => {
  const before = process.cpuUsage()
  act()
  const { user, system } = process.cpuUsage(before)
  return user + system
}
const compiling = took(warmUpLanguages)
const sentences = ['I would like to know something', 'ponme al corriente de todo', 'I don\\u2019t see more of it, 5 perhaps \\u2026']
const first = sentences.map((text) => took(() => ['en', 'es'].map((locale) => recognize(text, { locale }))))
console.log(JSON.stringify({ compiling, first }))
`

const Told = z.strictObject({ compiling: z.number(), first: z.array(z.number()) })

it('compiles all that is understood before anybody waits for it: the first sentences cost next to nothing', () => {
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', PROGRAM], { cwd: root })
  expect(stderr.toString()).not.toContain('Error')
  const { compiling, first } = Told.parse(JSON.parse(stdout.toString()))
  expect(first).toHaveLength(3)
  // Ten times as fast as compiling is still far above what a sentence costs.
  for (const one of first) expect(one).toBeLessThan(compiling / 10)
}, 60_000)
