import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { seedCustomer } from '#test/support/seed-customer.ts'
import { type ParleyInProcess, startParleyInProcess } from '#test/support/whole-app.ts'
import { CHANNELS, openChatOn } from './channels.ts'
import type { Chat } from './chat.ts'

const STEP_MS = 60_000

let parley: ParleyInProcess
let serial = 0
beforeAll(async () => {
  parley = await startParleyInProcess()
}, 2 * STEP_MS)
afterAll(() => parley?.close(), STEP_MS)

/** Signed in, with dollars in Main. */
const customerOn = async (channel: (typeof CHANNELS)[number]) => {
  const chat = await openChatOn(parley, channel)
  serial += 1
  const handle = `coins_${serial}`
  const who = { handle, phone: `415-555-01${10 + serial}`, email: `${handle}@example.com` }
  const account = { nickname: 'Main', dollars: 500 }
  const customer = await seedCustomer(parley, { ...who, conversation: chat.conversation, account })
  const accounts = () => parley.runtime.ports.accounts.ofCustomer(customer.id)
  return { chat, customer, accounts }
}

describe.each(CHANNELS)('coins on %s', (channel) => {
  let chat: Chat
  let accounts: Awaited<ReturnType<typeof customerOn>>['accounts']
  beforeEach(async () => {
    ;({ chat, accounts } = await customerOn(channel))
    await chat.say('open a crypto wallet')
    await chat.say('Coins')
    await chat.until(/crypto wallet Coins is open/)
  }, 2 * STEP_MS)

  const buys = async (amount: string): Promise<void> => {
    await chat.say(`buy ${amount}`)
    await chat.press('Confirm')
    await chat.until(new RegExp(`^Bought[\\s\\S]*\\${amount.split(' ')[0]}\\.00 of`))
  }

  it(
    'sells everything, and closes the wallet that held coins',
    async () => {
      await buys('$50 of bitcoin')
      await buys('$20 of eth')
      await chat.say('sell everything')
      await chat.until(/Sell all of it\?[\s\S]*BTC[\s\S]*at least[\s\S]*ETH[\s\S]*at least/)
      await chat.press('Confirm')
      await chat.until(/Your coins are sold: \$(69|70)\.\d\d is in Main/)
      await chat.say('close coins')
      await chat.until(/Close Coins for good\?/)
      await chat.press('Confirm')
      await chat.until(/Coins is closed/)
      expect((await accounts()).map(({ nickname }) => nickname)).toEqual(['Main'])
    },
    2 * STEP_MS,
  )

  it(
    'buys and sells by coins, and shows what that is in dollars',
    async () => {
      await chat.say('buy 0.05 eth')
      await chat.until(/Buy ETH\?[\s\S]*Total: \$\d+\.\d\d \(exact\)[\s\S]*You asked for: 0\.05 ETH[\s\S]*Limit: /)
      await chat.press('Confirm')
      await chat.until(/^Bought/)
      await chat.say('sell half my eth')
      await chat.until(/Sell ETH\?[\s\S]*Total: \$\d+\.\d\d \(exact\)[\s\S]*You asked for: 0\.0/)
      await chat.press('Confirm')
      await chat.until(/^Sold/)
    },
    2 * STEP_MS,
  )

  it(
    'sells the rest and closes by one card',
    async () => {
      await buys('$50 of bitcoin')
      await chat.say('close coins')
      await chat.until(/Sell the coins and close Coins\?/)
      await chat.press('Confirm')
      await chat.until(/Your coins are sold: \$(49|50)\.\d\d is in Main\. Coins is closed/)
      expect((await accounts()).map(({ nickname }) => nickname)).toEqual(['Main'])
    },
    2 * STEP_MS,
  )
})

describe.each(CHANNELS)('a purchase without a wallet on %s', (channel) => {
  it(
    'is offered again once a wallet is open',
    async () => {
      const { chat } = await customerOn(channel)
      await chat.say('buy $50 of bitcoin')
      await chat.until(/You need a crypto wallet first/)
      await chat.press('Open a crypto wallet')
      await chat.answer({ Nickname: 'Coins' })
      await chat.until(/crypto wallet Coins is open/)
      await chat.press('Buy $50.00 BTC')
      await chat.until(/Buy BTC\?[\s\S]*Total: \$50\.00/)
    },
    2 * STEP_MS,
  )
})

it(
  'speaks Spanish of all of it',
  async () => {
    const { chat, accounts } = await customerOn('web')
    await chat.say('español')
    await chat.say('compra $50 de bitcoin')
    await chat.until(/Primero necesitas una billetera cripto/)
    await chat.press('Abrir una billetera cripto')
    await chat.say('Monedas')
    await chat.until(/billetera cripto Monedas está abierta/)
    await chat.press('Comprar $50.00 BTC')
    await chat.until(/¿Comprar BTC\?[\s\S]*Total: \$50\.00 \(exacto\)[\s\S]*Límite/)
    await chat.press('Confirmar')
    await chat.until(/Las monedas están en/)
    await chat.say('vende la mitad de mi bitcoin')
    await chat.until(/¿Vender BTC\?[\s\S]*Pediste: 0\.00/)
    await chat.say('cerrar monedas')
    await chat.until(/¿Vender las monedas y cerrar Monedas\?/)
    await chat.press('Confirmar')
    await chat.until(/Tus monedas se vendieron[\s\S]*Monedas está cerrada/)
    expect((await accounts()).map(({ nickname }) => nickname)).toEqual(['Main'])
  },
  3 * STEP_MS,
)
