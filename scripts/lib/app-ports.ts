import { isLocked } from './data-lock.ts'
import { port } from './environment.ts'
import { freePort, requireFreePort } from './ports.ts'

export type SandboxPorts = { readonly sandbox: number; readonly sandboxAdmin: number }

export type AppPorts = SandboxPorts & {
  readonly web: number
  /** Where operators look, by process. */
  readonly operator: Readonly<Record<'worker' | 'web' | 'gateway', number>>
}

/** The admin port as set, or any free one: no client of the bank's API needs to know it. */
export const chooseSandboxPorts = async (
  env: NodeJS.ProcessEnv,
  exclude: readonly number[] = [],
): Promise<SandboxPorts> => {
  const [sandbox, admin] = [port(env, 'SANDBOX_PORT', 8788), port(env, 'SANDBOX_ADMIN_PORT', 8789)]
  return { sandbox, sandboxAdmin: env['SANDBOX_ADMIN_PORT'] ? admin : await freePort(admin, [...exclude, sandbox]) }
}

/** `ADMIN_PORT` and the two after it, or any free ones from 8790 on. */
const chooseOperatorPorts = async (
  env: NodeJS.ProcessEnv,
  exclude: readonly number[],
): Promise<AppPorts['operator']> => {
  const first = port(env, 'ADMIN_PORT', 8790, 65_533)
  const choose = (number: number): Promise<number> | number => (env['ADMIN_PORT'] ? number : freePort(number, exclude))
  return { worker: await choose(first), web: await choose(first + 1), gateway: await choose(first + 2) }
}

/** The ports of `PORT` and `SANDBOX_PORT`, and others beside them. */
export const chooseAppPorts = async (env: NodeJS.ProcessEnv): Promise<AppPorts> => {
  const web = port(env, 'PORT', 8787)
  const sandbox = await chooseSandboxPorts(env, [web])
  return { web, ...sandbox, operator: await chooseOperatorPorts(env, [web, sandbox.sandbox, sandbox.sandboxAdmin]) }
}

/** Throws, naming the setting, when one of the sandbox's ports is taken. */
export const requireSandboxPorts = async ({ sandbox, sandboxAdmin }: SandboxPorts, by = ''): Promise<void> => {
  await requireFreePort({ port: sandbox, setting: 'SANDBOX_PORT', by })
  await requireFreePort({ port: sandboxAdmin, setting: 'SANDBOX_ADMIN_PORT', by })
}

/** Throws, naming the setting, when a port that Parley will listen on is taken. */
export const requireAppPorts = async (env: NodeJS.ProcessEnv, data: string, ports: AppPorts): Promise<void> => {
  const by = (await isLocked(data)) ? ' by the Parley that already runs from this folder' : ''
  await requireFreePort({ port: ports.web, setting: 'PORT', host: env['HOST'] || '127.0.0.1', by })
  if (!env['SYNAPSE_URL']) await requireSandboxPorts(ports, by)
  const { worker, web, gateway } = ports.operator
  for (const each of needsGateway(env) ? [worker, web, gateway] : [worker, web])
    await requireFreePort({ port: each, setting: 'ADMIN_PORT', by })
}

/** Without a public address a platform can't call us, so we call it; Discord delivers direct messages no other way. */
export const needsGateway = (env: NodeJS.ProcessEnv): boolean =>
  Boolean(env['DISCORD_TOKEN'] || (env['TELEGRAM_BOT_TOKEN'] && !env['PUBLIC_URL']))
