import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { findProgram } from '#scripts/lib/find-program.ts'
import { root } from '#scripts/lib/paths.ts'
import { BUILD, must, podman, tryPodman } from './podman.ts'

const MINUTE = 60_000
const PULL_MS = 30_000
const CA_BUNDLE = '/etc/ssl/certs/ca-certificates.crt'
/** A copy of this machine's bundle, which no package of the image replaces by its own. */
const CA_OF_MACHINE = '/usr/local/share/ca-of-machine.crt'
/** Where its virtual environment lies in the image. */
const SECANTUS = '/opt/secantusdb'
const STAND_IN = 'localhost/parley-stand-in'

/** An image, and whether it only stands for the one that was meant, since no registry is in reach. */
export type Base = { readonly image: string; readonly isStandIn: boolean }

const has = async (image: string): Promise<boolean> => (await tryPodman(['image', 'exists', image])).code === 0

/** The image itself, from here or from its registry. */
const pulled = async (name: string): Promise<boolean> => {
  const image = `docker.io/library/${name}`
  return (await has(image)) || (await tryPodman(['pull', '--quiet', image], PULL_MS)).code === 0
}

/** Where this machine gets its own packages. */
const mirror = (): string => {
  const { stdout } = spawnSync('apt-cache', ['policy', 'libc6'], { encoding: 'utf8' })
  return /\b(https?:\/\/\S+)/.exec(stdout)?.[1] ?? 'http://deb.debian.org/debian'
}

/** Debian with this Node and npm: what our own files do on it is real, what the real base image holds is not seen. */
const makeNode = async (image: string): Promise<void> => {
  if (findProgram('debootstrap') === undefined)
    throw new Error('no image registry is in reach, and debootstrap, which would make a base image, is missing')
  const folder = mkdtempSync(join(tmpdir(), 'parley-base-'))
  const tree = join(folder, 'root')
  must('debootstrap', '--variant=minbase', 'bookworm', tree, mirror())
  const npm = join(dirname(realpathSync(findProgram('npm') ?? 'npm')), '..')
  cpSync(process.execPath, join(tree, 'usr/local/bin/node'))
  cpSync(npm, join(tree, 'usr/local/lib/node_modules/npm'), { recursive: true })
  must('ln', '-s', '../lib/node_modules/npm/bin/npm-cli.js', join(tree, 'usr/local/bin/npm'))
  must('chroot', tree, 'useradd', '--create-home', '--uid', '1000', 'node')
  if (existsSync(CA_BUNDLE)) cpSync(realpathSync(CA_BUNDLE), join(tree, CA_OF_MACHINE))
  must('tar', '-C', tree, '-cf', join(folder, 'base.tar'), '.')
  await podman(
    ['import', '-c', `ENV NODE_EXTRA_CA_CERTS=${CA_OF_MACHINE}`, join(folder, 'base.tar'), image],
    5 * MINUTE,
  )
  rmSync(folder, { recursive: true, force: true })
}

/** What `FROM` in the Dockerfile names. */
export const nodeBase = async (name: string): Promise<Base> => {
  if (await pulled(name)) return { image: `docker.io/library/${name}`, isStandIn: false }
  const image = `${STAND_IN}/${name}`
  if (!(await has(image))) await makeNode(image)
  return { image, isStandIn: true }
}

/** Debian's Redis and the MongoDB-compatible server of `npm start`, where mongo and redis can't be pulled. */
const makeServers = async (image: string, node: Base): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-servers-'))
  const lines = [
    `FROM ${node.image}`,
    'RUN apt-get update && apt-get install -y --no-install-recommends redis-server python3 python3-venv && rm -rf /var/lib/apt/lists/*',
    'RUN mkdir -p /data/db /data/configdb && chown -R 999:999 /data',
    'COPY requirements.txt /tmp/',
    `RUN python3 -m venv ${SECANTUS} && ${SECANTUS}/bin/pip install --cert ${CA_OF_MACHINE} --only-binary=:all: --require-hashes -r /tmp/requirements.txt`,
  ]
  writeFileSync(join(folder, 'Dockerfile'), `${lines.join('\n')}\n`)
  cpSync(join(root, 'scripts/secantus-requirements.txt'), join(folder, 'requirements.txt'))
  await podman(['build', ...BUILD, '--pull=never', '-t', image, folder], 10 * MINUTE)
  rmSync(folder, { recursive: true, force: true })
}

/** The image of a server that docker compose names. */
export const serverBase = async (name: string, node: Base): Promise<Base> => {
  if (!node.isStandIn && (await pulled(name))) return { image: `docker.io/library/${name}`, isStandIn: false }
  const image = `${STAND_IN}/servers:1`
  if (!(await has(image))) await makeServers(image, node)
  return { image, isStandIn: true }
}

/** How SecantusDB is started; `more` is what makes it ask for passwords. */
export const secantusCommand = (more: readonly string[]): readonly string[] => [
  `${SECANTUS}/bin/secantusd-py`,
  ...[
    '--host',
    '0.0.0.0',
    '--port',
    '27017',
    '--storage-path',
    '/data/db',
    '--sync-on-commit',
    '--standalone',
    ...more,
  ],
]
