import { join } from 'node:path'
import { DEMO_CLIENT_ID, DEMO_CLIENT_SECRET } from '#sandbox/kit/settings.ts'
import { readConfig } from '../../app/config/config.ts'
import { SECRET_SETTINGS, SECRETS_FROM_STDIN, WrongSettings } from '../../app/config/environment.ts'
import { isOwnHost } from '../../app/config/hosts.ts'
import { withoutSecrets } from './environment.ts'
import { type AppPorts, needsGateway, type SandboxPorts } from './app-ports.ts'
import type { Child } from './child.ts'
import type { Supervisor } from './supervisor.ts'
import { root } from './paths.ts'
import { problem } from './problem.ts'
import type { Secrets } from './secrets.ts'
import type { Servers } from './servers.ts'
import { waitUntilReady } from './wait-until-ready.ts'

export type ParleyOptions = {
  readonly env: NodeJS.ProcessEnv
  readonly data: string
  readonly ports: AppPorts
  readonly keys: Secrets
  readonly servers: Servers
  readonly supervisor: Supervisor
}

const READY_MS = 120_000

type Script = {
  readonly name: string
  readonly script: string
  readonly log: string
  readonly env: NodeJS.ProcessEnv
  /** Of those in `env`, the names that only the process itself may see. */
  readonly secrets: readonly string[]
}

const startScript = ({ supervisor, data }: Pick<ParleyOptions, 'supervisor' | 'data'>, script: Script): Child => {
  const given = script.secrets.flatMap((name): [string, string][] => {
    const value = script.env[name]
    return value === undefined || value === '' ? [] : [[name, value]]
  })
  return supervisor.start({
    name: script.name,
    command: process.execPath,
    // A small young generation, and an old one that is collected once it has grown by a fifth: what a flood leaves behind
    // goes before it fills the memory.
    args: [
      '--disable-warning=ExperimentalWarning',
      '--max-semi-space-size=4',
      '--heap-growing-percent=20',
      script.script,
    ],
    cwd: root,
    env: { ...withoutSecrets(script.env), [SECRETS_FROM_STDIN]: 'yes' },
    secrets: Object.fromEntries(given),
    logFile: join(data, 'logs', `${script.log}.log`),
  })
}

const hasPrinted = (line: string) => (child: Child) =>
  waitUntilReady(child, READY_MS, async () => child.output().includes(line))

const isHealthy = async (address: string): Promise<boolean> => {
  try {
    const answer = await fetch(`${address}/health`, { signal: AbortSignal.timeout(2_000) })
    await answer.arrayBuffer()
    return answer.status === 200
  } catch {
    return false // not listening yet
  }
}

/** Its published secret is for who tries it out on this machine; what others can reach gets one of its own. */
const sandboxSecret = (env: NodeJS.ProcessEnv, keys: Partial<Secrets>): string =>
  env['SANDBOX_CLIENT_SECRET'] || (env['PUBLIC_URL'] && keys.SANDBOX_CLIENT_SECRET) || DEMO_CLIENT_SECRET

const SANDBOX_SECRETS = ['MONGODB_URL', 'SANDBOX_MONGODB_URL', 'SANDBOX_CLIENT_SECRET', 'SANDBOX_ADMIN_TOKEN']

/** The sandbox gets its database and its own settings; nothing of Parley's keys or bot tokens. */
const sandboxEnvironment = ({
  env,
  keys,
  ports,
  servers,
}: Omit<SandboxOptions, 'supervisor' | 'data'>): NodeJS.ProcessEnv => ({
  // A person who tries it out sees money settle while they look: three steps of a second instead of five.
  SANDBOX_INTERNAL_STEP_MS: '1000',
  SANDBOX_ACH_STEP_MS: '2000',
  ...env,
  MONGODB_URL: servers.sandboxMongoUrl,
  SANDBOX_CLIENT_SECRET: sandboxSecret(env, keys),
  SANDBOX_ADMIN_TOKEN: env['SANDBOX_ADMIN_TOKEN'] || keys.SANDBOX_ADMIN_TOKEN,
  SANDBOX_PORT: String(ports.sandbox),
  SANDBOX_ADMIN_PORT: String(ports.sandboxAdmin),
})

export type SandboxOptions = Omit<ParleyOptions, 'ports' | 'servers'> & {
  readonly ports: SandboxPorts
  readonly servers: Pick<Servers, 'sandboxMongoUrl'>
}

export const sandboxUrl = ({ sandbox }: Pick<AppPorts, 'sandbox'>): string => `http://127.0.0.1:${sandbox}/v3.1`

/** Starts the stand-in of SynapseFi and waits until it answers. */
export const startSandbox = async (options: SandboxOptions): Promise<void> => {
  const child = startScript(options, {
    name: 'The sandbox',
    script: 'sandbox/main.ts',
    log: 'sandbox',
    env: sandboxEnvironment(options),
    secrets: SANDBOX_SECRETS,
  })
  await hasPrinted('Sandbox is ready')(child)
}

