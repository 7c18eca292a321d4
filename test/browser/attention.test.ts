import { setTimeout as pause } from 'node:timers/promises'
import type { CDPSession, Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { vapidKeysOf } from '#adapters/webchat/push/keys.ts'
import type { Transcript } from '#adapters/webchat/transcript.ts'
import { createPush, type Push } from '#adapters/webchat/push/push.ts'
import { createSendPush } from '#adapters/webchat/push/send.ts'
import { cardId, type ConversationId, conversationId, newId } from '#bank/ground/ids.ts'
import type { PushSubscription } from '#conversation/channel/push-subscriptions.ts'
import { type ChatServer, serveChat } from '#test/integration/webchat/serve.ts'
import { type PushService, startPushService } from '#test/support/push-service.ts'
import { closeChromium, openPhone, type Phone } from './open-chromium.ts'

const ANN = newId('customer')
const ON = 'Tell me here when something happens'
const OFF = 'Stop telling me here'
const BRIEF = 'There’s news of a payment. Open Parley to see it.'

let server: ChatServer
let service: PushService
let phone: Phone
const subscriptions = new Map<ConversationId, PushSubscription>()

const pushTo = ({ isLookedAt }: Transcript): Push => {
  const keys = vapidKeysOf(Buffer.alloc(32, 9).toString('base64url'))
  const settings = { keys, contact: 'mailto:operations@bank.example', loopback: true }
  return createPush({
    settings,
    send: createSendPush(settings),
    subscriptions: {
      keep: async (each) => void subscriptions.set(each.conversation, each),
      find: async (conversation) => subscriptions.get(conversation),
      forget: async (conversation) => void subscriptions.delete(conversation),
    },
    signIns: {
      now: async () => ({ customer: ANN, epoch: 0, until: Date.now() + 60_000 }),
      isEnded: async () => false,
    },
    isLookedAt,
    log: { warn: (facts) => expect(facts).toBeUndefined() },
    clock: Date.now,
  })
}

beforeEach(async () => {
  subscriptions.clear()
  service = await startPushService()
  server = await serveChat({ settleMs: 300, pushWith: pushTo })
  phone = await openPhone()
  await phone.context.grantPermissions(['notifications'], { origin: server.url })
})
afterAll(closeChromium)
afterEach(async () => {
  await phone.close()
  await server.stop()
  await service.close()
})

const open = async (): Promise<Page> => {
  await phone.page.goto(server.url)
  await phone.page.getByText('A bank you talk to').first().waitFor()
  return phone.page
}
const say = async (page: Page, text: string): Promise<void> => {
  await page.getByLabel('Message').fill(text)
  await page.getByRole('button', { name: 'Send', exact: true }).click()
}
const hide = (isHidden: boolean): string =>
  `Object.defineProperty(document, 'visibilityState', { value: '${isHidden ? 'hidden' : 'visible'}', configurable: true });
   Object.defineProperty(document, 'hidden', { value: ${isHidden}, configurable: true });`
/** As when another tab or app is before this one. */
const setVisible = (page: Page, visible: boolean): Promise<unknown> =>
  page.evaluate(`${hide(!visible)} document.dispatchEvent(new Event('visibilitychange'))`)

const conversationNow = (): ConversationId => {
  const turn = server.bank.turns.at(-1)
  if (turn === undefined) throw new Error('nothing was said')
  return conversationId(turn.conversation)
}
const tell = (card: string): Promise<unknown> =>
  server.chat.outbox.deliver({
    conversation: conversationNow(),
    key: card,
    message: { card: cardId(card), text: [{ text: `This is ${card}` }], rows: [] },
    brief: async () => BRIEF,
  })

/** Chromium’s own service can’t be reached from here: the browser is given an address at the stand-in instead. */
const subscribeAtStandIn = async (page: Page) => {
  const subscription = service.subscribe()
  await page.addInitScript(`PushManager.prototype.subscribe = async (options) => {
    if (options.userVisibleOnly !== true || typeof options.applicationServerKey !== 'string') throw new Error('refused')
    return { ...${JSON.stringify(subscription.json)}, unsubscribe: async () => true }
  }`)
  return subscription
}

/** What comes from a push service reaches the page's worker as Chromium hands it on. */
const deliverIn = async (devtools: CDPSession, data: string): Promise<void> => {
  const registered = new Promise<string>((resolve) =>
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [found] = registrations.filter(({ scopeURL }) => scopeURL.startsWith(server.url))
      if (found !== undefined) resolve(found.registrationId)
    }),
  )
  await devtools.send('ServiceWorker.enable')
  await devtools.send('ServiceWorker.deliverPushMessage', {
    origin: server.url,
    registrationId: await registered,
    data,
  })
}

