import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { root } from '#scripts/lib/paths.ts'

const read = (file: string): string => readFileSync(join(root, file), 'utf8')

const Service = z.object({
  read_only: z.boolean(),
  tmpfs: z.array(z.string()),
  cap_drop: z.array(z.string()),
  security_opt: z.array(z.string()),
  ports: z.array(z.string()).default([]),
  user: z.string().optional(),
  image: z.string(),
  environment: z.record(z.string(), z.string()).default({}),
})
const compose = z
  .object({ services: z.record(z.string(), Service) })
  .parse(parse(read('docker-compose.yml'), { merge: true }))

describe('docker-compose.yml', () => {
  it('brings everything Parley needs', () => {
    expect(Object.keys(compose.services).sort()).toEqual(['gateway', 'mongo', 'redis', 'sandbox', 'web', 'worker'])
  })

  it.each(Object.entries(compose.services))('locks %s in', (_name, service) => {
    expect(service.read_only).toBe(true)
    expect(service.tmpfs).toEqual(['/tmp'])
    expect(service.cap_drop).toEqual(['ALL'])
    expect(service.security_opt).toEqual(['no-new-privileges:true'])
    expect(service.image === 'parley' || service.user !== undefined).toBe(true) // the image has a user of its own
    for (const port of service.ports) expect(port).toMatch(/^127\.0\.0\.1:/)
  })

  it('holds no key of its own', () => {
    const { web, worker, gateway } = compose.services
    for (const service of [web, worker, gateway]) {
      expect(service?.environment['DATA_KEY']).toMatch(/^\$\{DATA_KEY:\?/)
    }
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
