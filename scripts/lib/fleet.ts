import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { type Child, type ChildSpec, startChild } from './child.ts'
import { problem } from './problem.ts'

/** The processes one command has started. */
export type Fleet = {
  /** Starts the guard at once, listening at `path` for as long as anything of the fleet runs. */
  guard(path: string): void
  /** Throws once the fleet is being stopped, so that nothing is started behind a Ctrl-C. */
  start(spec: ChildSpec): Child
  /** Those still running, newest first. */
  running(): readonly Child[]
  /** Stops all of them, one after the other, newest first, and kills the groups of those that need over `graceMs`. */
  stop(graceMs: number): Promise<void>
  /** Ends all of them at once, without asking. */
  kill(): void
}

/** A process of its own that stops what is registered with it once its starter is gone, however that one died. */
const startGuard = (path?: string): ((line: string) => void) => {
  const args = path === undefined ? [] : [path]
  const guard = spawn(process.execPath, [join(import.meta.dirname, 'guard.mjs'), ...args], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  guard.unref()
  // A guard that was killed protects nothing any more, which is no reason to stop what it guarded.
  guard.stdin.on('error', () => undefined)
  if ('unref' in guard.stdin && typeof guard.stdin.unref === 'function') guard.stdin.unref()
  return (line) => void guard.stdin.write(`${line}\n`)
}

export const createFleet = (): Fleet => {
  const children = new Set<Child>()
  let tellGuard: ((line: string) => void) | undefined
  let stopping = false
  const running = () => [...children].reverse()
  return {
    guard: (path) => {
      tellGuard ??= startGuard(path)
    },
    running,
    start: (spec) => {
      if (stopping) throw problem(`${spec.name} was not started: everything is being stopped`)
      const child = startChild(spec)
      const tell = (tellGuard ??= startGuard())
      children.add(child)
      tell(`+${child.pid}`)
      void child.ended.then(() => {
        children.delete(child)
        tell(`-${child.pid}`)
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
