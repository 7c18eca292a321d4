import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '#scripts/lib/paths.ts'

type Entry = { readonly optionalDependencies?: Readonly<Record<string, string>> }
const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Entry>
}

/** Where Node would look for `name` from the package at `path`, nearest first. */
const places = (path: string, name: string): string[] =>
  path === ''
    ? [`node_modules/${name}`]
    : [`${path}/node_modules/${name}`, ...places(path.includes('/') ? dirname(path) : '', name)]

// npm ci refuses a lock file without them, and npm leaves them out when it can't look them up.
it('locks the optional packages of every platform', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !places(path, name).some((place) => place in packages)),
  )
  expect(missing).toEqual([])
})
