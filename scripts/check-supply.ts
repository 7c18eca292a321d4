// Looks through everything that would be installed for what a person has decided against: known holes, licences, scripts,
// sources. It asks nobody, so it says the same everywhere; the list it goes by is scripts/lib/supply-rules.json.
// Container images without a digest are named, and how it is found; with `--pinned`, for who builds for real, each is a problem.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { imageProblems, imagesIn, unpinned } from './lib/images.ts'
import { root } from './lib/paths.ts'
import { Lock, Manifest, problemsOf, Rules } from './lib/supply-chain.ts'

const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const lock = Lock.parse(JSON.parse(read('package-lock.json')))
const rules = Rules.parse(JSON.parse(read('scripts/lib/supply-rules.json')))
const images = imagesIn({ Dockerfile: read('Dockerfile'), 'docker-compose.yml': read('docker-compose.yml') })
const named = unpinned(images)
const isPinned = process.argv.includes('--pinned')
const problems = [
  ...problemsOf({
    manifest: Manifest.parse(JSON.parse(read('package.json'))),
    lock,
    requirements: read('scripts/secantus-requirements.txt'),
    rules,
  }),
  ...imageProblems(images),
  ...(isPinned ? named : []),
]
for (const problem of problems) console.error(problem)
if (!isPinned) for (const name of named) console.log(name)
const count = Object.keys(lock.packages).length - 1
console.log(
  `Supply: ${count} packages, list reviewed on ${rules.reviewed}, ${images.length} images, ${problems.length} problems`,
)
process.exitCode = problems.length === 0 ? 0 : 1
