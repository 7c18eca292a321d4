import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { type Usage, usageOf } from '../usage.ts'
import { DEMO_CLIENT_ID, DEMO_CLIENT_SECRET } from '#sandbox/kit/settings.ts'

export type Running = { url: string; usage(): Usage; stop(): Promise<void> }

/** What every call of the platform carries, and the calls of a user with `x-sp-user`. */
export const PLATFORM = {
  'x-sp-gateway': `${DEMO_CLIENT_ID}|${DEMO_CLIENT_SECRET}`,
  'x-sp-user': '|bench',
  'x-sp-user-ip': '203.0.113.7',
}

const readyUrl = async (child: ChildProcess): Promise<string> => {
  let said = ''
  for await (const part of child.stdout ?? []) {
    said += String(part)
    const url = /^Sandbox is ready: (\S+)$/m.exec(said)?.[1]
    if (url !== undefined) return url
  }
  throw new Error(`the sandbox did not start: ${said}`)
}

/** One sandbox in a process of its own, as it is run in earnest. */
export const startSandbox = async (
  mongodbUrl: string,
  database: string,
  settings: Record<string, string> = {},
): Promise<Running> => {
  const child = spawn(process.execPath, [...(process.env['BENCH_NODE_ARGS']?.split(' ') ?? []), 'sandbox/main.ts'], {
    env: {
      ...process.env,
      SANDBOX_MONGODB_URL: mongodbUrl,
      SANDBOX_DATABASE: database,
      SANDBOX_PORT: '0',
      SANDBOX_ADMIN_PORT: '0',
      SANDBOX_KYC_REVIEW_MS: '0',
      SANDBOX_INTERNAL_STEP_MS: '1000',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return {
    url: await readyUrl(child),
    usage: () => usageOf(child.pid ?? 0),
    async stop() {
      child.kill('SIGTERM')
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    },
  }
}
