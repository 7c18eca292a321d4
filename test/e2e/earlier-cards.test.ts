import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { seedCustomer } from '#test/support/seed-customer.ts'
import type { Seen } from '#test/support/telegram/person.ts'
import { type ParleyInProcess, startParleyInProcess } from '#test/support/whole-app.ts'
import { openTelegramChat, type TelegramChat } from './telegram-chat.ts'

const STEP_MS = 60_000
const MONEY = { nickname: 'Main', dollars: 400 }
const person = (name: string, digit: number) => ({
  handle: `${name}_card`,
  phone: `415-555-016${digit}`,
  email: `${name}.card@example.com`,
})
const [NORA, WALT, EVE] = [person('nora', 1), person('walt', 2), person('eve', 3)] as const

/** A button says yes to what its own card shows, or to nothing. */
describe('a button of an earlier card', () => {
  let parley: ParleyInProcess
  let nora: TelegramChat
  let walt: TelegramChat
  let eve: TelegramChat

  beforeAll(async () => {
    parley = await startParleyInProcess()
    const chats = [NORA, WALT, EVE].map((who) => [who, openTelegramChat(parley.telegram)] as const)
    await Promise.all(
      chats.map(([who, chat]) => seedCustomer(parley, { ...who, conversation: chat.conversation, account: MONEY })),
    )
    const [first, second, third] = chats.map(([, chat]) => chat)
    if (!first || !second || !third) throw new Error('three people were wanted')
    nora = first
    walt = second
    eve = third
  }, 2 * STEP_MS)
  afterAll(() => parley?.close(), STEP_MS)
  beforeEach(async () => {
    await nora.say('cancel')
    answeredBefore = answers()
  })

  const newest = (text: RegExp, label: string): Seen => {
    const found = nora.person.visible().findLast((each) => text.test(each.text) && each.buttons.flat().includes(label))
    if (found === undefined) throw new Error(`no card with ${label}:\n${nora.person.screen()}`)
    return found
  }
  /** As the button was then: a client may show it still. */
  const pressAsItWas = (card: Seen, label: string) => {
    const data = card.data.flat()[card.buttons.flat().indexOf(label)]
    if (data === undefined) throw new Error(`no button ${label}`)
    return nora.person.pressData(card, data)
  }
  /** Payments that left, or would: `eve_card 9000 settled`. */
  const confirmed = async (): Promise<readonly string[]> => {
    const { customers, operations } = parley.runtime.ports
    const customer = await customers.findByHandle(NORA.handle)
    if (customer === undefined) throw new Error('the customer is not there')
    const all = await operations.ofCustomer(customer.id, { limit: 50 })
    const begun = all.filter(({ state }) => state !== 'proposed' && state !== 'cancelled' && state !== 'expired')
    return begun.flatMap(({ order }) => {
      if (order.kind === 'send') return [`${order.to.handle} ${order.amount.minor}`]
      return order.kind === 'close-account' ? ['close'] : []
    })
  }
  /** What became of the very card that was pressed. */
  const STALE =
    /^Nothing was (?:sent|done): this was canceled|^Nothing was scheduled: that card can’t be confirmed anymore/
  /** Counted anew for each test: what an earlier press was answered with says nothing of this one. */
  let answeredBefore = 0
  const answers = (): number => nora.visible().filter((text) => STALE.test(text)).length
  const isAnswered = (): Promise<void> => expect.poll(answers).toBeGreaterThan(answeredBefore)

  it.each([
    ['replaced by another', async (): Promise<void> => undefined],
    ['cancelled before', (): Promise<void> => nora.say('cancel')],
  ])('sends nothing of a newer one when it was %s; that one still does what it shows', async (_, between) => {
    const before = await confirmed()
    await nora.say(`send 5 to ${WALT.handle}`)
    const earlier = newest(/Send this\?[\s\S]*walt_card/, 'Confirm')
    await between()
    await nora.say(`send 90 to ${EVE.handle}`)
    const later = newest(/Send this\?[\s\S]*eve_card/, 'Confirm')
    await pressAsItWas(earlier, 'Confirm')
    await isAnswered()
    expect(await confirmed()).toEqual(before)
    await pressAsItWas(later, 'Confirm')
    await expect.poll(confirmed).toEqual([`${EVE.handle} 9000`, ...before])
  })

  it('cancels nothing of a newer one', async () => {
    await nora.say(`send 5 to ${WALT.handle}`)
    const earlier = newest(/Send this\?[\s\S]*walt_card/, 'Cancel')
    await nora.say(`send 7 to ${EVE.handle}`)
    await pressAsItWas(earlier, 'Cancel')
    await isAnswered()
    const before = await confirmed()
    await nora.press('Confirm')
    await expect.poll(confirmed).toEqual([`${EVE.handle} 700`, ...before])
  })

  it('pays no other request, whether it said Confirm or Block', async () => {
    const before = await confirmed()
    for (const [chat, dollars] of [[walt, 2] as const, [eve, 80] as const]) {
      await chat.say(`ask ${NORA.handle} for ${dollars}`)
      await chat.press('Ask')
      await nora.until(new RegExp(`\\$${dollars}\\.00`))
    }
    const asks = newest(/\$2\.00/, 'Pay')
    const block = asks.buttons.flat().find((label) => label.startsWith('Block')) ?? ''
    await nora.person.pressOn(asks, 'Pay')
    const toPay = newest(/Send this\?[\s\S]*walt_card/, 'Confirm')
    await nora.person.pressOn(newest(/\$2\.00/, block), block)
    const toBlock = nora.person.newestCard()
    await nora.person.pressOn(newest(/\$80\.00/, 'Pay'), 'Pay')
    await nora.until(/Send this\?[\s\S]*eve_card/)
    await pressAsItWas(toPay, 'Confirm')
    await nora.person.pressData(toBlock, toBlock.data.flat()[0] ?? '')
    expect(await confirmed()).toEqual(before)
  })

  it('closes no other account', async () => {
    for (const name of ['Alpha', 'Beta']) {
      await nora.say(`open an account called ${name}`)
      await nora.until(new RegExp(`account ${name} is open`))
    }
    await nora.say('close alpha')
    const alpha = newest(/Alpha/, 'Confirm')
    await nora.say('close beta')
    await nora.until(/Close[\s\S]*Beta/)
    await pressAsItWas(alpha, 'Confirm')
    await isAnswered()
    expect(await confirmed()).not.toContain('close')
  })

  it('makes no other schedule; the later card still makes its own', async () => {
    // From which account is asked where there are several.
    await nora.say(`send 5 to ${WALT.handle} every friday`)
    if (/which account/.test(nora.person.newest().text)) await nora.say('main')
    const earlier = newest(/Schedule this\?[\s\S]*\$5\.00 each time/, 'Confirm')
    await nora.say(`send 60 to ${EVE.handle} every friday`)
    if (/which account/.test(nora.person.newest().text)) await nora.say('main')
    const later = newest(/Schedule this\?[\s\S]*\$60\.00 each time/, 'Confirm')
    const active = async (): Promise<readonly bigint[]> => {
      const customer = await parley.runtime.ports.customers.findByHandle(NORA.handle)
      const all = customer === undefined ? [] : await parley.runtime.ports.schedules.ofCustomer(customer.id)
      return all.filter(({ state }) => state === 'active').map(({ amount }) => amount.minor)
    }
    await pressAsItWas(earlier, 'Confirm')
    await isAnswered()
    expect(await active()).toEqual([])
    await pressAsItWas(later, 'Confirm')
    expect(await active()).toEqual([6_000n])
  })
})
