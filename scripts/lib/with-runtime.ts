import { compose, type Parley } from '../../app/compose/compose.ts'
import { readConfig } from '../../app/config/config.ts'
import { createLogSink } from '../../app/log-sink.ts'
import { createLogger } from '../../app/logger.ts'
import { readEnvironment } from './environment.ts'
import { explain } from './problem.ts'
import { root } from './paths.ts'
import { runningEnvironment } from './running.ts'

/** Does one thing with the stores of the Parley that runs, and ends this process with the code it gives, or with 2. */
export const withRuntime = async (act: (runtime: Parley) => Promise<number>): Promise<never> => {
  process.chdir(root)
  try {
    const config = readConfig(await runningEnvironment(readEnvironment()))
    const runtime = await compose(config, createLogger({ level: 'silent', base: {} }, createLogSink()))
    process.exitCode = await act(runtime)
    await runtime.close()
  } catch (error) {
    console.error(explain(error))
    process.exitCode = 2
  }
  return process.exit()
}
