import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { imageProblems, imagesIn, unpinned } from '#scripts/lib/images.ts'
import { root } from '#scripts/lib/paths.ts'

const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const own = () => imagesIn({ Dockerfile: read('Dockerfile'), 'docker-compose.yml': read('docker-compose.yml') })
const DIGEST = `sha256:${'a1'.repeat(32)}`

describe('R40: container images', () => {
  it('are named by version, and those without a digest are the ones that docs/security.md names', () => {
    expect(imageProblems(own())).toEqual([])
    const said = /^Images \(([^)]+)\) are named by version and not by digest/m.exec(read('docs/security.md'))?.[1] ?? ''
    const named = own().flatMap(({ name, digest }) => (digest === undefined ? [`\`${name}\``] : []))
    expect(said.split(', ').toSorted()).toEqual([...new Set(named)].toSorted())
    expect(unpinned(own()).length).toBe(named.length)
  })

  it.each([
    ['FROM node', 'node has no version'],
    ['FROM node:latest AS one', 'node:latest has no version'],
    ['FROM --platform=linux/amd64 registry.example:5000/node', 'registry.example:5000/node has no version'],
    ['    image: mongo', 'mongo has no version'],
    ["    image: 'redis:latest'", 'redis:latest has no version'],
    ['COPY --from=busybox /bin/sh /bin/sh', 'busybox has no version'],
    ['# syntax=docker/dockerfile', 'docker/dockerfile has no version'],
    ['FROM node:24@sha256:abc', 'node:24 has a digest that is none'],
  ])('%s is a problem', (line, problem) => {
    expect(imageProblems(imagesIn({ file: `${line}\n` })).map((each) => each.replace(' in file', ''))).toEqual([
      problem,
    ])
  })

  it.each([
    [`FROM node:24-slim@${DIGEST} AS one\nFROM one\nCOPY --from=one /a /a\n`, 0],
    [`services:\n  x:\n    build: .\n    image: parley\n  y:\n    image: parley\n`, 0],
    ['FROM scratch\n', 0],
    [`FROM node:24-slim AS one\nFROM node:24-slim\n`, 1],
    [`    image: redis:8.2@${DIGEST}\n    image: redis:8.2\n`, 1],
  ])('in %j %i have no digest', (text, count) => {
    const images = imagesIn({ file: text })
    expect(imageProblems(images)).toEqual([])
    expect(unpinned(images)).toHaveLength(count)
  })
})
