import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { withoutSecrets } from './environment.ts'
import { findProgram } from './find-program.ts'

/** Ways to run a command as root without asking for a password, or undefined when there is none. */
const asRoot = (): readonly string[] | undefined => {
  if (process.getuid?.() === 0) return []
  const sudo = findProgram('sudo')
  if (sudo === undefined) return undefined
  return spawnSync(sudo, ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? [sudo, '-n'] : undefined
}

// A policy of 101 keeps the package from starting a service of its own, on the port its owner may use for something
// else. One that is there already was put there by the machine's owner and stays.
const INSTALL = `
set -e
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  printf '#!/bin/sh\\nexit 101\\n' > "$policy"
  chmod 755 "$policy"
  trap 'rm -f "$policy"' EXIT
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update
apt-get install -y --no-install-recommends "$@"
`

/** Whether `installPackages` can work here: Debian's tools, and root or sudo without a password. */
export const canInstallPackages = (): boolean => findProgram('apt-get') !== undefined && asRoot() !== undefined

/** Installs Debian packages without starting any service; the output goes to `logFile`. False when it failed. */
export const installPackages = (packages: readonly string[], logFile: string): boolean => {
  const prefix = asRoot()
  if (prefix === undefined) return false
  const [command = 'sh', ...args] = [...prefix, 'sh', '-c', INSTALL, 'install', ...packages]
  const done = spawnSync(command, args, {
    env: withoutSecrets(process.env),
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
  })
  mkdirSync(dirname(logFile), { recursive: true })
  appendFileSync(logFile, Buffer.concat([done.stdout, done.stderr]))
  return done.status === 0
}
