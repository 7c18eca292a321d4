import { mkdirSync } from 'node:fs'
import { connect } from 'node:net'
import { join, relative } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Fleet } from './fleet.ts'
import { problem } from './problem.ts'

// Longer paths can't name a socket on macOS; Linux takes a few more.
const MAX_SOCKET_PATH = 100
/** One that was told to stop, or killed, needs a while until its servers have let go of the data. */
const LEAVING_MS = 20_000

const answers = (path: string): Promise<boolean> =>
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

/** Whether a launcher uses the data folder, or what it started has not ended yet. */
export const isInUse = async (data: string): Promise<boolean> => {
  const path = socketPath(data)
  return path !== undefined && (await answers(path))
}

/**
 * Takes the data folder for this launcher, waiting for one that is stopping to leave it. It is let go when the last
 * process of the fleet has ended, however this process ends.
 */
export const claim = async (fleet: Fleet, data: string, say: (line: string) => void): Promise<void> => {
  mkdirSync(data, { recursive: true, mode: 0o700 })
  const path = socketPath(data)
  if (path === undefined) return
  if (await answers(path)) {
    say(`${data} is in use: waiting for what runs there to stop`)
    const deadline = performance.now() + LEAVING_MS
    while (await answers(path)) {
      if (performance.now() > deadline) {
        throw problem(`A Parley that runs already uses ${data}: stop it, or set DATA_DIR to another folder.`)
      }
      await wait(100)
    }
  }
  fleet.guard(path)
}
