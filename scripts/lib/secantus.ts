import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { canInstallPackages, installPackages } from './debian.ts'
import { withoutSecrets } from './environment.ts'
import { findProgram } from './find-program.ts'
import { root } from './paths.ts'
import { problem } from './problem.ts'

/** The MongoDB-compatible server used when none was given. A pre-release, so nothing but this version will do. */
export const SECANTUS = 'secantusdb==0.7.0b3'

/** Every file with its hash; and none that would have to be built, which runs what its author has written. */
const INSTALL = [
  'install',
  '--disable-pip-version-check',
  '--no-input',
  '--only-binary=:all:',
  '--require-hashes',
  '-r',
  join(root, 'scripts/secantus-requirements.txt'),
]

const NEEDED = 'Python 3.10 or newer with venv is needed for the embedded database'
const PYTHONS = ['python3', 'python3.14', 'python3.13', 'python3.12', 'python3.11', 'python3.10', 'python']
const SUITS = 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))'

type Say = (line: string) => void

const suits = (python: string): boolean => spawnSync(python, ['-c', SUITS], { stdio: 'ignore' }).status === 0

const findPython = (): string | undefined =>
  PYTHONS.map((name) => findProgram(name)).find((python) => python !== undefined && suits(python))

const pythonOrInstall = (say: Say, logFile: string): string => {
  const found = findPython()
  if (found !== undefined) return found
  if (canInstallPackages()) {
    say("Installing Python from Debian's packages")
    if (installPackages(['python3', 'python3-venv'], logFile) && suits('/usr/bin/python3')) return '/usr/bin/python3'
  }
  const how = process.platform === 'darwin' ? 'brew install python' : 'apt-get install python3 python3-venv'
  throw problem(`${NEEDED}: install it (${how}), or set MONGODB_URL to a MongoDB server of your own.`)
}

const run = (logFile: string, command: string, ...args: string[]): void => {
  const done = spawnSync(command, args, {
    env: withoutSecrets(process.env),
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
  })
  appendFileSync(logFile, Buffer.concat([done.stdout, done.stderr]))
  if (done.status === 0) return
  const last = done.stderr.toString('utf8').trimEnd().split('\n').at(-1) ?? ''
  throw problem(`${SECANTUS} could not be installed (${last}). Its log: ${logFile}`)
}

const read = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined // not there yet
  }
}

/**
 * The path of `secantusd-py`, installed on first use into a virtual environment under `tools`. The stamp is written
 * last: an install that was interrupted is done again.
 */
export const secantus = (tools: string, say: Say): string => {
  mkdirSync(tools, { recursive: true })
  const venv = join(realpathSync(tools), 'secantusdb')
  const stamp = join(venv, 'installed')
  const server = join(venv, 'bin/secantusd-py')
  // A virtual environment holds absolute paths: one that was moved with its folder is made again.
  const wanted = `${SECANTUS} in ${venv}\n`
  if (read(stamp) === wanted && spawnSync(join(venv, 'bin/python'), ['-c', '']).status === 0) return server
  const logFile = join(dirname(tools), 'logs/install.log')
  mkdirSync(dirname(logFile), { recursive: true })
  const python = pythonOrInstall(say, logFile)
  say(`Installing ${SECANTUS}, once`)
  rmSync(venv, { recursive: true, force: true })
  run(logFile, python, '-m', 'venv', venv)
  run(logFile, join(venv, 'bin/python'), '-m', 'pip', ...INSTALL)
  writeFileSync(stamp, wanted)
  return server
}
