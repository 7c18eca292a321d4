import { Session } from 'node:inspector/promises'
import { dirname, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { root } from '#scripts/lib/paths.ts'

const PRODUCT = /^(?:app|src|adapters|jobs)\//
/** Words and phrases of a language are looked up all over the conversation, whatever it is about. */
const LANGUAGE_FILE = /\.[a-z]{2}\.ts$/

const pathOf = (url: string): string => relative(root, url.startsWith('file:') ? fileURLToPath(url) : url)

/** Which folders of the product run: those with a function that was called, as the engine counts calls. */
export const traceRooms = async () => {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false })

  /** Folders in which something was called since this was last asked. */
  const take = async (): Promise<readonly string[]> => {
    const { result } = await session.post('Profiler.takePreciseCoverage')
    const called = result.filter(({ functions }) =>
      functions.some(({ functionName, ranges }) => functionName !== '' && (ranges[0]?.count ?? 0) > 0),
    )
    const paths = called.map(({ url }) => pathOf(url)).filter((path) => PRODUCT.test(path) && !LANGUAGE_FILE.test(path))
    return [...new Set(paths.map((path) => dirname(path)))].toSorted()
  }
  return {
    /** The folders that run each time: what only happened to run beside one of them is not among them. */
    during: async (times: readonly (() => Promise<unknown>)[]): Promise<readonly string[]> => {
      const traces: (readonly string[])[] = []
      for (const run of times) {
        await take()
        await run()
        traces.push(await take())
      }
      return (traces[0] ?? []).filter((room) => traces.every((rooms) => rooms.includes(room)))
    },
    stop: async (): Promise<void> => {
      await session.post('Profiler.stopPreciseCoverage')
      session.disconnect()
    },
  }
}
