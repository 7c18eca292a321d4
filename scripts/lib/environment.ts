import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { portProblem } from './ports.ts'
import { problem } from './problem.ts'
import { root } from './paths.ts'

/** The environment with `.env` of the checkout read into it; what is set already wins. */
export const readEnvironment = (): NodeJS.ProcessEnv => {
  const file = join(root, '.env')
  if (existsSync(file)) process.loadEnvFile(file)
  return process.env
}

/** A port from the environment. */
export const port = (env: NodeJS.ProcessEnv, name: string, byDefault: number): number => {
  const given = env[name] || String(byDefault)
  const value = Number(given)
  if (/^\d+$/.test(given) && value >= 1 && value <= 65_535) return value
  throw problem(`${name} must be a port number between 1 and 65535, not "${given}".`)
}

/** Throws, naming the port, when it can't be listened on. `who` tells whose it is when it is known. */
export const requireFreePort = async (name: string, number: number, host: string, who: string): Promise<void> => {
  const why = await portProblem(number, host)
  if (why === undefined) return
  if (why === 'EADDRINUSE') throw problem(`Port ${number} (${name}) is taken${who}: stop what uses it, or set ${name}.`)
  throw problem(`Port ${number} (${name}) can't be listened on at ${host}: ${why}.`)
}
