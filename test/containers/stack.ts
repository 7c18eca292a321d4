import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { putUsers } from '#scripts/lib/mongo-users.ts'
import { freePort } from '#scripts/lib/ports.ts'
import { type Base, secantusCommand } from './base-images.ts'
import { readCompose, type Service, withDefaults } from './compose-file.ts'
import { canLimit, LIMITS, podman, tryPodman } from './podman.ts'

const READY_MS = 120_000
const EVERY_MS = 500

export const NAMES = ['mongo', 'redis', 'sandbox', 'web', 'worker'] as const
export type Name = (typeof NAMES)[number]

type Options = {
  /** Told apart from whatever else runs on this machine. */
  readonly prefix: string
  readonly image: string
  readonly bases: Readonly<Record<'mongo' | 'redis', Base>>
  /** The folder with the files that docker compose would hand out. */
  readonly secrets: string
  /** What a test needs on top of what stands in docker-compose.yml. */
  readonly env: Readonly<Partial<Record<Name, Readonly<Record<string, string>>>>>
}

const pairs = (flag: string, values: readonly string[]): readonly string[] => values.flatMap((value) => [flag, value])

/** The services of docker-compose.yml, run by podman with the flags that stand for what is written there. */
export const createStack = async ({ prefix, image, bases, secrets, env }: Options) => {
  const compose = readCompose()
  const webPort = await freePort()
  const container = (name: Name): string => `${prefix}-${name}`
  const service = (name: Name): Service => {
    const found = compose.services[name]
    if (found === undefined) throw new Error(`docker-compose.yml has no ${name}`)
    return found
  }
  const secret = (name: string): string => readFileSync(join(secrets, name), 'utf8').trim()

  const lockedIn = ({ user, tmpfs, cap_drop, security_opt, mem_limit, pids_limit }: Service): readonly string[] => [
    ...['--read-only', '--read-only-tmpfs=false', ...LIMITS],
    ...pairs('--tmpfs', tmpfs),
    ...pairs('--cap-drop', cap_drop),
    ...pairs(
      '--security-opt',
      security_opt.map((each) => each.replace(/:true$/, '')),
    ),
    ...(user === undefined ? [] : ['--user', user]),
    ...(canLimit ? ['--memory', mem_limit, '--pids-limit', String(pids_limit)] : []),
  ]
  const connected = (name: Name, { networks, ports }: Service): readonly string[] => [
    ...networks.flatMap((network) => ['--network', `${prefix}-${network}:alias=${name}`]),
    ...ports.flatMap((port) => ['--publish', port.replace(/:\d+:/, `:${webPort}:`)]),
  ]
  const given = (name: Name, { environment, secrets: files, volumes }: Service): readonly string[] => [
    ...Object.entries({ ...environment, ...env[name] }).flatMap(([key, value]) => [
      '--env',
      `${key}=${withDefaults(value)}`,
    ]),
    ...files.flatMap((file) => ['--volume', `${join(secrets, file)}:/run/secrets/${file}:ro`]),
    ...volumes.filter((volume) => !volume.startsWith('.')).flatMap((volume) => ['--volume', `${prefix}-${volume}`]),
  ]
  /** The image's own command where docker-compose.yml has none. */
  const program = (name: Name, { command = [] }: Service, isOpen: boolean): readonly string[] => {
    if (name !== 'mongo' && name !== 'redis') return [image, ...command]
    const base = bases[name]
    if (!base.isStandIn) return [base.image, ...command]
    return [
      base.image,
      ...(name === 'mongo'
        ? secantusCommand(isOpen ? [] : ['--auth'])
        : [...command, '--dir', '/data', '--bind', '0.0.0.0']),
    ]
  }
  const create = async (name: Name, isOpen = false): Promise<void> => {
    const those = service(name)
    const flags = [...lockedIn(those), ...connected(name, those), ...given(name, those)]
    await podman(['create', '--name', container(name), '--hostname', name, ...flags, ...program(name, those, isOpen)])
  }

  const start = (name: Name): Promise<string> => podman(['start', container(name)])
  const logs = async (name: Name): Promise<string> => {
    const { out, err } = await tryPodman(['logs', '--tail', '60', container(name)])
    return out + err
  }
  const exec = (name: Name, command: readonly string[]) => tryPodman(['exec', container(name), ...command])
  const state = (name: Name): Promise<string> =>
    podman(['inspect', '--format', '{{.State.Status}} {{.State.ExitCode}}', container(name)])
  /** What the health check of docker-compose.yml, or else of the image, comes to now. */
  const isHealthy = async (name: Name): Promise<boolean> => {
    const isStandIn = name === 'mongo' && bases.mongo.isStandIn
    const test = service(name).healthcheck?.test
    if (isStandIn) return canConnect(name, 27_017)
    if (test !== undefined) return (await exec(name, test.slice(1))).code === 0
    return (await tryPodman(['healthcheck', 'run', container(name)])).code === 0
  }
  const address = async (name: Name): Promise<string> => {
    const said = await podman([
      'inspect',
      '--format',
      '{{range .NetworkSettings.Networks}}{{.IPAddress}} {{end}}',
      container(name),
    ])
    return said.split(' ')[0] ?? ''
  }
  const canConnect = async (name: Name, port: number): Promise<boolean> => {
    const host = await address(name).catch(() => '')
    if (host === '') return false
    return new Promise((resolve) => {
      const socket = connect({ host, port, timeout: 2_000 })
      const end = (answer: boolean) => () => {
        socket.destroy()
        resolve(answer)
      }
      socket.once('connect', end(true)).once('error', end(false)).once('timeout', end(false))
    })
  }
  const until = async (what: string, holds: () => Promise<boolean>, tell: Name): Promise<void> => {
    const end = performance.now() + READY_MS
    while (!(await holds())) {
      if (performance.now() > end)
        throw new Error(`waited in vain for ${what}; ${await state(tell)}:\n${await logs(tell)}`)
      await pause(EVERY_MS)
    }
  }
  const becomes = (name: Name, healthy: boolean): Promise<void> =>
    until(`${name} to be ${healthy ? 'healthy' : 'unhealthy'}`, async () => (await isHealthy(name)) === healthy, name)

  /** What the mongo image does over an empty volume; the stand-in makes its users while it asks nobody for a password. */
  const startMongo = async (): Promise<void> => {
    await create('mongo', bases.mongo.isStandIn)
    await start('mongo')
    await becomes('mongo', true)
    if (!bases.mongo.isStandIn) return
    const [parley, bank] = [secret('mongo-password'), secret('mongo-sandbox-password')]
    await putUsers(`mongodb://${await address('mongo')}:27017/?directConnection=true`, [
      { name: 'parley', password: parley, database: 'parley' },
      { name: 'sandbox', password: bank, database: 'sandbox' },
    ])
    await podman(['stop', '--time', '20', container('mongo')])
    await podman(['rm', container('mongo')])
    await create('mongo')
    await start('mongo')
    await becomes('mongo', true)
  }

  const up = async (): Promise<void> => {
    for (const [name, network] of Object.entries(compose.networks))
      await podman(['network', 'create', ...(network?.internal === true ? ['--internal'] : []), `${prefix}-${name}`])
    await startMongo()
    for (const name of ['redis', 'sandbox', 'web', 'worker'] as const) {
      await create(name)
      await start(name)
      await becomes(name, true)
    }
  }
  const down = async (): Promise<void> => {
    await tryPodman(['rm', '--force', '--time', '1', '--ignore', ...NAMES.map(container)])
    for (const volume of ['mongo', 'mongo-config', 'redis'])
      await tryPodman(['volume', 'rm', '--force', `${prefix}-${volume}`])
    for (const name of Object.keys(compose.networks)) await tryPodman(['network', 'rm', '--force', `${prefix}-${name}`])
  }

  return {
    url: `http://127.0.0.1:${webPort}`,
    up,
    down,
    start,
    exec,
    logs,
    state,
    becomes,
    /** Everything that podman tells of a container. */
    inspect: (name: Name): Promise<string> => podman(['inspect', container(name)]),
    kill: (name: Name): Promise<string> => podman(['kill', '--signal', 'KILL', container(name)]),
    stop: (name: Name): Promise<string> => podman(['stop', '--time', '20', container(name)]),
  }
}
