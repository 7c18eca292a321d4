import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createFaultyPorts } from '#test/support/faulty-ports.ts'
import type { Chat } from '../../e2e/chat.ts'
import { openDiscordChat } from '../../e2e/discord-chat.ts'
import * as journey from '../../e2e/journey.ts'
import { openTelegramChat } from '../../e2e/telegram-chat.ts'
import { openWebChat } from '../../e2e/web-chat.ts'
import { startParleyInProcess, type ParleyInProcess } from '#test/support/whole-app.ts'

const TWICE = 2
const APOLOGY = /^Something went wrong on our side, and trying again didn’t help[\s\S]*history/

/**
 * Every stage of one turn that sets a price alert, as calls to the stores, and how many deliveries fail when two such
 * calls do: what has taken effect is not done again.
 */
const STAGES = [
  ['the session is loaded', /^sessions\.load$/, 'before', 2],
  ['the facts are looked up', /^customers\.findByIdentity$/, 'before', 2],
  ['the effect is written', /^alerts\.insert$/, 'before', 2],
  ['the effect was written and nobody knows', /^alerts\.insert$/, 'after', 1],
  ['the index is written', /^alertIndex\.put$/, 'before', 1],
  ['the turn is committed', /^sessions\.commit$/, 'before', 2],
  ['the turn was committed and nobody knows', /^sessions\.commit$/, 'after', 1],
] as const

