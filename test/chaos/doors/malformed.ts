import type { Random } from '../simulator/random.ts'
import type { Door } from './doors.ts'
import { cutsOf, mutated } from './mutate.ts'
import type { Asked } from './send.ts'

/** So many bodies as the platform sends them, each spoilt in one place, most of them with a proof that is right. */
export const malformed = function* (door: Door, count: number, random: Random): Generator<Asked> {
  for (let sent = 0; sent < count; sent += 1) {
    const body = mutated(door.valid(random), random)
    const proof = door.proof(body)
    // Sometimes the proof is as wrong as the body.
    const headers = random.chance(0.9)
      ? proof
      : { ...proof, 'content-type': random.pick(['', 'text/plain', 'a'.repeat(5_000)]) }
    const cuts = random.chance(0.3) ? cutsOf(body, random) : undefined
    yield { method: 'POST', path: door.path, headers, body, ...(cuts && { cuts }) }
  }
}
