import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { problem } from './problem.ts'
import { root } from './paths.ts'

/** The environment with `.env` of the checkout read into it; what is set already wins. */
export const readEnvironment = (): NodeJS.ProcessEnv => {
  const file = join(root, '.env')
  if (existsSync(file)) process.loadEnvFile(file)
  return process.env
}

/** A port from the environment, at most `last`. */
export const port = (env: NodeJS.ProcessEnv, name: string, byDefault: number, last = 65_535): number => {
  const given = env[name] || String(byDefault)
  const value = Number(given)
  if (/^\d+$/.test(given) && value >= 1 && value <= last) return value
  throw problem(`${name} must be a port number between 1 and ${last}, not "${given}".`)
}
