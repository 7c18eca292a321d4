import { afterAll, beforeAll, beforeEach, describe, it } from 'vitest'
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

describe.each(CHANNELS)('an order that waits on %s', (channel) => {
  let chat: Chat
  beforeEach(async () => {
    chat = await openChatOn(parley, channel)
    serial += 1
    const handle = `waits_${serial}`
    const who = { handle, phone: `415-555-04${10 + serial}`, email: `${handle}@example.com` }
    await seedCustomer(parley, { ...who, conversation: chat.conversation, account: { nickname: 'Main', dollars: 500 } })
    await chat.say('open a crypto wallet')
    await chat.say('Coins')
    await chat.until(/crypto wallet Coins is open/)
  }, 2 * STEP_MS)

  it(
    'is made by words, shown, paused, and cancelled without a PIN; one whose price is there goes and says at which',
    async () => {
      await chat.say('buy $30 of btc if it drops below 1k')
      await chat.until(/Wait and buy BTC\?[\s\S]*1 BTC is at \$1,000\.00 or less[\s\S]*The money isn’t set aside/)
      await chat.press('Confirm')
      await chat.until(/It’s waiting: Buy \$30\.00 of BTC/)
      await chat.press('Waiting orders')
      await chat.until(/1\. Buy \$30\.00 of BTC when 1 BTC is at \$1,000\.00 or less: waiting \(now \$.* away\)/)
      await chat.press('1')
      await chat.press('Pause')
      await chat.until(/Paused: Buy/)
      await chat.say('my orders')
      await chat.press('1')
      await chat.press('Cancel order')
      await chat.until(/Canceled: Buy \$30\.00[\s\S]*Nothing was moved/)
      await chat.say('cancel my order')
      await chat.until(/You have no orders waiting/)
      await chat.say('buy $40 of btc when it goes above 2k')
      await chat.until(/The price is there already, so it goes right after you confirm/)
      await chat.press('Confirm')
      await chat.until(/^Bought[\s\S]*Your order for \$2,000\.00 or more: it went when the price was \$/)
    },
    2 * STEP_MS,
  )

  it(
    'speaks Spanish',
    async () => {
      await chat.say('español')
      await chat.say('compra $30 de btc si baja de 1k')
      await chat.until(/¿Esperar y comprar BTC\?[\s\S]*El dinero no queda apartado/)
      await chat.press('Confirmar')
      await chat.until(/Está en espera: Comprar \$30\.00 de BTC/)
      await chat.say('pausa mi orden')
      await chat.until(
        /Tus órdenes en espera[\s\S]*1\. Comprar \$30\.00 de BTC cuando 1 BTC esté a \$1,000\.00 o menos: en espera/,
      )
      await chat.press('1')
      await chat.press('Pausar')
      await chat.until(/En pausa: Comprar[\s\S]*No pasa nada hasta que la reanudes/)
      await chat.say('cancela mi orden de btc')
      await chat.press('Cancelar orden')
      await chat.until(/Cancelada: Comprar[\s\S]*No se movió nada/)
      await chat.say('vende 0.001 btc a 900k')
      await chat.until(/¿Esperar y vender BTC\?[\s\S]*Las monedas no quedan apartadas/)
    },
    2 * STEP_MS,
  )
})
