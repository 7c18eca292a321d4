import type { Client } from '../client.ts'
import type { Person } from './people.ts'

/** A transaction as it was accepted, by the bench's own clock. */
export type Sent = { person: Person; node: string; id: string; at: number }
export type HammerOptions = { seconds: number; callers: number; onAccepted: (sent: Sent) => void }
export type Hammered = { latencies: number[]; refused: number; seconds: number }

/** As many callers as wanted, each sending its next transaction as soon as the one before is accepted. */
export const hammer = async (
  client: Client,
  people: readonly Person[],
  { seconds, callers, onAccepted }: HammerOptions,
): Promise<Hammered> => {
  const latencies: number[] = []
  let refused = 0
  const began = performance.now()
  const run = `${Date.now()}`
  const caller = async (name: number): Promise<void> => {
    for (let n = 0; performance.now() - began < seconds * 1_000; n += 1) {
      const person = people[(name + n) % people.length]
      const [node, ...to] = person?.nodes ?? []
      if (person === undefined || node === undefined) throw new Error('no payee')
      const since = performance.now()
      const { status, body } = await client.call({
        method: 'POST',
        path: `/users/${person.id}/nodes/${node}/trans`,
        headers: { ...person.headers, 'x-sp-idempotency-key': `${run}-${name}-${n}` },
        body: {
          to: { type: 'DEPOSIT-US', id: to[n % to.length] },
          amount: { amount: 0.01, currency: 'USD' },
          extra: { ip: '203.0.113.7', note: 'bench', supp_id: `${run}-${name}-${n}` },
        },
      })
      const at = performance.now()
      if (status !== 200) {
        refused += 1
        continue
      }
      latencies.push(at - since)
      onAccepted({ person, node, id: body._id, at })
    }
  }
  await Promise.all(Array.from({ length: callers }, (_, name) => caller(name)))
  return { latencies, refused, seconds: (performance.now() - began) / 1_000 }
}
