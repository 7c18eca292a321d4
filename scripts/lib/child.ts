import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { connect } from 'node:net'
import { basename, dirname } from 'node:path'
import { problem } from './problem.ts'

const ROTATE_BYTES = 10 * 1024 * 1024

export type ChildSpec = {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
  readonly env: NodeJS.ProcessEnv
  /** Written to its standard input as one JSON object: nobody else can read them there. */
  readonly secrets?: Readonly<Record<string, string>> | undefined
  readonly cwd?: string
  readonly logFile: string
  /** Its port, of a program that waits there for somebody to connect before it sees that it was told to end. */
  readonly wakesOn?: number | undefined
}

export type Child = {
  readonly name: string
  readonly pid: number
  readonly logFile: string
  /** Settles when the process has ended, with words for how: `exit code 1`, `signal SIGKILL`. */
  readonly ended: Promise<string>
  hasEnded(): boolean
  /** What it has written since it was started. */
  output(): string
  /** SIGTERM, and SIGKILL to its whole group once `graceMs` have passed. Resolves when it has ended. */
  stop(graceMs: number): Promise<void>
  kill(): void
}

const rotate = (file: string): void => {
  mkdirSync(dirname(file), { recursive: true })
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > ROTATE_BYTES) renameSync(file, `${file}.1`)
}

/** Kills the process group that `pid` leads, unless it has ended in the meantime. */
const killGroup = (pid: number): void => {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

const KNOCK_MS = 25

/** Connects to a port and leaves at once, again and again; gives what ends that. */
const knock = (port: number): (() => void) => {
  const timer = setInterval(() => {
    const socket = connect(port, '127.0.0.1', () => socket.destroy())
    socket.on('error', () => undefined)
  }, KNOCK_MS)
  return () => clearInterval(timer)
}

/**
 * Starts a process in a group of its own (Ctrl-C in the terminal reaches only the launcher, which stops things in
 * order) that writes straight into its log file (a launcher that dies breaks no pipe).
 */
export const startChild = (spec: ChildSpec): Child => {
  rotate(spec.logFile)
  const from = statSync(spec.logFile, { throwIfNoEntry: false })?.size ?? 0
  const log = openSync(spec.logFile, 'a', 0o600)
  const child = spawn(spec.command, spec.args, {
    cwd: spec.cwd,
    env: spec.env,
    detached: true,
    stdio: [spec.secrets === undefined ? 'ignore' : 'pipe', log, log],
  })
  // One that ends before it has read them is told of by how it ended.
  child.stdin?.on('error', () => undefined)
  child.stdin?.end(JSON.stringify(spec.secrets))
  closeSync(log)
  const { pid } = child
  if (pid === undefined) {
    child.once('error', () => undefined)
    throw problem(`${spec.name} can't be started: ${spec.command} does not run here`)
  }
  let over = false
  const ended = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => {
      over = true
      resolve(signal === null ? `exit code ${code}` : `signal ${signal}`)
    })
  })
  const kill = (): void => {
    if (!over) killGroup(pid)
  }
  return {
    name: spec.name,
    pid,
    logFile: spec.logFile,
    ended,
    hasEnded: () => over,
    output: () => readFileSync(spec.logFile).subarray(from).toString('utf8'),
    stop: async (graceMs) => {
      if (over) return
      child.kill('SIGTERM')
      const timer = setTimeout(kill, graceMs)
      const leave = spec.wakesOn === undefined ? undefined : knock(spec.wakesOn)
      await ended
      leave?.()
      clearTimeout(timer)
    },
    kill,
  }
}

/** The last lines a child wrote, each behind its name. */
export const lastLines = (child: Child, count = 8): string =>
  child
    .output()
    .trimEnd()
    .split('\n')
    .slice(-count)
    .map((line) => `  ${basename(child.logFile, '.log')} | ${line.slice(0, 300)}`)
    .join('\n')
