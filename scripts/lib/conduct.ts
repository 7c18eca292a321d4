import { createFleet, type Fleet } from './fleet.ts'
import { explain } from './problem.ts'
import { type Child, lastLines } from './child.ts'

/** What is given to a child to finish its work before it is killed. */
const GRACE_MS = 12_000
/** Ctrl-C reaches us from the terminal and once more through npm: signals this close together are one. */
const SAME_PRESS_MS = 500

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const complain = (line: string): void => void process.stderr.write(`${line}\n`)

/** Resolves with the name of the first signal to stop. A later press of Ctrl-C ends everything at once. */
const stopSignal = (fleet: Fleet): Promise<string> =>
  new Promise((resolve) => {
    let first = Number.NaN
    const onSignal = (name: string): void => {
      const now = performance.now()
      if (Number.isNaN(first)) {
        first = now
        resolve(name)
      } else if (now - first > SAME_PRESS_MS) {
        complain('Stopped at once')
        fleet.kill()
        process.exit(130)
      }
    }
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => onSignal(name))
    // The process that started this one has ended without a word.
    process.once('disconnect', () => onSignal('disconnect'))
  })

const firstToEnd = (children: readonly Child[]): Promise<Child> =>
  Promise.race(children.map((child) => child.ended.then(() => child)))

/**
 * Runs `start`, which starts children in the fleet, and keeps them until a signal says stop or one of them ends. Then
 * stops all of them, newest first, and ends this process: with 0 after a signal, with 1 after a failure.
 */
export const conduct = async (start: (fleet: Fleet) => Promise<void>): Promise<never> => {
  const fleet = createFleet()
  const stop = stopSignal(fleet).then(() => 'stop' as const)
  const work = async (): Promise<Child> => {
    await start(fleet)
    return firstToEnd(fleet.running())
  }
  let code = 0
  try {
    const outcome = await Promise.race([stop, work()])
    if (outcome === 'stop') say('Stopping')
    else {
      code = 1
      complain(
        `${outcome.name} ended by itself (${await outcome.ended}); stopping the rest. Its log: ${outcome.logFile}`,
      )
      complain(lastLines(outcome))
    }
  } catch (error) {
    code = 1
    complain(explain(error))
  }
  await fleet.stop(GRACE_MS)
  if (code === 0) say('Stopped')
  process.exit(code)
}
