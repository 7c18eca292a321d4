import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { type Child, startChild } from '#scripts/lib/child.ts'
import { freePort } from '#scripts/lib/ports.ts'

const READY_MS = 15_000

/** A Redis of its own, to be killed and started again on the same port and folder. */
export const createOwnRedis = async (settings: readonly string[]) => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-redis-'))
  const port = await freePort()
  let child: Child | undefined

  /** What it says to a ping; undefined while nobody listens. */
  const ping = async (): Promise<string | undefined> => {
    const none = { retryStrategy: () => null, lazyConnect: true, enableReadyCheck: false }
    const probe = new Redis(port, '127.0.0.1', none)
    probe.on('error', () => undefined)
    try {
      await probe.connect()
      return await probe.ping().catch((error: Error) => error.message)
    } catch {
      return undefined
    } finally {
      probe.disconnect()
    }
  }
  const begin = (more: readonly string[] = []): void => {
    const where = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder]
    const args = [...where, '--maxmemory-policy', 'noeviction', ...settings, ...more]
    child = startChild({
      name: 'redis',
      command: 'redis-server',
      args,
      env: process.env,
      logFile: join(folder, 'redis.log'),
    })
  }
  const start = async (): Promise<void> => {
    begin()
    const end = performance.now() + READY_MS
    while ((await ping()) !== 'PONG') {
      if (performance.now() > end) throw new Error(`Redis does not start: ${child?.output()}`)
      await pause(20)
    }
  }
  const kill = async (): Promise<void> => {
    child?.kill()
    await child?.ended
  }
  await start()
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    /** Where it keeps its files. */
    folder,
    start,
    ping,
    /** Begins to load what it had saved, at so many µs a key, and answers meanwhile that it is loading. */
    startLoading: (keyMicros: number): void =>
      begin(['--key-load-delay', String(keyMicros), '--loading-process-events-interval-bytes', '1024']),
    /** SIGKILL. */
    kill,
    close: async (): Promise<void> => {
      await kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
