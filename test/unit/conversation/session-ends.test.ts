import { describe, expect, it } from 'vitest'
import type { ConversationId } from '#bank/ground/ids.ts'
import type { Session } from '#conversation/session/session.ts'
import { hasRunOut, newSession, signedInAt, signIn, touch } from '#conversation/session/session-life.ts'
import { plain } from '#conversation/words/text.ts'
import { runTurn, shownBy } from '#test/support/dialogs/turns.ts'
import { bankFacts, ME, NOW } from '#test/support/dialogs/bank-facts.ts'

const HOUR = 3_600_000
const LONGEST = 12 * HOUR
const ABILITIES = { forms: true, erases: true, picture: 'upload' } as const
const signedIn = (at: number) => signIn(newSession('web:1' as ConversationId, 'salt'), { customer: ME }, at)

/** Heard every ten minutes until then. */
const keptUntil = (until: number, session = signedIn(0)) => {
  let kept = session
  for (let now = 600_000; now <= until; now += 600_000) kept = touch(kept, now, LONGEST)
  return kept
}

describe('how long a sign-in lasts', () => {
  it('is a quarter of an hour after it was last heard', () => {
    expect(hasRunOut(signedIn(0), HOUR / 4 - 1)).toBe(false)
    expect(hasRunOut(signedIn(0), HOUR / 4)).toBe(true)
  })

  it('is never more than the longest, however often it is heard', () => {
    const kept = keptUntil(LONGEST - 60_000)
    expect(hasRunOut(kept, LONGEST - 1)).toBe(false)
    expect(hasRunOut(kept, LONGEST)).toBe(true)
    expect(touch(kept, LONGEST - 1, LONGEST).signedInUntil).toBe(LONGEST)
  })

  it('counts from when it was last heard in a session of an earlier version', () => {
    const { signedInAt: _, ...earlier } = signedIn(5 * HOUR)
    expect(signedInAt(earlier)).toBe(5 * HOUR)
    expect(touch(earlier, 5 * HOUR + 1, LONGEST).signedInAt).toBe(5 * HOUR)
  })

  it.each([
    ['run out', false],
    ['ended elsewhere', true],
  ])('says that nothing was lost only where nothing is void: %s', (_, isEnded) => {
    const facts = bankFacts()
    const ended = (session: Session): string => {
      const later = { ...session, signedInAt: NOW - LONGEST, signedInUntil: isEnded ? NOW + HOUR : NOW }
      const { replies } = runTurn(facts, later, { do: 'say', text: 'help' }, 2, ABILITIES, { isEnded })
      return shownBy(replies)
        .map((message) => plain(message.text))
        .join('\n')
    }
    const said = (text: string) => runTurn(facts, signedIn(NOW), { do: 'say', text }, 1, ABILITIES).session
    expect(ended(signedIn(NOW))).toContain('Nothing was lost')
    expect(ended(said('balance'))).toContain('Nothing was lost')
    const card = ended(said('send 20 to alex'))
    expect(card).toContain('Nothing was sent or changed by the card you hadn’t confirmed')
    expect(card).not.toMatch(/nothing was lost/i)
    const form = ended(said('change my email'))
    expect(form).toContain('The form you had open wasn’t sent')
    expect(form).not.toMatch(/nothing was lost/i)
  })

  it('is told as well where the turn has something of its own to say', () => {
    const stage = runTurn(bankFacts(), signedIn(NOW - LONGEST), { do: 'press', button: 'gone' }, 1, ABILITIES)
    const cards = new Map(shownBy(stage.replies).map(({ card, text }) => [card, plain(text)]))
    const texts = [...cards.values()].join()
    expect(texts).toMatch(/logged you out after 15 minutes|PIN again every 12 hours/)
    expect(texts).toMatch(/that button is from earlier/)
  })

  it('asks for the PIN in the same turn, and never says that the customer is logged in', () => {
    const { frame: _, ...session } = signedIn(NOW - LONGEST)
    const stage = runTurn(bankFacts(), session, { do: 'say', text: 'balance' }, 1, ABILITIES)
    const text = shownBy(stage.replies).map((message) => plain(message.text))
    expect(text.join('\n')).not.toMatch(/already logged in/)
    expect(
      shownBy(stage.replies)
        .at(-1)
        ?.form?.fields.map(({ name }) => name),
    ).toEqual(['pin'])
  })
})
