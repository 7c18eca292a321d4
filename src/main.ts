import { pino } from 'pino'
import { problemOf, reasonOf } from '#kit/error.ts'
import { type Config, readConfig, type Role } from './config.ts'
import { createLogSink } from './log-sink.ts'
import { startAdmin } from './roles/admin.ts'
import { startGateway } from './roles/gateway.ts'
import type { Running } from './roles/running.ts'
import { startWeb } from './roles/web.ts'
import { startWorker } from './roles/worker.ts'
import { createRuntime, type Runtime } from './runtime.ts'

/** Whatever is still under way after this is left to the next start, which finds it in the stores. */
const STOP_WITHIN_MS = 9_000

// Whoever started us may stop listening: that is no reason to end.
for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined)

const config = read()
const log = pino({ level: config.LOG_LEVEL, base: { roles: config.ROLES.join(',') } }, createLogSink())
const runtime = await createRuntime(config, log)
const running = await Promise.all(config.ROLES.map((role) => start(role, runtime))).catch(explainTaken('PORT'))
if (config.ADMIN_PORT !== undefined)
  running.push(await startAdmin(runtime, config.ADMIN_PORT).catch(explainTaken('ADMIN_PORT')))
for (const role of config.ROLES) console.log(`${role[0]?.toUpperCase()}${role.slice(1)} is ready`)

let stopping = false
process.on('SIGINT', () => void stop('SIGINT', 0))
process.on('SIGTERM', () => void stop('SIGTERM', 0))
process.on('uncaughtException', (error) => {
  log.fatal({ problem: error.stack ?? error.message }, 'an error nobody caught')
  void stop('error', 1)
})
process.on('unhandledRejection', (error) => {
  log.fatal({ problem: problemOf(error) }, 'a rejection nobody caught')
  void stop('error', 1)
})

function read(): Config {
  try {
    return readConfig(process.env)
  } catch (error) {
    console.error(reasonOf(error))
    process.exit(1)
  }
}

/** A taken port is named in one line, with the setting that moves it; any other error goes up. */
function explainTaken(setting: string): (error: NodeJS.ErrnoException & { port?: number }) => never {
  return (error) => {
    if (error.code !== 'EADDRINUSE') throw error
    console.error(`Port ${error.port} (${setting}) is taken: stop what uses it, or set ${setting}.`)
    process.exit(1)
  }
}

async function start(role: Role, on: Runtime): Promise<Running> {
  switch (role) {
    case 'web':
      return await startWeb(on)
    case 'worker':
      return await startWorker(on)
    case 'gateway':
      return await startGateway(on, () => void stop('the Gateway was lost', 1))
  }
}

/** In order: no new requests, jobs finished, stores closed. A second signal does not wait. */
async function stop(why: string, code: number): Promise<void> {
  if (stopping) process.exit(code || 1)
  stopping = true
  log.info({ why }, 'stopping')
  setTimeout(() => process.exit(code || 1), STOP_WITHIN_MS).unref()
  for (const { stop: end } of running) await end()
  await runtime.close()
  process.exit(code)
}
