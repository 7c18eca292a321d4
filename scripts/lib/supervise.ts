import { type Child, lastLines } from './child.ts'
import { explain } from './problem.ts'
import { createSupervisor, type Supervisor } from './supervisor.ts'

/** What is given to a child to finish its work before it is killed. */
const GRACE_MS = 12_000
/** Ctrl-C reaches us from the terminal and once more through npm: signals this close together are one. */
const SAME_PRESS_MS = 500

const print = (line: string): void => void process.stdout.write(`${line}\n`)
const printError = (line: string): void => void process.stderr.write(`${line}\n`)

/** Resolves at the first signal to stop. A later press of Ctrl-C ends everything at once. */
const stopSignal = (supervisor: Supervisor): Promise<'stop'> =>
  new Promise((resolve) => {
    let first: number | undefined
    const onSignal = (): void => {
      const now = performance.now()
      if (first === undefined) {
        first = now
        resolve('stop')
      } else if (now - first > SAME_PRESS_MS) {
        printError('Stopped at once')
        supervisor.kill()
        process.exit(130)
      }
    }
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, onSignal)
    // The process that started this one has ended without sending a signal.
    process.once('disconnect', onSignal)
  })

const firstToEnd = (children: readonly Child[]): Promise<Child> =>
  Promise.race(children.map((child) => child.ended.then(() => child)))

/**
 * Runs `start`, which starts children, and keeps them until a signal says stop or one of them ends. Then stops all of
 * them, newest first, and ends this process: with 0 after a signal, with 1 after a failure.
 */
export const supervise = async (start: (supervisor: Supervisor) => Promise<void>): Promise<never> => {
  const supervisor = createSupervisor()
  const stopped = stopSignal(supervisor)
  const work = async (): Promise<Child> => {
    await start(supervisor)
    return firstToEnd(supervisor.running())
  }
  let code = 0
  try {
    const outcome = await Promise.race([stopped, work()])
    if (outcome === 'stop') print('Stopping')
    else {
      code = 1
      const { name, logFile } = outcome
      printError(`${name} ended by itself (${await outcome.ended}); stopping the rest. Its log: ${logFile}`)
      printError(lastLines(outcome))
    }
  } catch (error) {
    code = 1
    printError(explain(error))
  }
  await supervisor.stop(GRACE_MS)
  if (code === 0) print('Stopped')
  process.exit(code)
}
