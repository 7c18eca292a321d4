import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { usd } from '#bank/ground/money.ts'
import type { CustomerId, CardId, ConversationId } from '#bank/ground/ids.ts'
import type { Answer } from '#conversation/channel/message.ts'
import type { SessionStore } from '#conversation/session/session-store.ts'
import {
  aConversation,
  aSession,
  aTurn,
  openRedisStores,
  type StoresOnRedis,
  saying,
} from '#test/support/redis-stores.ts'

let fixture: StoresOnRedis
beforeAll(() => {
  fixture = openRedisStores()
})
afterAll(() => fixture.close())

/** One turn as the conversation runs it: steps again from where another turn has moved to. Counts turns in the salt. */
const count = async (store: SessionStore, conversation: ConversationId, turn = aTurn()): Promise<Answer> => {
  const loaded = await store.load(conversation, turn)
  if (loaded.kind === 'repeat') return loaded.answer
  let { session, revision } = loaded
  for (;;) {
    const number = Number(session?.salt ?? 0) + 1
    const answer = saying(`turn ${number}`)
    const next = aSession(conversation, { salt: String(number) })
    const done = await store.commit({ conversation, turn, revision, session: next, answer })
    if (done.kind === 'done') return answer
    if (done.kind === 'repeat') return done.answer
    ;({ session, revision } = done)
  }
}

