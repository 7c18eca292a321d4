import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSupervisor } from '#scripts/lib/supervisor.ts'
import { mongo } from '#scripts/lib/mongo.ts'
import { toolsFolder } from '#scripts/lib/paths.ts'
import { quietPort } from './ports.ts'

/** A database server of one's own, which may be killed and started again on its data. */
export const openMongo = async () => {
  const data = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'parley-chaos-mongo-'))
  const ports = { mongo: await quietPort() }
  const supervisor = createSupervisor()
  const start = () => mongo({ env: {}, data, tools: toolsFolder, ports, supervisor, say: (line) => console.log(line) })
  const { url } = await start()
  return {
    url,
    /** Where it keeps its files. */
    folder: data,
    /** `kill -9`; resolves when it is gone. */
    kill: async (): Promise<void> => {
      for (const child of supervisor.running()) {
        child.kill()
        await child.ended
      }
    },
    /** Once more, on the data and the port it had. */
    start: async (): Promise<void> => {
      const again = await start()
      if (again.url !== url) throw new Error(`${url} was taken meanwhile`)
    },
    close: async (): Promise<void> => {
      await supervisor.stop(10_000)
      rmSync(data, { recursive: true, force: true })
    },
  }
}
export type Mongo = Awaited<ReturnType<typeof openMongo>>
