import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '#scripts/lib/paths.ts'
import { SECANTUS } from '#scripts/lib/secantus.ts'
import { Lock, Manifest, problemsOf, Rules, type Supply } from '#scripts/lib/supply-chain.ts'

const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const own = (): Supply => ({
  manifest: Manifest.parse(JSON.parse(read('package.json'))),
  lock: Lock.parse(JSON.parse(read('package-lock.json'))),
  requirements: read('scripts/secantus-requirements.txt'),
  rules: Rules.parse(JSON.parse(read('scripts/lib/supply-rules.json'))),
})
type Entry = Supply['lock']['packages'][string]

const INTEGRITY = `sha512-${'A'.repeat(86)}==`
/** Our own lock with one more entry, or another one in its place. */
const withEntry = (path: string, entry: Entry): readonly string[] => {
  const supply = own()
  const packages = { ...supply.lock.packages, [path]: { ...supply.lock.packages[path], ...entry } }
  return problemsOf({ ...supply, lock: { ...supply.lock, packages } })
}
const withManifest = (change: Partial<Supply['manifest']>): readonly string[] => {
  const supply = own()
  return problemsOf({ ...supply, manifest: { ...supply.manifest, ...change } })
}
const added = (entry: Entry) => ({ version: '1.0.0', integrity: INTEGRITY, license: 'MIT', ...entry })

describe('R40: what is installed', () => {
  it('is as it should be', () => {
    expect(problemsOf(own())).toEqual([])
  })

  it.each<[string, string, Entry, RegExp]>([
    ['an old version', 'node_modules/axios', { version: '1.17.9' }, /^axios 1\.17\.9 is older than 1\.18\.0/],
    [
      'an old version below another package',
      'node_modules/x/node_modules/ws',
      added({ version: '7.5.9' }),
      /^ws 7\.5\.9 is older/,
    ],
    [
      'a pre-release of the first good one',
      'node_modules/hono',
      { version: '4.13.2-rc.1' },
      /^hono 4\.13\.2-rc\.1 is older/,
    ],
    ['a version that is no number', 'node_modules/lodash', { version: 'next' }, /^lodash next is older/],
    [
      'an old version under another name',
      'node_modules/http',
      added({ name: 'ws', version: '7.0.0' }),
      /^ws 7\.0\.0 is older/,
    ],
    ['an old tool', 'node_modules/yaml', { version: '2.0.0', dev: true }, /^yaml 2\.0\.0 is older/],
    ['a version of an attacker', 'node_modules/debug', { version: '4.4.2' }, /^debug 4\.4\.2 must not be installed/],
    ['a package of an attacker', 'node_modules/plain-crypto-js', added({}), /^plain-crypto-js 1\.0\.0 must not/],
    ['a package without integrity', 'node_modules/mongodb', { integrity: undefined }, /^mongodb \S+ has no sha512/],
    [
      'a package of another platform without integrity',
      'node_modules/@oxlint/binding-win32-x64-msvc',
      { integrity: undefined },
      /has no sha512/,
    ],
    ['a weak digest', 'node_modules/mongodb', { integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' }, /has no sha512/],
    ['a copyleft licence', 'node_modules/y', added({ license: 'GPL-3.0' }), /^y 1\.0\.0 has the licence GPL-3\.0/],
    ['no licence', 'node_modules/y', added({ license: undefined }), /^y 1\.0\.0 has the licence none/],
    ['one licence too many', 'node_modules/y', added({ license: '(MIT AND SSPL-1.0)' }), /^y 1\.0\.0 has the licence/],
    [
      'an archive from anywhere',
      'node_modules/y',
      added({ resolved: 'https://evil.example/y.tgz' }),
      /^y 1\.0\.0 names where/,
    ],
    [
      'a repository',
      'node_modules/y',
      added({ resolved: 'git+ssh://git@code.example/y.git#1' }),
      /^y 1\.0\.0 names where/,
    ],
    ['a folder', 'node_modules/y', added({ link: true }), /^y 1\.0\.0 is a link/],
    [
      'a script nobody has decided about',
      'node_modules/y',
      added({ hasInstallScript: true }),
      /^y 1\.0\.0 wants to run/,
    ],
    [
      'a second axios',
      'node_modules/synapsenode/node_modules/axios',
      added({ version: '1.20.0' }),
      /^axios is there in 2 versions/,
    ],
  ])('stops at %s', (_, path, entry, problem) => {
    const problems = withEntry(path, entry)
    expect(problems).toEqual([expect.stringMatching(problem)])
  })

  it.each([
    ['either of two licences', { license: '(GPL-2.0 OR MIT)' }],
    ['both of two', { license: 'MIT AND ISC' }],
    ['any licence of a tool', { license: 'MPL-2.0', dev: true }],
    ['a script that was decided against', { name: 'msgpackr-extract', hasInstallScript: true }],
  ])('takes %s', (_, entry) => {
    expect(withEntry('node_modules/y', added(entry))).toEqual([])
  })

  it.each([
    '^1.0.0',
    '1.x',
    '*',
    'latest',
    'github:x/y',
    'git+https://code.example/y.git',
    'https://evil.example/y.tgz',
    'file:../y',
    'npm:y@latest',
  ])('is never asked for as %s', (wanted) => {
    const problems = withManifest({ dependencies: { ...own().manifest.dependencies, y: wanted } })
    expect(problems).toEqual([expect.stringMatching(/^y is asked for as/)])
  })

  it('runs no script that was not reviewed', () => {
    const problems = withManifest({ allowScripts: { ...own().manifest.allowScripts, 'msgpackr-extract': true } })
    expect(problems).toEqual([expect.stringMatching(/^msgpackr-extract is allowed to run a script/)])
  })

  it('says so when there is nothing to look at', () => {
    expect(problemsOf({ ...own(), lock: { packages: {} }, requirements: '' })).toEqual([
      'the lock has no packages',
      'axios is there in 0 versions: ',
      'pip is given nothing to install',
    ])
  })

  it('comes through pip in exact versions with hashes, too', () => {
    const supply = own()
    expect(supply.requirements).toContain(`${SECANTUS} \\\n    --hash=sha256:`)
    for (const line of [
      'numpy',
      'numpy>=2 --hash=sha256:00',
      'numpy==2.4.6',
      '--index-url https://evil.example/simple',
      'git+https://code.example/y.git',
    ])
      expect(problemsOf({ ...supply, requirements: `${supply.requirements}${line}\n` })).toEqual([
        expect.stringMatching(/^pip installs .+ without an exact version and hashes$/),
      ])
  })

  it('is looked at by the checks, and named by no host', () => {
    expect(JSON.parse(read('package.json')).scripts.check).toContain('npm run check:supply')
    expect(read('.ci/run')).toContain('npm run --silent check:supply')
    expect(read('.npmrc')).toContain('omit-lockfile-registry-resolved=true')
    expect(`${read('package-lock.json')}${read('.npmrc')}${read('scripts/secantus-requirements.txt')}`).not.toMatch(
      /"resolved"|registry\s*=|index-url|find-links/,
    )
    expect(read('Dockerfile')).toContain('npm ci --omit=dev --ignore-scripts')
  })
})