describe('sessions', () => {
  it('begins with none, then gives back what was committed, here and in another process', async () => {
    const [one, other] = [fixture.process().sessions, fixture.process().sessions]
    const conversation = aConversation()
    expect(await one.load(conversation, aTurn())).toEqual({ kind: 'session', session: undefined, revision: 0 })
    const session = aSession(conversation, { frame: { dialog: 'send', state: { at: 'confirm', amount: usd(20_00n) } } })
    const answer = saying('hello')
    expect(await one.commit({ conversation, turn: aTurn(), revision: 0, session, answer })).toEqual({ kind: 'done' })
    const here = await one.load(conversation, aTurn())
    expect(here).toMatchObject({ kind: 'session', session })
    expect(await other.load(conversation, aTurn())).toEqual(here)
  })

  it('gives a turn that was answered its stored answer, before and after its memory of it', async () => {
    const [one, other] = [fixture.process().sessions, fixture.process().sessions]
    const conversation = aConversation()
    const turn = aTurn()
    const first = await count(one, conversation, turn)
    for (let n = 0; n < 12; n += 1) await count(one, conversation)
    expect(await count(other, conversation, turn)).toEqual(first)
    expect(await other.load(conversation, turn)).toEqual({ kind: 'repeat', answer: first })
    expect(await count(one, conversation, turn)).toEqual(first)
    expect(await count(one, conversation)).toEqual(saying('turn 14'))
  })

  it('knows a redelivery of its own last turn without stepping', async () => {
    const store = fixture.process().sessions
    const conversation = aConversation()
    const turn = aTurn()
    const answer = await count(store, conversation, turn)
    expect(await store.load(conversation, turn)).toEqual({ kind: 'repeat', answer })
  })

  it('applies every turn once and in one order when two processes race with stale caches', async () => {
    const processes = [fixture.process().sessions, fixture.process().sessions]
    const conversation = aConversation()
    const turns = Array.from({ length: 60 }, aTurn)
    const answers = await Promise.all(
      // Every turn is delivered to both.
      turns.flatMap((turn) => processes.map((store) => count(store, conversation, turn))),
    )
    const said = new Set(answers.map((answer) => JSON.stringify(answer)))
    expect(said.size).toBe(60)
    expect(await count(fixture.process().sessions, conversation)).toEqual(saying('turn 61'))
  })

  it('tells the current session to a process that stepped from an old one', async () => {
    const [one, other] = [fixture.process().sessions, fixture.process().sessions]
    const conversation = aConversation()
    await count(one, conversation)
    const stale = await other.load(conversation, aTurn())
    await count(one, conversation)
    if (stale.kind !== 'session') throw new Error('a new turn was taken for a repeat')
    const moved = await other.commit({
      ...{ conversation, turn: aTurn(), revision: stale.revision },
      ...{ session: aSession(conversation, { salt: 'stale' }), answer: saying('stale') },
    })
    expect(moved).toMatchObject({ kind: 'moved', session: { salt: '2' } })
  })

  it('begins anew after Redis has lost everything, in every process', async () => {
    const [one, other] = [fixture.process().sessions, fixture.process().sessions]
    const conversation = aConversation()
    for (let n = 0; n < 3; n += 1) await count(one, conversation)
    await other.load(conversation, aTurn())
    await fixture.flush()
    expect(await count(one, conversation)).toEqual(saying('turn 1'))
    expect(await count(other, conversation)).toEqual(saying('turn 2'))
  })

  it('never takes a revision of a lost session for one of its successor', async () => {
    const [one, other] = [fixture.process().sessions, fixture.process().sessions]
    const conversation = aConversation()
    await count(one, conversation)
    await fixture.flush()
    await count(other, conversation)
    // Both are one turn old; only the second is true.
    const loaded = await one.load(conversation, aTurn())
    const revision = loaded.kind === 'session' ? loaded.revision : 0
    const stale = { conversation, turn: aTurn(), revision, session: aSession(conversation), answer: saying('stale') }
    expect(await one.commit(stale)).toMatchObject({ kind: 'moved' })
  })

  it('is correct when it can keep one session only', async () => {
    const store = fixture.process(1).sessions
    const [a, b] = [aConversation(), aConversation()]
    for (let n = 1; n <= 5; n += 1) {
      expect(await count(store, a)).toEqual(saying(`turn ${n}`))
      expect(await count(store, b)).toEqual(saying(`turn ${n}`))
    }
  })

  it.each([['not json'], ['{"version":2}'], ['{"version":1,"presses":[]}'], ['']])(
    'sets down a stored session it can not read (%s) and commits over it',
    async (text) => {
      const conversation = aConversation()
      await fixture.redis.set(`${fixture.namespace}:s:{${conversation}}`, `0000000000000007${text}`)
      const store = fixture.process().sessions
      expect(await store.load(conversation, aTurn())).toEqual({ kind: 'session', session: undefined, revision: 7 })
      expect(await count(store, conversation)).toEqual(saying('turn 1'))
      expect(await count(store, conversation)).toEqual(saying('turn 2'))
    },
  )

  it('keeps a small file in the stored answer and leaves a big one out', async () => {
    const withFile = (characters: number): Answer => ({
      replies: [
        {
          do: 'show',
          message: {
            card: 'csv' as CardId,
            text: [{ text: 'Your history' }],
            rows: [],
            attachment: { name: 'h.csv', type: 'text/csv', bytes: 'A'.repeat(characters), description: 'history' },
          },
        },
      ],
    })
    const repeatOf = async (answer: Answer) => {
      const store = fixture.process().sessions
      const [conversation, turn] = [aConversation(), aTurn()]
      await store.commit({ conversation, turn, revision: 0, session: aSession(conversation), answer })
      const loaded = await store.load(conversation, turn)
      return loaded.kind === 'repeat' ? loaded.answer : undefined
    }
    expect(await repeatOf(withFile(256 * 1024))).toEqual(withFile(256 * 1024))
    const [reply] = (await repeatOf(withFile(256 * 1024 + 1)))?.replies ?? []
    expect(reply).toEqual({ do: 'show', message: { card: 'csv', text: [{ text: 'Your history' }], rows: [] } })
  })

  it('keeps sessions for a week and answers for longer than anybody sends again', async () => {
    const [conversation, turn] = [aConversation(), aTurn()]
    const session = aSession(conversation, { customer: 'ann' as CustomerId, signedInUntil: 1_000 })
    const { sessions } = fixture.process()
    await sessions.commit({ conversation, turn, revision: 0, session, answer: saying('hello') })
    expect(await fixture.redis.ttl(`${fixture.namespace}:s:{${conversation}}`)).toBeGreaterThan(6.9 * 86_400)
    expect(await fixture.redis.ttl(`${fixture.namespace}:t:{${conversation}}:${turn}`)).toBeGreaterThan(24.5 * 3_600)
  })

  it('keeps little where nobody is signed in: an hour, and the latest answers', async () => {
    const conversation = aConversation()
    const turns = Array.from({ length: 50 }, aTurn)
    const { sessions } = fixture.process()
    for (const turn of turns) await count(sessions, conversation, turn)
    const keys = await fixture.redis.keys(`${fixture.namespace}:*{${conversation}}*`)
    for (const key of keys) expect(await fixture.redis.ttl(key)).toBeGreaterThan(3_500)
    for (const key of keys) expect(await fixture.redis.ttl(key)).toBeLessThanOrEqual(3_600)
    const kept = keys.filter((key) => key.includes(':t:')).map((key) => key.split('}:')[1])
    expect(new Set(kept)).toEqual(new Set(turns.slice(-32)))
  })

  it('needs one command for a turn whose session is at hand', async () => {
    const store = fixture.process().sessions
    const conversation = aConversation()
    await count(store, conversation)
    const mine = `${fixture.namespace}:s:{${conversation}}`
    // What the client sends, not what MONITOR shows: the client loses count where the server is busy as that begins.
    const sending = vi.spyOn(fixture.redis, 'sendCommand')
    for (let n = 0; n < 10; n += 1) await count(store, conversation)
    const sent = sending.mock.calls.map(([command]) => command).filter(({ args }) => args.includes(mine))
    sending.mockRestore()
    expect(sent).toHaveLength(10)
    expect(new Set(sent.map(({ name }) => name))).toEqual(new Set(['evalsha']))
  })

  it('works on after Redis has forgotten its scripts', async () => {
    const store = fixture.process().sessions
    const conversation = aConversation()
    await count(store, conversation)
    await fixture.redis.script('FLUSH')
    expect(await count(store, conversation)).toEqual(saying('turn 2'))
  })
})
