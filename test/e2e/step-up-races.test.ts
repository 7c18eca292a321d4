import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Customer } from '#bank/ground/customer.ts'
import { identityKey } from '#bank/ground/ids.ts'
import type { Act } from '#conversation/channel/turn.ts'
import type { Form } from '#conversation/channel/message.ts'
import { createClient } from '#scripts/chat/client.ts'
import { throughEffects } from '#test/support/effects.ts'
import { PIN, seedCustomer } from '#test/support/seed-customer.ts'
import { type ParleyInProcess, startParleyInProcess } from '#test/support/whole-app.ts'
import type { Chat } from './chat.ts'
import { openWebChat } from './web-chat.ts'

const STEP_MS = 120_000
const EVE = { handle: 'race_eve', phone: '415-555-0210', email: 'race.eve@example.com' }
const ASKS = /Please enter your PIN/

/** What happens to the next claim of a card: the process dies before it, or right after it. */
let fate: 'before' | 'after' | undefined
let deaths = 0
const claims = <P extends object>(port: P, name?: string): P =>
  throughEffects(
    port,
    async (call, run, args) => {
      const isClaim = call === 'operations.change' && JSON.stringify(args[2]).includes('"state":"confirmed"')
      if (!isClaim || fate === undefined) return run()
      const how = fate
      fate = undefined
      deaths += 1
      if (how === 'after') await run()
      throw new Error('the process died')
    },
    name,
  )

describe('a PIN that is entered', () => {
  let parley: ParleyInProcess
  let eve: Chat
  let ann: Customer
  let token: string
  let here: Chat
  let serial = 0

  beforeAll(async () => {
    parley = await startParleyInProcess({ PIN_ABOVE: '0' }, claims)
    eve = await openWebChat(parley.url)
    await seedCustomer(parley, { ...EVE, conversation: eve.conversation, account: { nickname: 'Main', dollars: 10 } })
  }, 2 * STEP_MS)
  afterAll(() => parley?.close(), STEP_MS)

  /** Nothing but the PIN of this very moment counts. */
  const forgetPins = () =>
    parley.runtime.ports.stepUps.change(ann.id, (stepUp) => ({ after: { ...stepUp, given: [] }, outcome: undefined }))

  beforeEach(async () => {
    serial += 1
    token = randomBytes(32).toString('base64url')
    here = await openWebChat(parley.url, token)
    const who = { handle: `race_ann${serial}`, phone: `415-555-022${serial}`, email: `race.ann${serial}@example.com` }
    ann = await seedCustomer(parley, {
      ...{ ...who, conversation: here.conversation },
      account: { nickname: 'Main', dollars: 300 },
    })
    await forgetPins()
  }, STEP_MS)

  const payments = async () => {
    const all = await parley.runtime.ports.operations.ofCustomer(ann.id, { limit: 20 })
    return all.filter(({ order }) => order.kind === 'send').map(({ state }) => state)
  }
  const left = async (): Promise<bigint | undefined> =>
    (await parley.runtime.ports.accounts.ofCustomer(ann.id)).find(({ nickname }) => nickname === 'Main')?.available
      .minor
  const toPin = async (chat = here): Promise<void> => {
    await chat.say(`send 150 to ${EVE.handle}`)
    await chat.until(/Send this\?/)
    await chat.press('Confirm')
    await chat.until(ASKS)
  }

  /** The form that is open now, as a second tab sees it. */
  const openForm = async (): Promise<Form> => {
    let form: Form | undefined
    const client = createClient({
      url: new URL(parley.url),
      token,
      onEntry: ({ entry }) => {
        if (entry.kind === 'card' && entry.message.form) form = entry.message.form
      },
    })
    const { lost } = await client.open()
    lost.catch(() => undefined)
    client.close()
    if (form === undefined) throw new Error('no form is open')
    return form
  }
  const post = (id: string, act: Act, of = token) =>
    fetch(`${parley.url}/chat/turns`, {
      method: 'POST',
      headers: { authorization: `Bearer ${of}`, 'content-type': 'application/json' },
      body: JSON.stringify({ id, act }),
    })

  it(
    'pays once, however often its update is delivered, at once and later',
    async () => {
      await toPin()
      const { id: form } = await openForm()
      const id = randomUUID()
      const act = { do: 'fill', form, values: { pin: PIN } } as const
      const answers = await Promise.all([post(id, act), post(id, act), post(id, act)])
      expect(answers.some(({ ok }) => ok)).toBe(true)
      expect((await post(id, act)).status).toBe(200)
      // The same form once more, as a turn of its own.
      await post(randomUUID(), act)
      await here.until(/The money has arrived/)
      expect(await payments()).toEqual(['settled'])
      expect(await left()).toBe(150_00n)
    },
    STEP_MS,
  )

  it.each(['before', 'after'] as const)(
    'pays once where the process dies between it and the end of the claim: %s it is stored',
    async (how) => {
      await toPin()
      const before = deaths
      fate = how
      await here.answer({ PIN })
      expect(deaths).toBe(before + 1)
      await here.until(/The money has arrived/)
      expect(await payments()).toEqual(['settled'])
      expect(await left()).toBe(150_00n)
    },
    STEP_MS,
  )

  it(
    'pays one card once, though two chats press it, and each has to give its own',
    async () => {
      const theirs = randomBytes(32).toString('base64url')
      const there = await openWebChat(parley.url, theirs)
      await parley.runtime.ports.customers.attach(identityKey(there.conversation), ann.id)
      await there.say('/login')
      await there.answer({ PIN })
      await there.until(/You’re logged in/)
      await forgetPins()
      await toPin()
      const [card] = await parley.runtime.ports.operations.ofCustomer(ann.id, { limit: 1 })
      // The same card, opened in the other chat.
      await post(randomUUID(), { do: 'press', button: `o-${card?.id}` }, theirs)
      await there.until(/Send this\?/)
      await there.press('Confirm')
      await there.until(ASKS)
      expect(await payments()).toEqual(['proposed'])
      await Promise.all([here.answer({ PIN }), there.answer({ PIN })])
      await here.until(/The money has arrived/)
      expect(await payments()).toEqual(['settled'])
      expect(await left()).toBe(150_00n)
      await forgetPins()
      await here.say(`send 20 to ${EVE.handle}`)
      await here.press('Confirm')
      await here.answer({ PIN })
      await here.until(/\$20\.00[\s\S]*The money has arrived/)
      // What was right here opens nothing there.
      await there.say(`send 20 to ${EVE.handle}`)
      await there.until(/Send this\?[\s\S]*\$20\.00/)
      await there.press('Confirm')
      await there.until(ASKS)
      expect((await payments()).toSorted()).toEqual(['proposed', 'settled', 'settled'])
    },
    STEP_MS,
  )
})
