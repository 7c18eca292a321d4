import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CustomerId } from '#bank/ground/ids.ts'
import type { ConversationId } from '#bank/ground/ids.ts'
import type { Session } from '#conversation/session/session.ts'
import { aConversation, aSession, aTurn, openRedisStores, type StoresOnRedis } from '#test/support/redis-stores.ts'

const CUSTOMER = `cus_${'a'.repeat(32)}` as CustomerId
const UNTIL = 4_000_000_000_000

/** Whoever can write to Redis, and has no key. */
describe('a session that was written into Redis by hand', () => {
  let fixture: StoresOnRedis
  let [victim, thief]: ConversationId[] = []
  beforeEach(() => {
    fixture = openRedisStores()
    victim = aConversation()
    thief = aConversation()
  })
  afterEach(() => fixture.close())

  const keyOf = (conversation = thief): string => `${fixture.namespace}:s:{${conversation}}`
  const stored = async (conversation = victim): Promise<string> => (await fixture.redis.get(keyOf(conversation))) ?? ''
  const signIn = async (conversation = victim): Promise<Session> => {
    if (conversation === undefined) throw new Error('no conversation')
    const session = aSession(conversation, { customer: CUSTOMER, signedInUntil: UNTIL })
    const { sessions } = fixture.process()
    const done = await sessions.commit({ conversation, turn: aTurn(), revision: 0, session, answer: { replies: [] } })
    expect(done.kind).toBe('done')
    return session
  }
  const loaded = async (conversation = thief): Promise<Session | undefined> => {
    if (conversation === undefined) throw new Error('no conversation')
    const found = await fixture.process().sessions.load(conversation, aTurn())
    return found.kind === 'session' ? found.session : undefined
  }

  it('is read as it was stored where it belongs', async () => {
    const session = await signIn()
    expect(await loaded(victim)).toEqual(session)
  })

  it('signs no one in as plain JSON', async () => {
    if (thief === undefined) throw new Error('no conversation')
    const forged = aSession(thief, { customer: CUSTOMER, signedInUntil: UNTIL })
    await fixture.redis.set(keyOf(), `${'1'.padStart(16, '0')}${JSON.stringify(forged)}`)
    expect(await loaded()).toBeUndefined()
  })

  it('signs no one in when another conversation’s is copied, whole or in part', async () => {
    await signIn()
    const text = await stored()
    await fixture.redis.set(keyOf(), text)
    expect(await loaded()).toBeUndefined()
    await fixture.redis.del(keyOf())
    await signIn(thief)
    await fixture.redis.set(keyOf(), `${(await stored(thief)).slice(0, 16)}${text.slice(16)}`)
    expect(await loaded()).toBeUndefined()
  })

  it('signs no one in under another revision than its own', async () => {
    await signIn()
    const text = await stored()
    await fixture.redis.set(keyOf(victim), `${'7'.padStart(16, '0')}${text.slice(16)}`)
    expect(await loaded(victim)).toBeUndefined()
  })

  it('signs no one in once any character of it was changed', async () => {
    await signIn()
    const text = await stored()
    for (let at = 16; at < text.length; at += Math.ceil(text.length / 40)) {
      const other = text[at] === 'A' ? 'B' : 'A'
      await fixture.redis.set(keyOf(victim), `${text.slice(0, at)}${other}${text.slice(at + 1)}`)
      expect((await loaded(victim))?.customer, `changed at ${at}`).toBeUndefined()
    }
  })

  it('begins anew where it can’t be opened, and goes on', async () => {
    await fixture.redis.set(keyOf(), `${'1'.padStart(16, '0')}nonsense`)
    if (thief === undefined) throw new Error('no conversation')
    const { sessions } = fixture.process()
    const turn = aTurn()
    const found = await sessions.load(thief, turn)
    if (found.kind !== 'session') throw new Error('no session')
    const order = { conversation: thief, turn, revision: found.revision, session: aSession(thief) }
    expect(await sessions.commit({ ...order, answer: { replies: [] } })).toEqual({ kind: 'done' })
    expect(await loaded()).toEqual(aSession(thief))
  })

  it('takes a turn once more whose stored answer can’t be opened', async () => {
    if (thief === undefined) throw new Error('no conversation')
    const turn = aTurn()
    await fixture.redis.set(`${fixture.namespace}:t:{${thief}}:${turn}`, '{"replies":[]}')
    expect(await fixture.process().sessions.load(thief, turn)).toMatchObject({ kind: 'session' })
  })
})