describe('R15: nothing is acknowledged before it is committed, and nothing that fails for ever holds up a chat', () => {
  const faults = createFaultyPorts()
  const token = randomBytes(32).toString('base64url')
  let parley: ParleyInProcess
  let telegram: Chat
  let discord: Chat
  let web: Chat
  let price = 70_000

  beforeAll(async () => {
    parley = await startParleyInProcess({ PRICE_SECONDS: '3600', MAX_ALERTS: '100' }, faults.wrapPort)
    telegram = openTelegramChat(parley.telegram)
    discord = openDiscordChat(parley.discord)
    web = await openWebChat(parley.url, token)
    await Promise.all(
      [telegram, discord, web].map((chat, n) =>
        journey.registers(chat, {
          handle: `nora_${n}`,
          phone: `415-555-017${n}`,
          email: `nora${n}@lost.example.com`,
        }),
      ),
    )
  }, 120_000)
  afterEach(() => faults.mend())
  afterAll(async () => {
    await web?.close()
    await parley?.close()
  })

  const wish = (): { readonly text: string; readonly shown: RegExp; readonly cents: bigint } => {
    price += 1
    const written = `70,${String(price).slice(2)}`
    return {
      text: `tell me when btc goes above ${price}`,
      shown: new RegExp(`at or above \\$${written}\\.00`),
      cents: BigInt(price) * 100n,
    }
  }
  const customer = async (n: number) => {
    const found = await parley.runtime.ports.customers.findByHandle(`nora_${n}`)
    if (found === undefined) throw new Error(`nora_${n} is not registered`)
    return found
  }
  /** How many alerts of the n-th person wait for this price. */
  const waiting = async (n: number, cents: bigint): Promise<number> => {
    const alerts = await parley.runtime.ports.alerts.ofCustomer((await customer(n)).id)
    return alerts.filter(({ condition }) => condition.kind === 'level' && condition.price.minor === cents).length
  }
  /** What the Telegram door answers from now on. */
  const answersFrom = () => {
    const from = parley.telegram.webhookAnswers().length
    return () =>
      parley.telegram
        .webhookAnswers()
        .slice(from)
        .map(({ status }) => status)
  }
  const post = async (id: string, text: string): Promise<number> => {
    const answer = await fetch(`${parley.url}/chat/turns`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ id, act: { do: 'say', text } }),
    })
    await answer.arrayBuffer()
    return answer.status
  }
  const news = async (logId: string, bankUser: string): Promise<number> => {
    const body = JSON.stringify({ webhook_meta: { function: 'USERS|PATCH', log_id: logId }, _rest: { _id: bankUser } })
    const signature = createHmac('sha256', parley.provider.clientSecret).update(body).digest('hex')
    const headers = { 'content-type': 'application/json', 'x-synapse-signature-sha256-fullbody': signature }
    return (await fetch(`${parley.url}/webhooks/synapse`, { method: 'POST', headers, body })).status
  }

  it.each(STAGES)('on Telegram, when %s', async (_, at, when, failed) => {
    const { text, shown, cents } = wish()
    const answers = answersFrom()
    faults.fail(at, TWICE, when)
    await telegram.say(text)
    expect(answers()).toEqual([...Array(failed).fill(503), 200])
    await telegram.until(shown)
    expect(telegram.visible().filter((each) => shown.test(each))).toHaveLength(1)
    expect(await waiting(0, cents)).toBe(1)
  })

  it.each(STAGES)('at the web chat, when %s', async (_, at, when, failed) => {
    const { text, shown, cents } = wish()
    const id = randomUUID()
    faults.fail(at, TWICE, when)
    const statuses: number[] = []
    for (let tries = 0; tries < failed + 2; tries += 1) statuses.push(await post(id, text))
    expect(statuses).toEqual([...Array(failed).fill(503), 200, 200])
    await web.until(shown)
    expect(web.visible().filter((each) => shown.test(each))).toHaveLength(1)
    expect(await waiting(2, cents)).toBe(1)
  })

  it.each(STAGES.filter(([, , when]) => when === 'after'))(
    'on Discord, which delivers once, when %s',
    async (_, at, when) => {
      const { text, shown, cents } = wish()
      faults.fail(at, TWICE, when)
      await discord.say(text)
      await discord.until(shown)
      expect(discord.visible().filter((each) => shown.test(each))).toHaveLength(1)
      expect(await waiting(1, cents)).toBe(1)
    },
  )

  it('on Telegram, when the answer can not be sent', async () => {
    const { text, shown, cents } = wish()
    const answers = answersFrom()
    parley.telegram.faults.call('html-502', { method: 'sendMessage', times: TWICE })
    await telegram.say(text)
    expect(answers()).toEqual([503, 503, 200])
    await telegram.until(shown)
    expect(await waiting(0, cents)).toBe(1)
  })

  it('on Telegram a poisoned message is set aside after five tries without effect, and the next one is heard', async () => {
    const { text, cents } = wish()
    const answers = answersFrom()
    faults.fail(/^alerts\.insert$/, Number.POSITIVE_INFINITY)
    await Promise.all([telegram.say(text), telegram.say('btc price')])
    expect(answers()).toEqual([503, 503, 503, 503, 200, 200])
    await telegram.until(APOLOGY)
    await telegram.until(/BTC/)
    expect(await waiting(0, cents)).toBe(0)
  })

  it('at the web chat a poisoned message is set aside after five tries without effect, and so is the dialog it met', async () => {
    await web.say('change my email')
    const id = randomUUID()
    faults.fail(/^accounts\./, Number.POSITIVE_INFINITY)
    const statuses: number[] = []
    for (let tries = 0; tries < 6; tries += 1) statuses.push(await post(id, '/accounts'))
    expect(statuses).toEqual([503, 503, 503, 503, 200, 200])
    await web.until(APOLOGY)
    faults.mend()
    await web.say('cancel')
    await web.until(/nothing to stop/)
  })

  it('on Discord a poisoned press is set aside after five tries, and the next one is heard', async () => {
    faults.calls.length = 0
    faults.fail(/^alerts\.ofCustomer$/, Number.POSITIVE_INFINITY)
    await discord.press('Price alerts')
    await discord.until(APOLOGY)
    expect(faults.calls.filter((call) => call === 'alerts.ofCustomer')).toHaveLength(5)
    faults.mend()
    await discord.press('Price alerts')
    await discord.until(/70,/)
  })

  it('what comes while the database is away is never set aside, but delivered until it is back', async () => {
    const { text, shown, cents } = wish()
    const answers = answersFrom()
    faults.fail(/^(ping|alerts\.insert)$/, Number.POSITIVE_INFINITY)
    const said = telegram.say(text)
    await expect.poll(() => answers().length).toBeGreaterThan(7)
    faults.mend()
    await said
    expect(answers().filter((status) => status === 200)).toHaveLength(1)
    await telegram.until(shown)
    expect(await waiting(0, cents)).toBe(1)
  })

  it('news of the bank are refused until they are kept; after five tries they are let go and the customer is read anew', async () => {
    const bankUser = (await customer(2)).bankUserId ?? ''
    faults.fail(/^rail\.users\.read$/, TWICE)
    expect([await news('n1', bankUser), await news('n1', bankUser), await news('n1', bankUser)]).toEqual([
      503, 503, 200,
    ])
    faults.fail(/^rail\.users\.read$/, Number.POSITIVE_INFINITY)
    faults.calls.length = 0
    const statuses: number[] = []
    for (let tries = 0; tries < 5; tries += 1) statuses.push(await news('n2', bankUser))
    expect(statuses).toEqual([503, 503, 503, 503, 200])
    expect(faults.calls).toContain('wake.sync')
    expect(await news('n3', bankUser)).toBe(503)
  })
})
