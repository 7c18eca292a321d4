// Runs dependency-cruiser and makes sure that it saw every file and every import between them: with a compiler it does
// not understand it reads no TypeScript at all, and reports that nothing is wrong.
import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { root } from './lib/paths.ts'

const FOLDERS = ['app', 'src', 'adapters', 'jobs', 'sandbox', 'test', 'bench', 'scripts']
/** The product alone has more; fewer means that folders were moved away from under this check. */
const LEAST_MODULES = 150

const Report = z.object({
  modules: z.array(z.object({ source: z.string(), dependencies: z.array(z.unknown()) })),
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
})

const cruise = (folders: readonly string[]): z.infer<typeof Report> => {
  const script = join(root, 'node_modules/.bin/depcruise')
  const args = [script, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...folders]
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 30 })
  if (stdout === '') throw new Error(stderr)
  return Report.parse(JSON.parse(stdout))
}

const files = globSync(
  FOLDERS.map((folder) => `${folder}/**/*.{ts,mjs}`),
  { cwd: root },
)
const { modules, summary } = cruise(FOLDERS.filter((folder) => files.some((file) => file.startsWith(`${folder}/`))))
const seen = new Set(modules.map(({ source }) => source))
const imports = modules.reduce((sum, { dependencies }) => sum + dependencies.length, 0)
const problems = [
  ...summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`),
  ...files.filter((file) => !seen.has(file)).map((file) => `not seen: ${file}`),
  ...(files.length < LEAST_MODULES ? [`only ${files.length} files: there must be at least ${LEAST_MODULES}`] : []),
  ...(imports < files.length ? [`only ${imports} imports seen in ${files.length} files`] : []),
]
for (const line of problems) console.error(line)
console.log(`Imports: ${files.length} files, ${imports} imports, ${problems.length} problems`)
process.exitCode = problems.length === 0 ? 0 : 1
