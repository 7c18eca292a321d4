import type { WrapPort } from '#app/compose/given.ts'
import { throughEffects } from './effects.ts'

type Fault = { readonly at: RegExp; readonly when: 'before' | 'after'; left: number }

/** Every call to a store or to the bank can be made to fail, before it does anything or after it has done it. */
export const createFaultyPorts = () => {
  let fault: Fault | undefined
  const calls: string[] = []
  const fail = (name: string): never => {
    throw new Error(`${name} fails`)
  }
  const wrapPort: WrapPort = (port, name) =>
    throughEffects(
      port,
      (call, run) => {
        calls.push(call)
        if (fault === undefined || fault.left === 0 || !fault.at.test(call)) return run()
        fault.left -= 1
        if (fault.when === 'before') return Promise.reject(new Error(`${call} fails`))
        const done = run()
        return done instanceof Promise ? done.then(() => fail(call)) : fail(call)
      },
      name,
    )
  return {
    wrapPort,
    /** Names of the calls made, in order. */
    calls,
    /** The next `times` calls whose name matches fail. */
    fail: (at: RegExp, times: number, when: Fault['when'] = 'before'): void => {
      fault = { at, when, left: times }
    },
    mend: (): void => {
      fault = undefined
    },
  }
}
