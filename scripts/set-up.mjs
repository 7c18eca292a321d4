// Runs on whatever Node the machine has, so: built-ins only, and nothing newer than Node 18 knows. Everything after it
// runs on the Node 24 that comes with the dependencies.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const inRoot = (path) => join(root, path)
const stampFile = inRoot('node_modules/.parley-installed')

const fail = (message) => {
  process.stderr.write(message + '\n')
  process.exit(1)
}

const read = (file) => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined // not there yet
  }
}

const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(inRoot('package-lock.json')))
    .digest('hex')

/** Whether npm's own record of what it installed (written last) has every version that the lock file asks for. */
const matchesLock = () => {
  const record = read(inRoot('node_modules/.package-lock.json'))
  if (record === undefined) return false
  const installed = JSON.parse(record).packages
  const wanted = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages
  return Object.keys(wanted).every((path) => {
    const { version, optional, devOptional } = wanted[path]
    if (path === '') return true
    const there = installed[path]
    return there ? there.version === version : Boolean(optional || devOptional)
  })
}

const OURS = /^(DATA_KEY|MONGODB_URL|REDIS_URL|ADMIN_TOKEN|(PUSH|SYNAPSE|TELEGRAM|DISCORD|SANDBOX)_\w+)$/
/** What a package runs when it is installed has no business with our settings. */
const forNpm = () =>
  Object.keys(process.env)
    .filter((name) => !OURS.test(name))
    .reduce((env, name) => Object.assign(env, { [name]: process.env[name] }), {})

/** Runs npm, with its output in the log. True when it succeeded. */
const npm = (log, args) => {
  const script = process.env.npm_execpath
  // Under npm, the Node that npm runs on: the one in node_modules is about to be replaced.
  const node = process.env.npm_node_execpath || process.execPath
  const [command, first] = script && /\.[cm]?js$/.test(script) ? [node, [script]] : ['npm', []]
  const done = spawnSync(command, first.concat(args), { cwd: root, env: forNpm(), stdio: ['ignore', log, log] })
  if (done.error) fail('npm is needed to install the dependencies, and it does not run: ' + done.error.message)
  return done.status === 0
}

const installPackages = () => {
  mkdirSync(inRoot('.data/logs'), { recursive: true, mode: 0o700 })
  const logFile = inRoot('.data/logs/install.log')
  const log = openSync(logFile, 'a')
  process.stdout.write('Installing dependencies; the first time takes about a minute\n')
  const rest = ['--include=dev', '--no-audit', '--no-fund']
  // npm ci refuses a lock file that lacks a package of some other platform; install takes the same versions from it.
  const done = npm(log, ['ci'].concat(rest)) || npm(log, ['install', '--no-save'].concat(rest))
  closeSync(log)
  if (!done) fail('npm could not install the dependencies. Its log: ' + logFile)
}

/** Installs the dependencies unless they are there as the lock file wants them. */
const install = () => {
  const hash = lockHash()
  if (read(stampFile) === hash) return
  if (!matchesLock()) installPackages()
  writeFileSync(stampFile, hash)
}

const isNew = (version) => {
  const [major, minor] = version.replace(/^v/, '').split('.').map(Number)
  return major > 24 || (major === 24 && minor >= 12)
}

/** The Node that came with the dependencies; where it can't run, the one running this if it is new enough. */
const findNode = () => {
  const own = inRoot('node_modules/.bin/node')
  const answer = spawnSync(own, ['--version'], { encoding: 'utf8' })
  if (answer.status === 0 && isNew(answer.stdout.trim())) return own
  if (isNew(process.version)) return process.execPath
  return fail(
    'Node 24.12 or newer is needed: the one in node_modules does not run here, and this is ' + process.version,
  )
}

/**
 * Sets up, then runs `script` (a path in the checkout) under Node 24 and ends as it ended. The script has a channel to
 * this process: its closing means that this process has ended.
 */
export const run = (script, args) => {
  install()
  const child = spawn(findNode(), [inRoot(script)].concat(args), {
    // What was compiled once need not be compiled by the next process: half of what it takes to start one.
    env: Object.assign({ NODE_COMPILE_CACHE: inRoot('.data/compile-cache') }, process.env),
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  // In a terminal, Ctrl-C has reached the child already: a second one would mean "at once".
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'))
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  process.on('SIGHUP', () => child.kill('SIGHUP'))
  // npm that is stopped ends without sending us a signal. Told once: a second signal would mean "at once".
  const parent = process.ppid
  const watch = () => {
    if (process.ppid === parent) return
    clearInterval(watching)
    child.kill('SIGTERM')
  }
  const watching = process.env.npm_lifecycle_event && setInterval(watch, 500)
  child.on('error', (error) => fail('Node 24 could not be started: ' + error.message))
  child.on('exit', (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : code))
}
