import { mkdirSync } from 'node:fs'
import { connect } from 'node:net'
import { join, relative } from 'node:path'
import pRetry from 'p-retry'
import type { Supervisor } from './supervisor.ts'
import { problem } from './problem.ts'

// Longer paths can't name a socket on macOS; Linux takes a few more.
const MAX_SOCKET_PATH = 100
/** A launcher that is stopping, or was killed, needs a while until its servers have closed their files. */
const STOPPING_MS = 20_000

const accepts = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(path)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })

const socketPath = (data: string): string | undefined => {
  const file = join(data, 'launcher.sock')
  return [file, relative(process.cwd(), file)].find((path) => Buffer.byteLength(path) <= MAX_SOCKET_PATH)
}

/** Whether a launcher has locked the data folder, or one of its children has not ended yet. */
export const isLocked = async (data: string): Promise<boolean> => {
  const path = socketPath(data)
  return path !== undefined && (await accepts(path))
}

/**
 * Locks the data folder for this launcher, waiting for one that is stopping to unlock it. It is unlocked when the last
 * child of the supervisor has ended, however this process ends.
 */
export const lockDataFolder = async (
  supervisor: Supervisor,
  data: string,
  say: (line: string) => void,
): Promise<void> => {
  mkdirSync(data, { recursive: true, mode: 0o700 })
  const path = socketPath(data)
  if (path === undefined) return
  const requireUnlocked = async (): Promise<void> => {
    if (await accepts(path))
      throw problem(`A Parley that runs already uses ${data}: stop it, or set DATA_DIR to another folder.`)
  }
  const sayOnce = ({ attemptNumber }: { attemptNumber: number }): void => {
    if (attemptNumber === 1) say(`${data} is in use: waiting for what runs there to stop`)
  }
  const every = { retries: Number.POSITIVE_INFINITY, minTimeout: 100, factor: 1, maxRetryTime: STOPPING_MS }
  await pRetry(requireUnlocked, { ...every, onFailedAttempt: sayOnce })
  supervisor.watch(path)
}
