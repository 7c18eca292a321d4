import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { readConfig } from '#app/config/config.ts'
import { SECRET_SETTINGS, takeEnvironment } from '#app/config/environment.ts'
import { makeDockerSecrets } from '#scripts/lib/docker-secrets.ts'
import { root } from '#scripts/lib/paths.ts'

const read = (file: string): string => readFileSync(join(root, file), 'utf8')

const Service = z.object({
  read_only: z.boolean(),
  tmpfs: z.array(z.string()),
  cap_drop: z.array(z.string()),
  security_opt: z.array(z.string()),
  mem_limit: z.string(),
  cpus: z.number(),
  pids_limit: z.number(),
  privileged: z.never().optional(),
  network_mode: z.never().optional(),
  pid: z.never().optional(),
  cap_add: z.never().optional(),
  ports: z.array(z.string()).default([]),
  user: z.string().optional(),
  image: z.string(),
  command: z.array(z.string()).default([]),
  networks: z.array(z.string()),
  secrets: z.array(z.string()),
  environment: z.record(z.string(), z.string()).default({}),
})
const compose = z
  .object({
    services: z.record(z.string(), Service),
    networks: z.record(z.string(), z.object({ internal: z.boolean() }).nullable()),
    secrets: z.record(z.string(), z.object({ file: z.string() })),
  })
  .parse(parse(read('docker-compose.yml'), { merge: true }))
const services = Object.entries(compose.services)

