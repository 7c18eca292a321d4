import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { type Child, type ChildSpec, startChild } from './child.ts'
import { plainEnvironment } from './environment.ts'
import { problem } from './problem.ts'

/** Starts the processes of one command and stops them in order. */
export type Supervisor = {
  /** Starts the watchdog at once, listening on the socket `path` for as long as any child runs. */
  watch(path: string): void
  /** Throws once everything is being stopped, so that nothing is started behind a Ctrl-C. */
  start(spec: ChildSpec): Child
  /** Those still running, newest first. */
  running(): readonly Child[]
  /** Stops all of them, one after the other, newest first, and kills the groups of those that need over `graceMs`. */
  stop(graceMs: number): Promise<void>
  /** Ends all of them at once, without asking. */
  kill(): void
}

/** A process of its own that stops the children registered with it once this process is gone, however it died. */
const startWatchdog = (path?: string): ((line: string) => void) => {
  const args = path === undefined ? [] : [path]
  const watchdog = spawn(process.execPath, [join(import.meta.dirname, 'watchdog.mjs'), ...args], {
    detached: true,
    env: plainEnvironment(process.env),
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  watchdog.unref()
  // A watchdog that was killed protects nothing any more, which is no reason to stop what it watched.
  watchdog.stdin.on('error', () => undefined)
  if ('unref' in watchdog.stdin && typeof watchdog.stdin.unref === 'function') watchdog.stdin.unref()
  return (line) => void watchdog.stdin.write(`${line}\n`)
}

export const createSupervisor = (): Supervisor => {
  const children = new Set<Child>()
  let register: ((line: string) => void) | undefined
  let stopping = false
  const running = () => [...children].reverse()
  return {
    watch: (path) => {
      register ??= startWatchdog(path)
    },
    running,
    start: (spec) => {
      if (stopping) throw problem(`${spec.name} was not started: everything is being stopped`)
      const child = startChild(spec)
      const write = (register ??= startWatchdog())
      children.add(child)
      write(`+${child.pid}`)
      void child.ended.then(() => {
        children.delete(child)
        write(`-${child.pid}`)
      })
      return child
    },
    stop: async (graceMs) => {
      stopping = true
      for (const child of running()) await child.stop(graceMs)
    },
    kill: () => {
      stopping = true
      for (const child of running()) child.kill()
    },
  }
}
