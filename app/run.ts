import { warmUpLanguages } from '#conversation/registry.ts'
import { PortTaken } from '#http/server.ts'
import { compose, type Parley } from './compose/compose.ts'
import type { WrapPort } from './compose/given.ts'
import { type Config, isWebChatWithheld, readConfig, type Role } from './config/config.ts'
import { takeEnvironment } from './config/environment.ts'
import { createLogSink } from './log-sink.ts'
import { createLogger, type Logger } from './logger.ts'
import { startGateway } from './roles/gateway.ts'
import { startOperatorPort } from './roles/operator-port.ts'
import type { Running } from './roles/running.ts'
import { startWeb } from './roles/web.ts'
import { startWorker } from './roles/worker.ts'

/** They answer what people say. */
const TAKES_TURNS: readonly Role[] = ['web', 'gateway']
/** Whatever is still under way after this is left to the next start, which finds it in the stores. */
const STOP_WITHIN_MS = 9_000

/**
 * This process from its start to its end: takes its settings out of `env`, plays its roles, and stops on a signal.
 */
export const run = async (
  env: NodeJS.ProcessEnv,
  { wrapPort }: { readonly wrapPort?: WrapPort } = {},
): Promise<void> => {
  // The process that started this one may close its end of the pipe: that is no reason to stop.
  for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined)
  const config = read(env)
  const log = createLogger({ level: config.LOG_LEVEL, base: { roles: config.ROLES.join(',') } }, createLogSink())
  let end = (): void => process.exit(1)
  logUncaught(log, () => end())
  const parley = await compose(config, log, { wrapPort })
  const stop = createStop(parley)
  end = () => stop.now('error', 1)
  // Before the first role starts: whoever reads that one is ready may send the signal in the same moment.
  process.on('SIGINT', () => stop.now('SIGINT', 0))
  process.on('SIGTERM', () => stop.now('SIGTERM', 0))
  const onLost = (): void => stop.now('a connection to a platform was lost', 1)
  if (config.ROLES.some((role) => TAKES_TURNS.includes(role))) warmUpLanguages()
  const starting = startAll(parley, onLost).catch(endOnTakenPort)
  stop.of(starting)
  await starting
  if (isWebChatWithheld(config))
    console.log('The web chat is off, since PUBLIC_URL is set: WEB_CHAT=on opens it to all')
  for (const role of config.ROLES) console.log(`${role[0]?.toUpperCase()}${role.slice(1)} is ready`)
}

/** From the first moment on: an error that nothing catches is printed whole by Node, with the commands and requests in it. */
const logUncaught = (log: Logger, end: () => void): void => {
  process.on('uncaughtException', (error) => {
    log.fatal({ event: 'uncaught-exception', page: true, err: error }, 'an error that nothing caught')
    end()
  })
  process.on('unhandledRejection', (error) => {
    log.fatal({ event: 'unhandled-rejection', page: true, err: error }, 'a rejection that nothing caught')
    end()
  })
}

const read = (env: NodeJS.ProcessEnv): Config => {
  try {
    return readConfig(takeEnvironment(env))
  } catch (error) {
    // Says which settings are wrong and never their values.
    console.error(error instanceof Error ? error.message : 'the settings can not be read')
    return process.exit(1)
  }
}

const startAll = async (parley: Parley, onLost: () => void): Promise<readonly Running[]> => {
  const { ROLES, ADMIN_PORT } = parley.config
  const running = await Promise.all(ROLES.map((role) => start(role, parley, onLost)))
  return ADMIN_PORT === undefined ? running : [...running, await startOperatorPort(parley, ADMIN_PORT)]
}

const start = (role: Role, parley: Parley, onLost: () => void): Promise<Running> => {
  switch (role) {
    case 'web':
      return startWeb(parley)
    case 'worker':
      return startWorker(parley)
    case 'gateway':
      return startGateway(parley, onLost)
  }
}

const endOnTakenPort = (error: unknown): never => {
  if (!(error instanceof PortTaken)) throw error
  console.error(error.message)
  return process.exit(1)
}

/** In order: all started, no new requests, jobs finished, stores closed. A second signal does not wait. */
const createStop = ({ log, close }: Pick<Parley, 'log' | 'close'>) => {
  let starting: Promise<readonly Running[]> = Promise.resolve([])
  let stopping = false
  const stop = async (why: string, code: number): Promise<void> => {
    if (stopping) process.exit(code || 1)
    stopping = true
    log.info({ event: 'stopping', why }, 'stopping')
    setTimeout(() => process.exit(code || 1), STOP_WITHIN_MS).unref()
    // A start that fails is reported by whoever waits for it.
    for (const role of await starting.catch(() => [])) await role.stop()
    await close()
    process.exit(code)
  }
  return {
    of: (roles: Promise<readonly Running[]>): void => {
      starting = roles
    },
    now: (why: string, code: number): void => void stop(why, code),
  }
}
