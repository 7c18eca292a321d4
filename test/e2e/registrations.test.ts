import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cardId, conversationId, newId } from '#bank/ground/ids.ts'
import { MOST_OF_ONE, whyCrowded } from '#bank/customer/registrations.ts'
import { begin } from '#bank/operation/decide.ts'
import { seedWithoutBank } from '#test/support/seed-customer.ts'
import { type ParleyInProcess, startParleyInProcess } from '#test/support/whole-app.ts'
import type { Chat } from './chat.ts'
import * as journey from './journey.ts'
import { openWebChat } from './web-chat.ts'

const STEP_MS = 120_000
const MOST_WAITING = 60
const STRANGERS = 40
const AT_ONCE = 7
const PAYERS = 50
/** In all, within an hour; the demo's own people are two of them. */
const MOST_REGISTERED = 30

const phoneOf = (n: number): string => `415-555-${String(1_000 + n)}`
/** No two of them can be taken for one another, as handles must not be. */
const LETTERS = 'abcdefghkmoprstuwxyz'
const people = (prefix: string, count: number): readonly journey.Traveller[] =>
  Array.from({ length: count }, (_, n) => {
    const handle = `${prefix}_${LETTERS[n % LETTERS.length]}${LETTERS[Math.floor(n / LETTERS.length)]}`
    return { handle, phone: phoneOf(n), email: `${handle}@flood.example.com` }
  })

describe('many who register at once while the bank is slow', () => {
  let parley: ParleyInProcess
  let payers: readonly Chat[]
  beforeAll(async () => {
    const env = {
      MAX_WAITING_OPERATIONS: String(MOST_WAITING),
      REGISTRATIONS_PER_HOUR: String(MOST_REGISTERED),
      DEMO: 'on',
    }
    parley = await startParleyInProcess(env)
    // From now on the bank is handed nothing.
    await parley.stopWorker()
    const account = { nickname: 'Main', dollars: 50 }
    payers = await Promise.all(
      people('payer', PAYERS).map(async (who) => {
        const chat = await openWebChat(parley.url)
        await seedWithoutBank(parley, { ...who, conversation: chat.conversation, account })
        return chat
      }),
    )
  }, STEP_MS)
  afterAll(async () => {
    await Promise.all((payers ?? []).map((chat) => chat.close()))
    await parley?.close()
  }, STEP_MS)

  const waiting = (of: 'verified' | 'unverified') => parley.runtime.durable.overview.waiting(10_000, of)

  it(
    'have no payment of fifty customers refused; who finds no place keeps what they typed, and hears when to come back',
    async () => {
      const said: string[] = []
      const comes = async (who: journey.Traveller): Promise<void> => {
        const chat = await openWebChat(parley.url)
        await journey.fillsIn(chat, who)
        await chat.press('Confirm')
        said.push(
          await chat.until(/Your registration|You’re registered|can’t register anyone else|people are registering/),
        )
        await chat.close()
      }
      const strangers = people('flood', STRANGERS)
      for (let n = 0; n < STRANGERS; n += AT_ONCE) await Promise.all(strangers.slice(n, n + AT_ONCE).map(comes))
      const refused = said.filter((text) => /can’t register anyone else|people are registering/.test(text))
      expect(refused.length).toBeGreaterThanOrEqual(STRANGERS - MOST_REGISTERED)
      for (const text of refused) expect(text).toMatch(/Nothing was sent[\s\S]*Is everything right\?/)
      expect(await waiting('unverified')).toBeLessThanOrEqual(MOST_REGISTERED)

      await Promise.all(
        payers.map(async (chat, n) => {
          await chat.say(`send 5 to ${people('payer', PAYERS)[(n + 1) % PAYERS]?.handle}`)
          await chat.until(/Send this\?/)
          await chat.press('Confirm')
          await chat.until(/on its way|Sending/i)
        }),
      )
      expect(await waiting('verified')).toBe(PAYERS)
    },
    STEP_MS,
  )

  it('are counted once for each turn, three for one chat and for one person of a channel, and anew each hour', async () => {
    const { ports } = parley.runtime
    const now = 400_000 * 3_600_000
    const asks = (turn: string, identity = 'telegram:1', at = now) =>
      whyCrowded(ports, { conversation: conversationId(identity), identity, turn, now: at })
    for (let n = 0; n < MOST_OF_ONE; n += 1) expect(await asks(`t${n}`)).toBeUndefined()
    expect(await asks('more')).toEqual({ kind: 'too-many', until: now + 3_600_000 })
    expect(await asks('t1')).toBeUndefined()
    expect(await asks('more', 'telegram:2')).toBeUndefined()
    expect(await asks('later', 'telegram:1', now + 3_600_000)).toBeUndefined()
    const all = await Promise.all(
      Array.from({ length: 2 * MOST_REGISTERED }, (_, n) => asks(`n${n}`, `telegram:n${n}`)),
    )
    // Four have registered within that hour before.
    expect(all.filter((answer) => answer === undefined)).toHaveLength(MOST_REGISTERED - MOST_OF_ONE - 1)
  })

  it('an unverified customer begins nothing more once their share is full, and hears that nothing is lost', async () => {
    const { ports } = parley.runtime
    const place = { conversation: conversationId('web:1'), card: cardId('c') }
    const full = {
      ...ports,
      availability: { ...ports.availability, isFull: async (of?: string) => of === 'unverified' },
    }
    const begun = (tier: 'unverified' | 'full') => {
      const given = {
        id: newId('operation'),
        customer: { id: newId('customer'), tier },
        order: { kind: 'register' },
      } as const
      return begin(full, { ...given, place, now: Date.now() })
    }
    expect(await begun('unverified')).toMatchObject({ state: 'refused', why: 'bank-unreachable' })
    expect(await begun('full')).toMatchObject({ state: 'confirmed' })
  })
})

describe('strangers of one network', () => {
  let parley: ParleyInProcess
  beforeAll(async () => {
    parley = await startParleyInProcess({ REGISTRATIONS_PER_NETWORK: '1' })
  }, STEP_MS)
  afterAll(() => parley?.close(), STEP_MS)

  it(
    'register as many as a network may, in however many browsers, and hear when to come back',
    async () => {
      const said: string[] = []
      for (const who of people('near', 2)) {
        const chat = await openWebChat(parley.url)
        await journey.fillsIn(chat, who)
        await chat.press('Confirm')
        said.push(await chat.until(/Your registration|You’re registered|can’t register anyone else/))
        await chat.close()
      }
      expect(said[0]).toMatch(/Your registration|You’re registered/)
      expect(said[1]).toMatch(/can’t register anyone else/)
      expect(said[1]).toMatch(/Nothing was sent/)
    },
    STEP_MS,
  )
})
