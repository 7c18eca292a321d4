import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Message } from '#conversation/channel/message.ts'
import type { Session } from '#conversation/session/session.ts'
import { actOf, did, FILE, SECRETS } from '#test/support/dialogs/random-acts.ts'
import { runTurn, shownBy } from '#test/support/dialogs/turns.ts'
import { bankFacts } from '#test/support/dialogs/bank-facts.ts'
import { runs } from '#test/support/property-runs.ts'

/** Whole turns, routing and forms among them, by somebody who types and presses anything. */
describe.each([
  { forms: true, erases: true, picture: 'upload' as const },
  { forms: true, erases: false, picture: 'attachment' as const },
  { forms: false, erases: true, picture: 'message' as const },
])('a conversation with %j', (abilities) => {
  it.each([true, false])('always answers, and remembers no secret (known here: %s)', (here) => {
    fc.assert(
      fc.property(fc.array(did, { minLength: 1, maxLength: 25 }), (acts) => {
        const w = bankFacts({ here })
        let session: Session | undefined
        let seen: readonly Message[] = []
        acts.forEach((one, n) => {
          const act = actOf(one, seen)
          const stage = runTurn(w, session, act, n, abilities)
          expect(stage.replies.length).toBeGreaterThan(0)
          const stored = JSON.stringify(stage.session)
          session = JSON.parse(stored) as Session
          // A button's id may hold anything; what was typed may not.
          for (const secret of [...SECRETS, FILE]) expect(stored).not.toContain(secret)
          const shown = shownBy(stage.replies)
          for (const { rows } of shown) expect(rows.length).toBeLessThanOrEqual(6)
          seen = [...seen, ...shown].slice(-6)
        })
      }),
      { numRuns: runs(300) },
    )
  })
})