const folder = mkdtempSync(join(tmpdir(), 'parley-docker-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('docker-compose.yml', () => {
  it('brings everything Parley needs', () => {
    expect(Object.keys(compose.services).sort()).toEqual(['gateway', 'mongo', 'redis', 'sandbox', 'web', 'worker'])
  })

  it.each(services)('R42: locks %s in', (name, service) => {
    expect(service.read_only).toBe(true)
    expect(service.tmpfs).toEqual(['/tmp'])
    expect(service.cap_drop).toEqual(['ALL'])
    expect(service.security_opt).toEqual(['no-new-privileges:true'])
    expect(service.image === 'parley' || service.user !== undefined).toBe(true) // the image has a user of its own
    expect(service.user ?? '1000:1000').not.toMatch(/^0|root/)
    expect(service.image).not.toMatch(/:latest$/)
    expect([service.mem_limit, service.cpus, service.pids_limit]).toEqual([expect.stringMatching(/^\d+g$/), 2, 512])
    expect(service.ports).toEqual(name === 'web' ? ['127.0.0.1:8787:8787'] : [])
  })

  it('R42: has a network for each two that speak to each other, and none for more', () => {
    const members = Object.keys(compose.networks).map((network) => [
      network,
      services
        .filter(([, { networks }]) => networks.includes(network))
        .map(([name]) => name)
        .sort(),
    ])
    expect(Object.fromEntries(members)).toEqual({
      front: ['web'],
      'worker-out': ['worker'],
      'gateway-out': ['gateway'],
      ...Object.fromEntries(
        ['web', 'worker', 'gateway'].flatMap((role) => [
          [`${role}-mongo`, ['mongo', role].sort()],
          [`${role}-redis`, ['redis', role].sort()],
          [`${role}-bank`, ['sandbox', role].sort()],
        ]),
      ),
      'sandbox-mongo': ['mongo', 'sandbox'],
    })
    const leadingOut = Object.entries(compose.networks).filter(([, network]) => network?.internal !== true)
    expect(leadingOut.map(([name]) => name)).toEqual(['front', 'worker-out', 'gateway-out'])
  })

  it('R41: holds no secret of its own: each is a file, given to those alone that need it', () => {
    for (const [name, { environment, command, secrets }] of services) {
      const named = Object.entries(environment).filter(([, value]) => value.startsWith('/run/secrets/'))
      for (const [, path] of named) expect([name, secrets]).toEqual([name, expect.arrayContaining([path.slice(13)])])
      const plain = SECRET_SETTINGS.map((setting) => environment[setting] ?? '')
      expect([name, plain.join('')]).toEqual([name, ''])
      expect(`${Object.keys(environment).join(' ')} ${command.join(' ')}`).not.toMatch(/PASSWORD(?!_FILE)|requirepass/)
    }
    expect(read('docker-compose.yml')).not.toMatch(/client_secret_|:\/\/\w*:[^@\s]+@/)
    const { sandbox, redis } = compose.services
    expect([sandbox?.secrets, redis?.secrets]).toEqual([['sandbox-mongodb-url', 'bank-secret'], ['redis.conf']])
    for (const ignored of ['.gitignore']) expect(read(ignored).split('\n')).toContain('.secrets')
  })

  it.each(['web', 'worker', 'gateway'])(
    'R41: gives %s every secret there is as a file, and hides what .env has',
    (name) => {
      const { environment = {} } = compose.services[name] ?? {}
      for (const setting of SECRET_SETTINGS) {
        expect(environment[`${setting}_FILE`], setting).toMatch(/^\/run\/secrets\//)
        expect(environment[setting], setting).toBe('')
      }
    },
  )

  it.each(['web', 'worker', 'gateway'])(
    'has settings for %s with which it starts, with the secrets as they are made',
    (name) => {
      makeDockerSecrets(folder)
      const { environment = {} } = compose.services[name] ?? {}
      const plain = Object.entries(environment).map(([key, value]) => [key, value.replace(/^\$\{\w+:-(\w+)\}$/, '$1')])
      const file = (path: string): string => readFileSync(path.replace('/run/secrets', folder), 'utf8')
      // What .env holds for npm start stands under the plain name, and is not meant here.
      const taken = takeEnvironment(Object.fromEntries(plain), { file, stdin: () => '' })
      const config = readConfig({ ...taken, PUBLIC_URL: 'https://bank.parley.example' })
      expect(config.MONGODB_URL).toMatch(/^mongodb:\/\/parley:[\w-]{43}@mongo:27017\/\?authSource=admin$/)
      expect(config.REDIS_URL).toMatch(/^redis:\/\/:[\w-]{43}@redis:6379$/)
    },
  )
})

describe('the secrets of docker compose', () => {
  it('are all there, once, in a folder that is closed to others', () => {
    const own = join(folder, 'own')
    const made = makeDockerSecrets(own)
    expect([...made].sort()).toEqual(
      Object.values(compose.secrets)
        .map(({ file }) => file.replace('.secrets/', ''))
        .sort(),
    )
    expect(statSync(own).mode & 0o777).toBe(0o700)
    const contents = () => made.map((name) => readFileSync(join(own, name), 'utf8'))
    const before = contents()
    const [nothing, ...something] = [...new Set(before)].sort()
    // Those of bots that there are none of.
    expect([nothing, before.filter((each) => each === '\n').length]).toEqual(['\n', 3])
    expect(something).toHaveLength(made.length - 3)
    expect(makeDockerSecrets(own)).toEqual([])
    expect(contents()).toEqual(before)
  })

  it('take over the token of a bot, also one that comes later, and no other in its place', () => {
    const own = join(folder, 'bots')
    const read = () => readFileSync(join(own, 'telegram-bot-token'), 'utf8')
    makeDockerSecrets(own)
    expect(makeDockerSecrets(own, { TELEGRAM_BOT_TOKEN: '1:first' })).toEqual(['telegram-bot-token'])
    expect(read()).toBe('1:first\n')
    expect(makeDockerSecrets(own, { TELEGRAM_BOT_TOKEN: '2:second' })).toEqual([])
    expect(read()).toBe('1:first\n')
  })

  it('keep the key that holds data already, and a password that stands alone', () => {
    const own = join(folder, 'kept')
    const key = randomBytes(32).toString('base64')
    makeDockerSecrets(own, { DATA_KEY: key })
    expect(readFileSync(join(own, 'data-key'), 'utf8')).toBe(`${key}\n`)
    rmSync(join(own, 'redis-url'))
    writeFileSync(join(own, 'mongo-password.note'), '')
    expect(makeDockerSecrets(own)).toEqual(['redis-url'])
    const password = readFileSync(join(own, 'redis.conf'), 'utf8').replace('requirepass ', '').trim()
    expect(readFileSync(join(own, 'redis-url'), 'utf8')).toBe(`redis://:${password}@redis:6379\n`)
  })
})
describe('Dockerfile', () => {
  const lines = read('Dockerfile')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
  const starting = (word: string): string[] => lines.filter((line) => line.startsWith(`${word} `))

  it('ends as an unprivileged user, without development dependencies, with a health check', () => {
    expect(starting('FROM')).toHaveLength(2)
    expect(starting('USER')).toEqual(['USER node'])
    expect(lines.join('\n')).toContain('npm ci --omit=dev')
    expect(starting('HEALTHCHECK')).toHaveLength(1)
  })

  it('copies what is there, and what .dockerignore lets through', () => {
    const allowed = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
    const copied = starting('COPY')
      .filter((line) => !line.includes('--from='))
      .flatMap((line) => line.split(' ').slice(1, -1))
    for (const path of copied) {
      expect(existsSync(join(root, path)), path).toBe(true)
      expect(allowed).toContain(`!${path}`)
    }
  })

  it('needs the Node that package.json asks for', () => {
    expect(read('Dockerfile').match(/^FROM node:24-slim/gm)).toHaveLength(2)
    expect(JSON.parse(read('package.json')).engines.node).toMatch(/^>=24\./)
  })
})
