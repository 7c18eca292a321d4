import { randomBytes } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { vapidKeysOf } from '#adapters/webchat/push/keys.ts'
import type { Customer } from '#bank/ground/customer.ts'
import { conversationId } from '#bank/ground/ids.ts'
import { as } from '#test/integration/webchat/client.ts'
import { type PushService, startPushService, type StandInSubscription } from '#test/support/push-service.ts'
import { PIN, seedCustomer } from '#test/support/seed-customer.ts'
import { type ParleyInProcess, startParleyInProcess } from '#test/support/whole-app.ts'
import type { Chat } from './chat.ts'
import { leaversIn } from './leavers.ts'
import { openWebChat } from './web-chat.ts'

const STEP_MS = 120_000
const HOUR = 3_600_000
const PRIVATE_KEY = randomBytes(32).toString('base64url')
const SAFETY = 'There’s news about the safety of your account. Open Parley to see it.'
const EVE = { handle: 'psh_eve', phone: '415-555-0340', email: 'psh.eve@example.com' }
/** What is nobody's business who sees the screen. */
const PRIVATE = /\$7|7\.00|Main|psh_|Eve|Ann|rent/

describe('who is told in a browser while nobody looks at the chat', () => {
  let parley: ParleyInProcess
  let service: PushService
  let eve: Chat
  let ann: Customer
  let chat: Chat
  let token: string
  let browser: StandInSubscription
  let serial = 0

  beforeAll(async () => {
    service = await startPushService()
    parley = await startParleyInProcess({ PUBLIC_URL: '', PUSH_PRIVATE_KEY: PRIVATE_KEY, PUSH_LOOPBACK: 'on' })
    eve = await openWebChat(parley.url)
    await seedCustomer(parley, { ...EVE, conversation: eve.conversation, account: { nickname: 'Main', dollars: 500 } })
  }, 2 * STEP_MS)
  afterAll(async () => {
    await parley?.close()
    await service?.close()
  }, STEP_MS)

  beforeEach(async () => {
    serial += 1
    token = randomBytes(32).toString('base64url')
    chat = await openWebChat(parley.url, token)
    const who = { handle: `psh_ann${serial}`, phone: `415-555-035${serial}`, email: `psh.ann${serial}@example.com` }
    const account = { nickname: 'Main', dollars: 100 }
    ann = await seedCustomer(parley, { ...who, conversation: chat.conversation, account })
    browser = service.subscribe()
    if ((await put(browser.json)).status !== 204) throw new Error('the subscription was not taken')
  }, STEP_MS)
  afterEach(async () => {
    service.answerWith(201)
    await chat.close()
  })

  const put = (body: unknown, by = token) =>
    fetch(`${parley.url}/chat/push`, {
      method: 'PUT',
      headers: as(by, { 'content-type': 'application/json' }),
      body: JSON.stringify(body),
    })
  const state = async (): Promise<unknown> =>
    await (await fetch(`${parley.url}/chat/push`, { headers: as(token) })).json()
  const kept = () => parley.runtime.durable.pushSubscriptions.find(conversationId(chat.conversation))
  let report = 0
  const look = (isLooking: boolean) =>
    fetch(`${parley.url}/chat/seen`, {
      method: 'POST',
      headers: as(token, { 'content-type': 'application/json' }),
      body: JSON.stringify({ seq: Number.MAX_SAFE_INTEGER, isLooking, tab: 'phone', report: ++report }),
    })
  const eveSends = async (): Promise<void> => {
    // A clock that was ahead has logged her out.
    if (eve.visible().at(-1)?.includes('logged you out') === true) {
      await eve.press('Log in')
      await eve.answer({ PIN })
    }
    await eve.say(`send 7 to psh_ann${serial} for rent`)
    await eve.press('Confirm')
  }
  const receives = async (times = 1): Promise<void> => {
    await eveSends()
    await expect
      .poll(() => chat.visible().filter((text) => /You received \$7\.00/.test(text)).length, { timeout: 20_000 })
      .toBe(times)
    await parley.idle()
  }
  const bodies = (): readonly string[] => browser.got.map((json) => (JSON.parse(json) as { body: string }).body)

  it(
    'hears that something happened and nothing of what, by our key, in what is always of one size',
    async () => {
      expect(await state()).toMatchObject({ may: true, on: true })
      await receives()
      await expect.poll(bodies).toEqual(['Money has moved on your account. Open Parley to see it.'])
      expect(browser.got.join('\n')).not.toMatch(PRIVATE)
      await receives(2)
      await expect.poll(() => browser.got.length).toBe(2)
      expect(new Set(browser.sizes).size).toBe(1)
      expect(new Set(browser.keys)).toEqual(new Set([vapidKeysOf(PRIVATE_KEY).publicKey]))
      // Whoever looks is told by the chat itself.
      expect((await look(true)).status).toBe(204)
      await receives(3)
      expect(browser.got).toHaveLength(2)
      expect((await look(false)).status).toBe(204)
      await receives(4)
      await expect.poll(() => browser.got.length).toBe(3)
    },
    STEP_MS,
  )

  it(
    'hears of a price, which is public',
    async () => {
      await parley.setPrice('BTC', 70_000)
      await chat.say('tell me when btc goes above 75k')
      await chat.until(/above \$75,000/)
      await parley.setPrice('BTC', 76_500)
      await expect
        .poll(bodies, { timeout: 20_000 })
        .toEqual([expect.stringMatching(/^BTC was at \$76,\d{3}\.\d\d when your alert went off\.$/)])
    },
    STEP_MS,
  )

  it(
    'hears nothing any more once they log out, here or from another chat',
    async () => {
      await chat.say('log out')
      expect(await kept()).toBeUndefined()
      expect(await state()).toMatchObject({ may: false, on: false })
      expect((await put(browser.json)).status).toBe(403)
      await eveSends()
      await parley.idle()
      expect(browser.got).toEqual([])

      await chat.press('Log in')
      await chat.answer({ PIN })
      // It was not asked for again.
      expect(await state()).toMatchObject({ may: true, on: false })
      expect((await put(browser.json)).status).toBe(204)
      const tablet = await leaversIn(parley).linked(ann, 'web')
      await tablet.say('log in')
      await tablet.answer({ PIN })
      await parley.idle()
      await expect.poll(bodies).toEqual([SAFETY])
      await tablet.say('log out everywhere')
      await tablet.until(/now logged out/)
      await parley.idle()
      // That is the last they hear here.
      await expect.poll(bodies).toEqual([SAFETY, SAFETY])
      expect(await kept()).toBeUndefined()
      await tablet.close()
    },
    STEP_MS,
  )

  it(
    'hears on when nothing was said for so long that the log-in ran out, and when all other log-ins were ended from here',
    async () => {
      await parley.ahead(HOUR, async () => {
        await chat.until(/I logged you out after 15 minutes/)
      })
      expect(browser.got).toEqual([])
      expect(await state()).toMatchObject({ may: false, on: true })
      await chat.press('Log in')
      await chat.answer({ PIN })
      expect(await state()).toMatchObject({ may: true, on: true })
      await chat.say('log out everywhere')
      await chat.until(/now logged out/)
      await receives()
      await expect.poll(bodies).toContain('Money has moved on your account. Open Parley to see it.')
      expect(await kept()).toBeDefined()
    },
    STEP_MS,
  )

  it(
    'is forgotten where the browser has taken it back, and not for a failure that passes',
    async () => {
      service.answerWith(503)
      await receives()
      expect(await kept()).toBeDefined()
      for (const status of [404, 410]) {
        service.answerWith(status)
        await put(browser.json)
        await receives(status === 404 ? 2 : 3)
        await expect.poll(kept).toBeUndefined()
      }
    },
    STEP_MS,
  )

  it('keeps the address sealed, replaces it, and lets it go when asked, and with its customer', async () => {
    const other = service.subscribe()
    expect((await put(other.json)).status).toBe(204)
    expect((await kept())?.endpoint).toBe(other.json.endpoint)
    const { personalRecords } = parley.runtime.ports
    const exported = JSON.stringify(await personalRecords.read(ann.id))
    expect(exported).toContain(chat.conversation)
    expect(exported).not.toContain(other.json.endpoint)
    await fetch(`${parley.url}/chat/push`, { method: 'DELETE', headers: as(token) })
    expect(await kept()).toBeUndefined()
    await put(other.json)
    await personalRecords.erase(ann.id, [])
    expect(await kept()).toBeUndefined()
  })

  it('is taken from nobody who is not logged in, and to no place but a push service', async () => {
    expect((await put(browser.json, randomBytes(32).toString('base64url'))).status).toBe(403)
    const { keys } = browser.json
    const places = ['http://10.0.0.1/x', 'http://169.254.169.254/x', 'https://redis:6379/x', 'https://[::1]/x']
    for (const endpoint of places) expect((await put({ endpoint, keys })).status).toBe(400)
    const { endpoint } = browser.json
    expect((await put({ endpoint, keys: { ...keys, p256dh: 'x'.repeat(87) } })).status).toBe(400)
    expect((await put({ endpoint, keys: { ...keys, auth: 'short' } })).status).toBe(400)
    expect((await put('nonsense')).status).toBe(400)
    expect((await put({ endpoint: `${endpoint}${'x'.repeat(5_000)}`, keys })).status).toBe(413)
    expect((await kept())?.endpoint).toBe(endpoint)
  })
})
