import type { WrapPort } from '#app/compose/given.ts'
import { throughEffects } from '#test/support/effects.ts'
import type { Random } from '../simulator/random.ts'

/** An error as libraries throw them: all that was asked for stands in its words and beside them. */
const telling = (call: string, args: readonly unknown[]): Error => {
  const asked = JSON.stringify(args, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)) ?? ''
  const inner = Object.assign(new Error(`command ${asked}`), { command: { name: call, args }, config: { data: asked } })
  return Object.assign(new Error(`${call} failed for ${asked}`, { cause: inner }), { args, response: { data: args } })
}

/**
 * Stores, outboxes and the bank's port that throw now and then, before a call or after it has taken effect. What answers
 * at once, without a promise, is read from this process's memory and can't fail: it is known by its first answer.
 */
export const createThrowingPorts = (random: Random) => {
  let share = 0
  let thrown = 0
  const asynchronous = new Set<string>()
  const failing = (call: string, args: readonly unknown[]): Error => {
    thrown += 1
    return telling(call, args)
  }
  const wrapPort: WrapPort = (port, name) =>
    throughEffects(
      port,
      (call, run, args) => {
        const fails = random.chance(share)
        if (fails && asynchronous.has(call) && random.chance(0.5)) return Promise.reject(failing(call, args))
        const done = run()
        if (!(done instanceof Promise)) return done
        asynchronous.add(call)
        return fails ? done.then(() => Promise.reject(failing(call, args))) : done
      },
      name,
    )
  return {
    wrapPort,
    disturb: (part: number): void => {
      share = part
    },
    thrown: (): number => thrown,
  }
}