/** The environment of web, worker and gateway; whatever the person at the terminal has set wins. */
export const appEnvironment = ({
  env,
  ports,
  keys,
  servers,
}: Pick<ParleyOptions, 'env'> & {
  readonly keys: Pick<Secrets, 'DATA_KEY'> & Partial<Secrets>
  readonly ports: Pick<AppPorts, 'web' | 'sandbox'>
  readonly servers: Pick<Servers, 'mongoUrl' | 'redisUrl'>
}): NodeJS.ProcessEnv => ({
  HOST: '127.0.0.1',
  DEMO: isOwnHost(env['SYNAPSE_URL'] || sandboxUrl(ports)) ? 'on' : 'off',
  SYNAPSE_URL: sandboxUrl(ports),
  SYNAPSE_CLIENT_ID: env['SANDBOX_CLIENT_ID'] || DEMO_CLIENT_ID,
  SYNAPSE_CLIENT_SECRET: sandboxSecret(env, keys),
  SYNAPSE_FINGERPRINT: 'parley-demo-fingerprint',
  SYNAPSE_WEBHOOK_URL: `http://127.0.0.1:${ports.web}/webhooks/synapse`,
  DATA_KEY: keys.DATA_KEY,
  ADMIN_TOKEN: keys.ADMIN_TOKEN,
  PUSH_PRIVATE_KEY: keys.PUSH_PRIVATE_KEY,
  ...Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')),
  MONGODB_URL: servers.mongoUrl,
  REDIS_URL: servers.redisUrl,
  PORT: String(ports.web),
})

/** Throws, in one line for each, what would keep every process from starting: before anything is started for them. */
export const requireSettings = (options: Pick<ParleyOptions, 'env' | 'keys' | 'ports'>): void => {
  const { env, ports } = options
  // Those that are started here are on the loopback and have passwords.
  const servers = {
    mongoUrl: env['MONGODB_URL'] || 'mongodb://127.0.0.1',
    redisUrl: env['REDIS_URL'] || 'redis://127.0.0.1',
  }
  try {
    readConfig({ ...appEnvironment({ ...options, servers }), ADMIN_PORT: String(ports.operator.worker) })
  } catch (error) {
    throw error instanceof WrongSettings ? problem(error.message) : error
  }
}

const webAddress = (host: string | undefined, { web }: AppPorts): string =>
  `http://${!host || host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host}:${web}`

/** Starts sandbox, worker, gateway (if a bot has only a token) and web, waits for each, and gives the banner. */
export const startParley = async (options: ParleyOptions): Promise<string> => {
  const { env, ports } = options
  const ownSandbox = !env['SYNAPSE_URL']
  if (ownSandbox) await startSandbox(options)
  const role = (name: keyof AppPorts['operator']) =>
    startScript(options, {
      name: `The ${name} process`,
      script: 'app/main.ts',
      log: name,
      env: { ...appEnvironment(options), ROLES: name, ADMIN_PORT: String(ports.operator[name]) },
      secrets: SECRET_SETTINGS,
    })
  const address = webAddress(env['HOST'], ports)
  const worker = role('worker')
  const gateway = needsGateway(env) ? role('gateway') : undefined
  const web = role('web')
  await Promise.all([
    hasPrinted('Worker is ready')(worker),
    waitUntilReady(web, READY_MS, () => isHealthy(address)),
    ...(gateway === undefined ? [] : [hasPrinted('Gateway is ready')(gateway)]),
  ])
  return banner(options, {
    address,
    bank: ownSandbox
      ? `sandbox at ${sandboxUrl(ports)}, its admin API on port ${ports.sandboxAdmin}`
      : `${env['SYNAPSE_URL']} (SYNAPSE_URL)`,
  })
}

const isWebChatOff = (env: NodeJS.ProcessEnv): boolean =>
  Boolean(env['PUBLIC_URL']) && (env['WEB_CHAT'] || 'auto') === 'auto'

const banner = (
  { env, data, servers, ports }: ParleyOptions,
  { address, bank }: { address: string; bank: string },
): string => {
  const how = env['PUBLIC_URL'] ? `webhooks at ${env['PUBLIC_URL']}` : 'no public address needed'
  const bots = [env['TELEGRAM_BOT_TOKEN'] && 'Telegram', env['DISCORD_TOKEN'] && 'Discord'].filter(Boolean)
  return [
    'Parley, a bank you talk to',
    '',
    ...servers.found.map((line) => `  ${line}`),
    `  SynapseFi ${bank}`,
    ...(bots.length > 0 ? [`  Bots      ${bots.join(' and ')}, ${how}`] : []),
    `  Operators http://127.0.0.1:${ports.operator.worker}, and /metrics there; web on ${ports.operator.web}`,
    `            any name, and ADMIN_TOKEN of ${env['ADMIN_TOKEN'] ? 'the environment' : join(data, 'secrets.json')}`,
    ...(isWebChatOff(env) ? ['  Web chat  off, since PUBLIC_URL is set: WEB_CHAT=on opens it to the public'] : []),
    `  Data      ${data}, logs in ${join(data, 'logs')}`,
    '',
    ...(isWebChatOff(env) ? [] : ['  Open the address below, or run npm run chat in another terminal, and type: hi']),
    '  Ctrl-C stops everything that was started here.',
    '',
    `Parley is ready: ${address}`,
  ].join('\n')
}
