import { pino } from 'pino'
import { readConfig } from '../../src/config.ts'
import { createRuntime, type Runtime } from '../../src/runtime.ts'
import { readEnvironment } from './environment.ts'
import { explain } from './problem.ts'
import { root } from './paths.ts'
import { runningEnvironment } from './running.ts'

/** Does one thing with the stores of the Parley that runs, and ends this process with the code it gives, or with 2. */
export const withRuntime = async (act: (runtime: Runtime) => Promise<number>): Promise<never> => {
  process.chdir(root)
  try {
    const config = readConfig(await runningEnvironment(readEnvironment()))
    const runtime = await createRuntime(config, pino({ level: 'silent' }))
    process.exitCode = await act(runtime)
    await runtime.close()
  } catch (error) {
    console.error(explain(error))
    process.exitCode = 2
  }
  return process.exit()
}
