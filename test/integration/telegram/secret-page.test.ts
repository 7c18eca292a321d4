import { randomBytes } from 'node:crypto'
import { Redis } from 'ioredis'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createKeys } from '#adapters/redis/index.ts'
import { createSecretPages } from '#adapters/redis/secret-pages.ts'
import { createSeals } from '#adapters/vault/index.ts'
import type { Form } from '#conversation/channel/message.ts'
import { someKeys } from '#test/support/mongo-stores.ts'
import { redisUrl, uniqueName } from '#test/support/servers.ts'
import { signInitData } from '#test/support/telegram/init-data.ts'
import { readPage } from '#test/support/telegram/page.ts'
import { openTurnLimits } from '#test/support/turn-limits.ts'
import { ANN, card, type Script, shows, startTelegramBot, type TelegramBot, TOKEN } from './bot-on-stand-in.ts'

const FORM: Form = {
  id: 'form_of_this_moment_00',
  title: 'Identity <and> PIN',
  submit: 'Continue',
  fields: [
    {
      name: 'ssn',
      label: 'Social Security number',
      kind: 'secret',
      required: true,
      maxLength: 15,
      hint: 'Nine digits',
    },
    { name: 'pin', label: 'New PIN', kind: 'pin', required: true, maxLength: 8 },
  ],
}
const TYPED = { ssn: '219-09-2222', pin: '739152' }
const EVE = ANN + 1

let redis: Redis
let namespace: string
let fixture: TelegramBot
let now: number
beforeAll(() => {
  redis = new Redis(redisUrl())
})
afterAll(() => redis.disconnect())
beforeEach(() => {
  now = Date.now()
  namespace = uniqueName('pages')
})
afterEach(() => fixture.close())

/** `then`: what a filled form is answered with. */
const start = async (then: Script = () => shows(card('done', 'Thank you')), options: object = {}) => {
  const store = createSecretPages(redis, createKeys(namespace), createSeals(someKeys()).cache)
  fixture = await startTelegramBot({
    script: (turn) => {
      if (turn.act.do !== 'say') return then(turn)
      return shows({ ...card(`ask-${turn.id.slice(-6)}`, 'Who are you?', [['Back']]), form: FORM })
    },
    clock: () => now,
    pages: store,
    ...options,
  })
  await fixture.setUpWebhook()
  const ann = fixture.telegram.user(ANN)
  await ann.say('register')
  const button = ann.pageButton()
  if (button === undefined) throw new Error('no page is opened')
  const hand = async (initData: string, typed: Readonly<Record<string, string>> = TYPED, url = button.url) =>
    readPage(await fetch(url, { method: 'POST', body: new URLSearchParams({ initData, ...typed }) }))
  const fills = () => fixture.turns.flatMap(({ act }) => (act.do === 'fill' ? [act] : []))
  return { ann, ...button, hand, fills }
}
const signed = (user: number, at = now): string =>
  signInitData({ token: TOKEN, user: { id: user, is_bot: false, first_name: 'Ann' }, at })
const keysLeft = async (): Promise<number> => (await redis.keys(`${namespace}*`)).length