describe('a page that nobody looks at', { timeout: 60_000 }, () => {
  it('counts what is new in its title until it is seen, and remembers what was seen', async () => {
    const page = await open()
    await say(page, 'hello')
    await page.getByText('Good morning').waitFor()
    expect(await page.title()).toBe('Parley')
    await setVisible(page, false)
    await tell('c-1')
    await tell('c-2')
    await expect.poll(() => page.title()).toBe('(2) Parley')
    // The same card once more is no more news than it was.
    await server.chat.outbox.deliver({
      conversation: conversationNow(),
      key: 'again',
      message: { card: cardId('c-2'), text: [{ text: 'This is c-2, done' }], rows: [] },
    })
    await page.getByText('This is c-2, done').waitFor()
    expect(await page.title()).toBe('(2) Parley')
    const before = await server.transcript.readUpTo(conversationNow())
    await setVisible(page, true)
    await expect.poll(() => page.title()).toBe('Parley')
    await expect.poll(() => server.transcript.readUpTo(conversationNow())).toBeGreaterThan(before)
    // Loaded anew in the background, it knows what was seen.
    await page.addInitScript(hide(true))
    await tell('c-3')
    await pause(300)
    await setVisible(page, false)
    await page.reload()
    await page.getByText('This is c-3').waitFor()
    await tell('c-4')
    await expect.poll(() => page.title()).toBe('(1) Parley')
    expect(phone.complaints).toEqual([])
  })

  it('is told by its browser, once it asked for that, what a push service was handed', async () => {
    const { page } = phone
    const told = await subscribeAtStandIn(page)
    await open()
    await say(page, 'hello')
    await page.getByText('Good morning').waitFor()
    await page.getByRole('button', { name: ON }).click()
    await page.getByText('You’ll be told here').waitFor()
    await phone.screenshot('70-told-here')
    await page.getByRole('button', { name: OFF }).waitFor()
    expect([...subscriptions.values()]).toMatchObject([{ customer: ANN, endpoint: told.json.endpoint }])
    // It is looked at.
    await tell('c-1')
    await page.getByText('This is c-1').waitFor()
    expect(told.got).toEqual([])

    const devtools = await phone.context.newCDPSession(page)
    await page.goto('about:blank')
    await expect.poll(() => server.transcript.isLookedAt(conversationNow())).toBe(false)
    await tell('c-2')
    await expect.poll(() => told.got.length).toBe(1)
    await deliverIn(devtools, told.got[0] ?? '')
    const [worker] = phone.context.serviceWorkers()
    const shown = () =>
      worker?.evaluate(
        `self.registration.getNotifications().then((all) => all.map(({ title, body }) => ({ title, body })))`,
      )
    await expect.poll(shown).toEqual([{ title: 'Parley', body: BRIEF }])

    await open()
    await page.getByRole('button', { name: OFF }).click()
    await page.getByText('You won’t be told here any more').waitFor()
    expect(subscriptions.size).toBe(0)
    await page.getByRole('button', { name: ON }).waitFor()
    expect(phone.complaints).toEqual([])
  })
})

describe('a page without a network', { timeout: 60_000 }, () => {
  it('opens all the same, says so, and sends what waited once, when the network is back', async () => {
    const page = await open()
    await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
    await phone.context.setOffline(true)
    await page.reload()
    await page.getByText('Reconnecting…').waitFor()
    await say(page, 'hello')
    await page.getByText('No connection. This is sent when you’re back online.').waitFor()
    await phone.screenshot('71-offline')
    expect(server.bank.turns).toHaveLength(0)
    await phone.context.setOffline(false)
    await page.getByText('Good morning').waitFor()
    expect(server.bank.turns).toHaveLength(1)
    expect(await page.getByText('No connection').count()).toBe(0)
    expect(await page.locator('.bubble').count()).toBe(1)
  })

  it('can be installed: Chromium finds nothing missing', async () => {
    const page = await open()
    const devtools = await phone.context.newCDPSession(page)
    const { errors, data } = await devtools.send('Page.getAppManifest')
    expect(errors).toEqual([])
    const manifest = JSON.parse(data ?? '') as { id: string; scope: string; icons: { src: string; sizes: string }[] }
    expect(manifest).toMatchObject({ id: '/', scope: '/' })
    const sizeOf = (src: string) =>
      page.evaluate<string>(
        `fetch('${src}').then((it) => it.blob()).then(createImageBitmap).then(({ width, height }) => width + 'x' + height)`,
      )
    const pictures = manifest.icons.filter(({ sizes }) => sizes !== 'any')
    const sizes = await Promise.all(pictures.map(({ src }) => sizeOf(src)))
    expect(sizes).toEqual(['192x192', '512x512', '512x512'])
    const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors')
    // A page of a private window can't be installed; there is nothing else to say of it.
    expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual([])
    const touch = await (await fetch(`${server.url}/chat/assets/apple-touch-icon.png`)).arrayBuffer()
    expect(touch.byteLength).toBeGreaterThan(1_000)
  })
})
