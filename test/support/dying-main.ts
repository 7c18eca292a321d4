// The product as it is, except that its process can be made to die: `PARLEY_DIE=before:7` or `after:7` ends it by SIGKILL
// before or after its seventh effect, counted from SIGUSR2 on. So tests find out whether any moment to die in was forgotten.
import type { WrapPort } from '#app/compose/given.ts'
import { run } from '#app/run.ts'
import { type Effect, throughEffects } from './effects.ts'

/** Calls that change nothing outside: dying before or after one is dying before or after its neighbour. */
const READ =
  /\.(find|read|list|of|due|awaited|waiting|page|with|spent|get|latest|undelivered|underWay|load|ping|ready|quotes|matches|subscribe)[A-Za-z]*$/

/**
 * The mirror of the bank's transfers, saved again at every look at an order: what a death finds before it is what it
 * finds after its neighbour, however many looks there are.
 */
const MIRRORED = 'entries.save'

const dyingAt = (when: string, nth: number): WrapPort => {
  let left = Number.POSITIVE_INFINITY
  process.once('SIGUSR2', () => {
    left = nth
    process.stdout.write('Armed\n')
  })
  const die = (name: string): void => {
    process.stdout.write(`Dies ${when} ${name}\n`)
    process.kill(process.pid, 'SIGKILL')
  }
  const effect: Effect = (name, call) => {
    if (READ.test(name) || name === MIRRORED) return call()
    left -= 1
    if (left !== 0) return call()
    if (when === 'before') return die(name)
    const done = call()
    return done instanceof Promise ? done.then(() => die(name)) : die(name)
  }
  return (port, name) => throughEffects(port, effect, name)
}

const [, when, nth] = /^(before|after):(\d+)$/.exec(process.env['PARLEY_DIE'] ?? '') ?? []
if (when === undefined) throw new Error('PARLEY_DIE must be before:<n> or after:<n>')
await run(process.env, { wrapPort: dyingAt(when, Number(nth)) })
