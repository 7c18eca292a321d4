import { ZodError } from 'zod'
import { createSandbox } from './server.ts'
import { takeEnvironment } from './kit/environment.ts'
import { readSettings, type Settings, variable } from './kit/settings.ts'

const report = (error: unknown): void => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
}

/** One line for each setting that is wrong, and never a value. */
const read = (): Settings => {
  try {
    return readSettings(takeEnvironment(process.env))
  } catch (error) {
    const issues = error instanceof ZodError ? error.issues : []
    const lines = issues.map(({ path, message }) => `${variable(String(path[0]))}: ${message}`)
    process.stderr.write(`Settings: ${lines.join('; ') || (error instanceof Error ? error.message : String(error))}\n`)
    return process.exit(1)
  }
}

const settings = read()
const { publicUrl, priceTape, clockStart, adminToken, ...rest } = settings
const sandbox = await createSandbox({
  ...rest,
  ...(publicUrl === undefined ? {} : { publicUrl }),
  ...(priceTape === undefined ? {} : { priceTape }),
  ...(clockStart === undefined ? {} : { clockStart }),
  ...(adminToken === undefined ? {} : { adminToken }),
  report,
})
const listening = sandbox.listen()
let stopping = false
const stop = async (): Promise<void> => {
  if (stopping) return
  stopping = true
  try {
    // A start that fails is reported by whoever waits for it.
    await listening.catch(() => undefined)
    await sandbox.close()
    process.exit(0)
  } catch (error) {
    report(error)
    process.exit(1)
  }
}
// Before it listens: whoever reads that it is ready may send the signal in the same moment.
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop())

const { url } = await listening.catch((error: NodeJS.ErrnoException & { port?: number }) => {
  if (error.code !== 'EADDRINUSE') throw error
  const setting = error.port === settings.port ? 'SANDBOX_PORT' : 'SANDBOX_ADMIN_PORT'
  process.stderr.write(`Port ${error.port} (${setting}) is taken: stop what uses it, or set ${setting}.\n`)
  process.exit(1)
})
process.stdout.write(`Sandbox is ready: ${url}\n`)
