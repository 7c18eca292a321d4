import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Customer } from '#bank/ground/customer.ts'
import { identityKey } from '#bank/ground/ids.ts'
import { type NoticeSubject, notifyEverywhere, PRIVACY_EVENTS } from '#bank/ground/notice.ts'
import { as, openEvents, type Seen } from '#test/integration/webchat/client.ts'
import { PIN, seedCustomer } from '#test/support/seed-customer.ts'
import { type ParleyInProcess, startParleyInProcess } from '#test/support/whole-app.ts'
import type { Chat } from './chat.ts'
import { openWebChat } from './web-chat.ts'

const STEP_MS = 120_000
const MINUTE = 60_000
const EVE = { handle: 'hid_eve', phone: '415-555-0240', email: 'hid.eve@example.com' }
/** What was said to Ann, and what the bank told her. */
const PRIVATE = /canary rent|Main|\$\d|hid_ann/i
const HIDDEN = /earlier messages are hidden until you log in/

type Events = Awaited<ReturnType<typeof openEvents>>

describe('what was said in a web chat, once nobody is signed in there', () => {
  let parley: ParleyInProcess
  let eve: Chat
  let ann: Customer
  let token: string
  let chat: Chat
  let serial = 0
  const streams: Events[] = []

  beforeAll(async () => {
    parley = await startParleyInProcess()
    eve = await openWebChat(parley.url)
    const account = { nickname: 'Main', dollars: 100 }
    await seedCustomer(parley, { ...EVE, conversation: eve.conversation, account })
  }, 2 * STEP_MS)
  afterAll(() => parley?.close(), STEP_MS)

  beforeEach(async () => {
    for (const stream of streams.splice(0)) stream.close()
    serial += 1
    token = randomBytes(32).toString('base64url')
    chat = await openWebChat(parley.url, token)
    const who = { handle: `hid_ann${serial}`, phone: `415-555-025${serial}`, email: `hid.ann${serial}@example.com` }
    ann = await seedCustomer(parley, {
      ...{ ...who, conversation: chat.conversation },
      account: { nickname: 'Main', dollars: 100 },
    })
    await chat.say(`send 20 to ${EVE.handle} for canary rent`)
    await chat.until(/Send this\?[\s\S]*canary rent/)
    await chat.press('Confirm')
    await chat.until(/The money has arrived/)
  }, STEP_MS)

  const open = async (headers: Record<string, string> = {}, query = ''): Promise<Events> => {
    const stream = await openEvents(parley.url, as(token, headers), query)
    streams.push(stream)
    await stream.until((all) => all.some(({ event }) => event === 'ready'))
    return stream
  }
  const textOf = ({ seen }: Events): string => JSON.stringify(seen)
  /** Of what came after everything was to come anew. */
  const anew = (stream: Events): string =>
    JSON.stringify(
      stream.seen.slice(
        Math.max(
          0,
          stream.seen.findLastIndex(({ event }) => event === 'reset'),
        ),
      ),
    )
  const isReset = (all: readonly Seen[]): boolean => all.some(({ event }) => event === 'reset')
  const seqs = ({ seen }: Events): readonly number[] =>
    seen.flatMap(({ data: { seq } }) => (typeof seq === 'number' ? [seq] : []))

  it(
    'is sent to nobody: not to who opens the page, not from a place in the log on, not to a second tab, not live',
    async () => {
      const first = await open()
      expect(textOf(first)).toMatch(/canary rent/)
      const places = seqs(first)
      await chat.say('log out')
      // The tab that is open is told to forget what it shows.
      await first.until(isReset)
      expect(anew(first)).not.toMatch(PRIVATE)
      const ids = [places[Math.floor(places.length / 2)], places.at(-1)].map(String)
      const opened = [
        await open(),
        await open(),
        ...(await Promise.all(ids.flatMap((id) => [open({ 'last-event-id': id }), open({}, `?after=${id}`)]))),
        ...(await Promise.all(['1o', 'nonsense', '99999999999999'].map((id) => open({ 'last-event-id': id })))),
      ]
      for (const stream of opened) {
        expect(anew(stream)).not.toMatch(PRIVATE)
        expect(textOf(stream)).not.toMatch(/canary rent/)
      }
      for (const stream of [first, ...opened.slice(0, 2)]) {
        expect(anew(stream)).toMatch(HIDDEN)
        expect(anew(stream)).toMatch(/"id":"g-sign-in","label":"Log in"/)
        expect(anew(stream)).toMatch(/You’re logged out/)
      }
      // What the bank tells meanwhile is hers as well.
      await eve.say(`send 7 to hid_ann${serial} for canary rent`)
      await eve.press('Confirm')
      await eve.until(/\$7\.00[\s\S]*The money has arrived/)
      await new Promise((resolve) => setTimeout(resolve, 1_000))
      for (const stream of [first, ...opened]) expect(anew(stream)).not.toMatch(PRIVATE)

      await chat.press('Log in')
      await chat.answer({ PIN })
      const all = [first, ...opened]
      for (const stream of all) {
        await stream.until(() => /You received \$7\.00/.test(anew(stream)) && /canary rent/.test(anew(stream)))
        expect(anew(stream)).toMatch(/The money has arrived[\s\S]*You’re logged out[\s\S]*You’re logged in/)
        expect(anew(stream)).not.toMatch(HIDDEN)
      }
    },
    STEP_MS,
  )

  it(
    'is hidden after a sign-in has run out, and what says so is not',
    () =>
      parley.ahead(16 * MINUTE, async () => {
        const stream = await open()
        expect(textOf(stream)).not.toMatch(PRIVATE)
        expect(textOf(stream)).toMatch(HIDDEN)
        await stream.until((all) => /logged you out after /.test(JSON.stringify(all)))
        expect(textOf(stream)).not.toMatch(PRIVATE)
      }),
    STEP_MS,
  )

  it(
    'follows the turns and not the clock: one that goes back neither hides the log nor shows it',
    async () => {
      await parley.ahead(5 * MINUTE, () => chat.say('log out'))
      expect(textOf(await open())).not.toMatch(PRIVATE)
      await chat.say('/login')
      await chat.answer({ PIN })
      await chat.until(/You’re logged in/)
      expect(textOf(await open())).toMatch(/canary rent/)
      await parley.ahead(5 * MINUTE, () => chat.say('menu'))
      await chat.say('log out')
      expect(textOf(await open())).not.toMatch(PRIVATE)
    },
    STEP_MS,
  )

  it(
    'is hidden once the log-in was ended in another chat, which the open tab is told there and then',
    async () => {
      const there = await openWebChat(parley.url)
      await parley.runtime.ports.customers.attach(identityKey(there.conversation), ann.id)
      await there.say('/login')
      await there.answer({ PIN })
      await there.until(/You’re logged in/)
      const before = await open()
      expect(textOf(before)).toMatch(/canary rent/)
      await there.say('log out everywhere')
      const after = await open()
      expect(textOf(after)).not.toMatch(PRIVATE)
      expect(textOf(after)).toMatch(HIDDEN)
      await before.until(isReset, 30_000)
      expect(anew(before)).not.toMatch(PRIVATE)
      await before.until(() => /You were logged out here/.test(anew(before)))
    },
    STEP_MS,
  )

  it(
    'is hidden from another customer too, who signs in where the chat was taken off the account',
    async () => {
      const tab = await open()
      expect(textOf(tab)).toMatch(/canary rent/)
      const { ports } = parley.runtime
      await ports.customers.detach(identityKey(chat.conversation), ann.id)
      await chat.say('menu')
      const eves = await ports.customers.findByHandle(EVE.handle)
      if (eves === undefined) throw new Error('she is not registered')
      await ports.customers.attach(identityKey(chat.conversation), eves.id)
      await chat.say('/login')
      await chat.answer({ PIN })
      await chat.until(/You’re logged in as @hid_eve/)
      await chat.say('balance')
      for (const stream of [await open(), await open({ 'last-event-id': '1' }), tab]) {
        await stream.until(() => /@hid_eve/.test(anew(stream)) && /Your accounts/.test(anew(stream)))
        expect(anew(stream)).not.toMatch(/canary rent|hid_ann/)
      }
    },
    STEP_MS,
  )

  it(
    'hides nothing that who is logged out has to hear: of their data, their name and their addresses',
    async () => {
      await chat.say('log out')
      const stream = await open()
      const { ports } = parley.runtime
      const at = Date.now()
      const { id: customer } = ann
      const told = async (id: string, about: NoticeSubject): Promise<void> =>
        await notifyEverywhere(ports, { id: `${id}:${serial}`, customer, about })
      for (const what of PRIVACY_EVENTS) await told(what, { kind: 'privacy', what, channel: 'telegram', at, until: at })
      for (const stage of ['asked', 'accepted', 'withdrawn'] as const) await told(stage, { kind: 'name-review', stage })
      for (const what of ['phone', 'email'] as const) await told(what, { kind: 'address-moved', what })
      for (const expected of [
        /Your data was downloaded/,
        /will be deleted"/,
        /will be deleted soon/,
        /Your account stays/,
        /Your data wasn’t deleted/,
        /are being deleted now/,
        /request to change your legal name/,
        /legal name has changed/,
        /legal name stays as it was/,
        /phone number now belongs to another customer/,
        /email address now belongs to another customer/,
      ])
        await stream.until(() => expected.test(anew(stream)))
      expect(anew(stream)).toMatch(HIDDEN)
      expect(anew(stream)).not.toMatch(PRIVATE)
    },
    STEP_MS,
  )

  it(
    'is shown to who is signed in, also where the log knows no turn of theirs',
    async () => {
      const fresh = randomBytes(32).toString('base64url')
      const empty = await openWebChat(parley.url, fresh)
      const who = { handle: `hid_new${serial}`, phone: `415-555-026${serial}`, email: `hid.new${serial}@example.com` }
      await seedCustomer(parley, {
        ...{ ...who, conversation: empty.conversation },
        account: { nickname: 'Main', dollars: 1 },
      })
      await chat.say(`send 3 to ${who.handle}`)
      await chat.until(/Send this\?[\s\S]*\$3\.00/)
      await chat.press('Confirm')
      await empty.until(/You received \$3\.00/)
    },
    STEP_MS,
  )

  it(
    'never hides anything from a visitor who has never signed in',
    async () => {
      token = randomBytes(32).toString('base64url')
      const visitor = await openWebChat(parley.url, token)
      await visitor.say('hello there')
      await visitor.say('prices')
      const stream = await open()
      expect(textOf(stream)).toMatch(/hello there/)
      expect(textOf(stream)).not.toMatch(HIDDEN)
    },
    STEP_MS,
  )
})
