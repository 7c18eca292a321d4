import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { z } from 'zod'

/** The bare server as a process. It logs each request that broke off, which nobody needs. */
export const startBare = async () => {
  const child = fork(join(import.meta.dirname, 'bare-main.ts'), { stdio: ['ignore', 'inherit', 'ignore', 'ipc'] })
  const [port] = await once(child, 'message')
  return {
    url: `http://127.0.0.1:${z.int().parse(port)}`,
    pid: child.pid ?? 0,
    stop: (): void => child.disconnect(),
  }
}
