import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from '#scripts/lib/ports.ts'

/** The checkout under test. */
export const checkout = resolve(import.meta.dirname, '../..')

// A child as the launcher expects it: takes its secrets from standard input, tells that it is ready, answers on its
// port, ends on SIGTERM. It leaves its settings and the order of stopping behind for the test.
const FAKE = `
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
const role = process.argv[1].includes('sandbox') ? 'sandbox' : process.env.ROLES
const secrets = JSON.parse(readFileSync(0, 'utf8'))
const seen = { environment: process.env, args: process.argv, secrets }
const env = { ...process.env, ...secrets }
writeFileSync(role + '.json', JSON.stringify({ pid: process.pid, launcher: process.ppid, env, seen }))
const dies = process.env.FAKE_DIES === role
if (role === 'web') createServer((_, answer) => answer.end('ok')).listen(Number(process.env.PORT), '127.0.0.1')
else setInterval(() => {}, 1000)
process.on('SIGTERM', () => {
  appendFileSync('stopped.txt', role + ' ')
  if (process.env.FAKE_SLOW === role) setTimeout(() => process.exit(0), 1500)
  else if (process.env.FAKE_STAYS !== role) process.exit(0)
})
console.log({ sandbox: 'Sandbox', worker: 'Worker', web: 'Web', gateway: 'Gateway' }[role] + ' is ready')
if (dies) setTimeout(() => { console.error('the roof is on fire'); process.exit(3) }, 500)
`

export type Run = {
  readonly child: ChildProcess
  out(): string
  err(): string
  /** Resolves with the exit code, or the signal's name. */
  readonly ended: Promise<number | string>
  /** Resolves once `text` was printed on standard output; rejects when the command ends first. */
  prints(text: string): Promise<void>
}

type Texts = Readonly<Record<string, string>>
type Left = {
  readonly pid: number
  readonly launcher: number
  /** All its settings. */
  readonly env: Record<string, string>
  /** Where they came from. */
  readonly seen: { readonly environment: Texts; readonly args: readonly string[]; readonly secrets: Texts }
}

export type Checkout = {
  readonly folder: string
  readonly ports: Ports
  /** Runs one of the scripts as a person would, with `env` beside a bare environment. */
  run(script: string, env?: NodeJS.ProcessEnv): Run
  /** What the fake child of this role left behind. */
  left(role: string): Left
  read(file: string): string
  remove(): Promise<void>
}

const follow = (child: ChildProcess): Run => {
  let out = ''
  let err = ''
  child.stdout?.on('data', (chunk: Buffer) => {
    out += chunk.toString('utf8')
  })
  child.stderr?.on('data', (chunk: Buffer) => {
    err += chunk.toString('utf8')
  })
  let over = false
  const ended = new Promise<number | string>((resolve) => {
    child.once('close', (code, signal) => {
      over = true
      resolve(code ?? signal ?? 'unknown')
    })
  })
  return {
    child,
    out: () => out,
    err: () => err,
    ended,
    prints: async (text) => {
      while (!out.includes(text)) {
        if (over) throw new Error(`ended without printing "${text}":\n${out}\n${err}`)
        await wait(20)
      }
    },
  }
}

export type Ports = { readonly web: number; readonly sandbox: number; readonly admin: number }

export const freePorts = async (): Promise<Ports> => ({
  web: await freePort(),
  sandbox: await freePort(),
  admin: await freePort(),
})

/** Runs one of the scripts of a checkout as a person would, with `env` beside a bare environment. */
export const runScript = (folder: string, script: string, ports: Ports, env: NodeJS.ProcessEnv): Run =>
  runFile(join(folder, 'scripts', script), ports, env)

export const runFile = (file: string, ports: Ports, env: NodeJS.ProcessEnv): Run =>
  follow(
    spawn(process.execPath, [file], {
      env: {
        PATH: process.env['PATH'],
        HOME: process.env['HOME'],
        NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
        // The dependencies are shared with the checkout under test: nothing may be installed over them.
        npm_execpath: '/no-npm-here.js',
        PORT: String(ports.web),
        SANDBOX_PORT: String(ports.sandbox),
        SANDBOX_ADMIN_PORT: String(ports.admin),
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  )

/**
 * A copy of the checkout's scripts in a folder of its own, with small stand-ins for sandbox, web and worker. One for all
 * tests of a file: what Node compiles it keeps by the path.
 */
export const copyCheckout = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-checkout-'))
  for (const part of [
    'scripts',
    'package.json',
    'package-lock.json',
    'sandbox',
    'app/config',
    'src/bank/ground',
    'src/kit',
  ]) {
    cpSync(join(checkout, part), join(folder, part), { recursive: true })
  }
  writeFileSync(join(folder, 'app/main.ts'), FAKE)
  writeFileSync(join(folder, 'sandbox/main.ts'), FAKE)
  symlinkSync(join(checkout, 'node_modules'), join(folder, 'node_modules'))
  return folder
}

/** What a test leaves behind in such a folder, beside its data. */
const LEFT = [
  'stopped.txt',
  '.env',
  'scripts/npm.mjs',
  ...['sandbox', 'web', 'worker', 'gateway'].map((r) => `${r}.json`),
]

/** Such a copy as a newcomer has it, without any data; its folder is the caller's. */
export const fakeCheckout = async (folder: string): Promise<Checkout> => {
  mkdirSync(join(folder, '.data'))
  if (existsSync(join(checkout, '.data/tools'))) symlinkSync(join(checkout, '.data/tools'), join(folder, '.data/tools'))
  const ports = await freePorts()
  const runs: Run[] = []
  return {
    folder,
    ports,
    run: (script, env = {}) => {
      const run = runScript(folder, script, ports, env)
      runs.push(run)
      return run
    },
    left: (role) => JSON.parse(readFileSync(join(folder, `${role}.json`), 'utf8')),
    read: (file) => readFileSync(join(folder, file), 'utf8'),
    remove: async () => {
      for (const { child } of runs) child.kill('SIGTERM')
      await Promise.all(runs.map(({ ended }) => ended))
      for (const left of ['.data', ...LEFT])
        rmSync(join(folder, left), { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
    },
  }
}

/** Whether a process with this id is running. One that has ended but was not reaped yet is not. */
export const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException
    return code === 'ENOENT' && syscall === 'open' && process.platform !== 'linux' // a system without /proc
  }
}

/** Waits until no process with one of these ids runs any more. */
export const allGone = async (pids: readonly number[], deadlineMs = 15_000): Promise<void> => {
  const deadline = performance.now() + deadlineMs
  while (pids.some(isRunning)) {
    if (performance.now() > deadline) throw new Error(`still running: ${pids.filter(isRunning).join(', ')}`)
    await wait(50)
  }
}
