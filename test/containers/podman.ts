import { execFile, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findProgram } from '#scripts/lib/find-program.ts'
import { dataFolder } from '#scripts/lib/paths.ts'

const MINUTE = 60_000
/** Images and containers of these tests alone, kept for the next run. */
export const STORE = join(dataFolder({}), 'containers')

const isLedBySystemd = existsSync('/run/systemd/system')
/**
 * Where no systemd runs, nothing hands control groups to podman, and runc is the runtime that goes without; limits of
 * memory and processes are then left out, and health checks run when they are asked for.
 */
const WITHOUT_SYSTEMD = isLedBySystemd
  ? []
  : ['--cgroup-manager', 'cgroupfs', '--runtime', findProgram('runc') ?? 'runc']
const GLOBAL = [
  ...['--root', join(STORE, 'storage'), '--runroot', join(STORE, 'run'), '--storage-driver', 'overlay'],
  ...['--network-backend', 'netavark', '--log-level', 'error', ...WITHOUT_SYSTEMD],
]
/** Higher than some machines let a container have by themselves. */
export const LIMITS = isLedBySystemd ? [] : ['--ulimit', 'nofile=20000:20000', '--ulimit', 'nproc=4096:4096']
export const canLimit = isLedBySystemd
/** Packages are fetched over the network of this machine, which a build of its own may not have. */
export const BUILD = ['--format', 'docker', '--isolation', 'chroot', '--network', 'host']

/** In one line why containers can't be run here; undefined where they can. */
export const whyNot = (): string | undefined => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'it needs Linux and root'
  const missing = ['podman', ...(isLedBySystemd ? [] : ['runc'])].filter((name) => findProgram(name) === undefined)
  return missing.length === 0 ? undefined : `it needs ${missing.join(' and ')}`
}

type Done = { readonly code: number; readonly out: string; readonly err: string }

/** How a call of podman ended, whatever came of it. */
export const tryPodman = (args: readonly string[], forMs = MINUTE): Promise<Done> =>
  new Promise((resolve) => {
    const options = { timeout: forMs, maxBuffer: 512 << 20 }
    execFile('podman', [...GLOBAL, ...args], options, (error, out, err) =>
      resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : -1, out, err }),
    )
  })

/** What a call of podman said; throws with its last words when it fails. */
export const podman = async (args: readonly string[], forMs = MINUTE): Promise<string> => {
  const { code, out, err } = await tryPodman(args, forMs)
  if (code !== 0)
    throw new Error(`podman ${args.slice(0, 4).join(' ')} ended with ${code}: ${err.trim().slice(-1_500)}`)
  return out.trim()
}

/** Any other program, which must do what it is asked. */
export const must = (command: string, ...args: readonly string[]): void => {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] })
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr.slice(-1_500)}`)
}
