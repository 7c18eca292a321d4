import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '#scripts/lib/paths.ts'
import type { Base } from './base-images.ts'
import { BUILD, podman } from './podman.ts'

const BUILD_MS = 10 * 60_000
const SENT = ['Dockerfile', '.dockerignore', 'package.json', 'package-lock.json', '.npmrc']
const FOLDERS = ['app', 'src', 'adapters', 'jobs', 'sandbox', 'docs']

/** The name behind the last FROM of the Dockerfile. */
export const baseName = (): string => {
  const [, name = ''] = /^FROM (\S+)\s*$/m.exec(readFileSync(join(root, 'Dockerfile'), 'utf8')) ?? []
  return name
}

/** Builds the Dockerfile in a folder in which `canary` lies wherever a checkout keeps secrets. */
export const build = async (tag: string, { base, canary }: { base: Base; canary: string }): Promise<void> => {
  const context = mkdtempSync(join(tmpdir(), 'parley-context-'))
  for (const file of SENT) cpSync(join(root, file), join(context, file))
  for (const folder of FOLDERS) cpSync(join(root, folder), join(context, folder), { recursive: true })
  for (const folder of ['.secrets', '.data', '.git']) {
    mkdirSync(join(context, folder))
    writeFileSync(join(context, folder, 'canary'), canary)
  }
  writeFileSync(join(context, '.env'), `DATA_KEY=${canary}\n`)
  const instead = base.isStandIn ? ['--build-context', `${baseName()}=container-image://${base.image}`] : []
  await podman(['build', ...BUILD, '--pull=never', '--no-cache', ...instead, '-t', tag, context], BUILD_MS)
  rmSync(context, { recursive: true, force: true })
}

export const sizeOf = async (image: string): Promise<number> =>
  Number(await podman(['image', 'inspect', '--format', '{{.Size}}', image]))

/** Every layer and the image's own description, as they would be pushed. */
export const saved = async (image: string): Promise<Buffer> => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-saved-'))
  await podman(['save', '--format', 'docker-archive', '-o', join(folder, 'image.tar'), image], BUILD_MS)
  const bytes = readFileSync(join(folder, 'image.tar'))
  rmSync(folder, { recursive: true, force: true })
  return bytes
}