describe('a page for secrets', () => {
  it('is filled in by the person who opened it from the chat, which goes on by itself', async () => {
    const { ann, url, initData, hand, fills } = await start()
    const page = await readPage(await fetch(url))
    expect([...page.fields.keys()]).toEqual(['Social Security number', 'New PIN'])
    expect((await hand(initData)).text).toContain('We have it')
    expect(fills()).toEqual([{ do: 'fill', form: FORM.id, values: TYPED }])
    const turn = fixture.turns.at(-1)
    expect(turn).toMatchObject({ conversation: `telegram:${ANN}`, who: { identity: `telegram:${ANN}` } })
    expect(ann.newest().text).toBe('Thank you')
    expect(await keysLeft()).toBe(0)
  })

  it('works once: its link opens, tells and hands in nothing afterwards', async () => {
    const { url, initData, hand, fills } = await start()
    await hand(initData)
    const again = await readPage(await fetch(url))
    expect(again.status).toBe(404)
    expect(again.text).toContain('This page has expired')
    expect(again.action).toBeUndefined()
    expect((await hand(initData, { ssn: '1', pin: '2' })).status).toBe(404)
    expect(fills()).toHaveLength(1)
  })

  it('handed in twice at once is one turn', async () => {
    const { initData, hand, fills } = await start()
    await Promise.all([hand(initData), hand(initData), hand(initData)])
    expect(new Set(fixture.turns.filter(({ act }) => act.do === 'fill').map(({ id }) => id)).size).toBe(1)
    expect(fills().length).toBeGreaterThan(0)
  })

  it('is gone after ten minutes', async () => {
    await start()
    const [key = ''] = await redis.keys(`${namespace}*`)
    expect(await redis.ttl(key)).toBeLessThanOrEqual(600)
    expect(await redis.ttl(key)).toBeGreaterThan(590)
  })

  it.each<[string, () => string]>([
    ['another person', () => signed(EVE)],
    [
      'nobody that Telegram has signed',
      () =>
        signed(ANN)
          .replace(/hash=./, 'hash=0')
          .replace(/auth_date=\d/, 'auth_date=9'),
    ],
    ['a person whose page is eleven minutes old', () => signed(ANN, now - 11 * 60_000)],
    ['a person from the future', () => signed(ANN, now + 2 * 60_000)],
    [
      'another bot’s page',
      () => signInitData({ token: '1:other', user: { id: ANN, is_bot: false, first_name: '' }, at: now }),
    ],
    ['a page whose user was given twice', () => `${signed(EVE)}&user=${encodeURIComponent(`{"id":${ANN}}`)}`],
    ['a page without a hash', () => signed(ANN).replace(/&hash=[^&]*/, '')],
    ['rubbish', () => '%00%ff&&&=user'],
  ])('takes nothing from %s, and stays for its own', async (_, initData) => {
    const { hand, fills } = await start()
    const answer = await hand(initData())
    expect(answer.status).toBe(403)
    expect(answer.text).toContain('Nothing was done')
    expect(fills()).toEqual([])
    expect((await hand(signed(ANN))).status).toBe(200)
  })

  it('is the page of its own form: what else is handed in is left out', async () => {
    const { initData, hand, fills } = await start()
    await hand(initData, { ...TYPED, form: 'other', conversation: 'telegram:1', legalName: 'Eve' })
    expect(fills()[0]).toEqual({ do: 'fill', form: FORM.id, values: TYPED })
  })

  it('shows what was wrong beside the field, by a new link, and keeps nothing that was typed', async () => {
    const wrong = 'Please type all nine digits <b>.'
    const { url, initData, hand, fills } = await start(() =>
      shows(card('wrong', `SSN: ${wrong}`), {
        ...card('again', 'Who are you?'),
        form: { ...FORM, fields: FORM.fields.map((each) => (each.name === 'ssn' ? { ...each, error: wrong } : each)) },
      }),
    )
    const again = await hand(initData, { ssn: '12', pin: '739152' })
    expect(again.html).toContain('aria-invalid="true"')
    expect(again.html).toContain('Please type all nine digits &lt;b&gt;.')
    expect(again.html).toMatch(/aria-describedby="hint-ssn error-ssn"/)
    expect(again.html).not.toMatch(/739152|value="12"/)
    expect(again.action).not.toBe(new URL(url).pathname)
    expect((await fetch(url)).status).toBe(404)
    await hand(initData, TYPED, new URL(again.action ?? '', url).href)
    expect(fills()).toHaveLength(2)
  })

  it('says on top what is wrong with no field in particular', async () => {
    const { initData, hand } = await start(() =>
      shows(card('a', 'The two PINs weren’t the same.'), { ...card('b', 'Again'), form: FORM }),
    )
    expect((await hand(initData)).html).toMatch(/role="alert">The two PINs weren’t the same\./)
  })

  it('stays as it is when the turn fails, and is done once when it is handed in again', async () => {
    let fails = true
    const { initData, hand, url, ann } = await start(() => {
      if (fails) throw new Error('a bug')
      return shows(card('done', 'Thank you'))
    })
    const failed = await hand(initData)
    expect(failed.status).toBe(503)
    expect(failed.text).toContain('it won’t be done twice')
    fails = false
    expect((await fetch(url)).status).toBe(200)
    expect((await hand(initData)).status).toBe(200)
    expect(ann.newest().text).toBe('Thank you')
    expect(fixture.logged.join()).not.toContain(new URL(url).pathname.split('/').at(-1))
  })

  it('is held to the limit of its chat', async () => {
    const counted = await openTurnLimits({ rates: { chat: { burst: 1, perSecond: 0.001 } } })
    const { initData, hand, fills } = await start(undefined, { limits: counted.limits })
    expect((await hand(initData)).status).toBe(429)
    expect(fills()).toEqual([])
    counted.close()
  })

  it('can be kept by nobody, led to by no address, and framed by Telegram alone', async () => {
    const { url } = await start()
    const page = await readPage(await fetch(url))
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(page.headers.get('referrer-policy')).toBe('no-referrer')
    const policy = page.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("form-action 'self'")
    expect(policy).toMatch(/frame-ancestors https:\/\/web\.telegram\.org/)
    expect(page.headers.get('x-frame-options')).toBeNull()
    expect(page.html).toContain('Identity &lt;and&gt; PIN')
    expect(page.html).not.toMatch(/https?:\/\//)
    // The link is at least 128 random bits, and Redis tells neither it nor what the page asks.
    expect(new URL(url).pathname).toMatch(/^\/telegram\/form\/[\w-]{32}$/)
    const [key = ''] = await redis.keys(`${namespace}*`)
    expect(key).not.toContain(new URL(url).pathname.slice(-32))
    expect(await redis.get(key)).not.toContain('Social')
    expect((await fetch(new URL(`/telegram/form/${randomBytes(24).toString('base64url')}`, url))).status).toBe(404)
  })
})

describe('a page that was filled in without Telegram saying by whom', () => {
  it('does nothing before the chat says that it was them', async () => {
    const { ann, hand, fills } = await start()
    expect((await hand('')).text).toContain('Go back to the chat now')
    expect(fills()).toEqual([])
    expect(ann.newest().text).toContain('Was it you?')
    await ann.press('It was me: use it')
    expect(fills()).toEqual([{ do: 'fill', form: FORM.id, values: TYPED }])
    expect(ann.newest().text).toBe('Thank you')
    expect(await keysLeft()).toBe(0)
  })

  it('is thrown away where it was somebody else, and its link is used up', async () => {
    const { ann, hand, fills } = await start()
    await hand('')
    const asked = ann.newestCard()
    await ann.press('Not me')
    expect(ann.newest().text).toContain('and I’ve deleted it')
    // An old client may show the button still.
    await ann.pressData(asked, asked.data.flat()[0] ?? '')
    expect(fills()).toEqual([])
    expect((await hand('')).status).toBe(404)
    expect(await keysLeft()).toBe(0)
  })

  it('can be said yes to by nobody else', async () => {
    const { ann, hand, fills } = await start()
    await hand('')
    const yes = ann.newestCard().data.flat()[0] ?? ''
    const eve = fixture.telegram.user(EVE)
    await eve.say('hello')
    const pressed = await eve.pressData(eve.newest(), yes)
    expect(pressed.toast).toContain('Nothing was done')
    expect(fills()).toEqual([])
    await ann.press('It was me: use it')
    expect(fills()).toHaveLength(1)
  })
})
