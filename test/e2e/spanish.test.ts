import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ParleyInProcess, startParleyInProcess } from '#test/support/whole-app.ts'
import type { Chat } from './chat.ts'
import { openDiscordChat } from './discord-chat.ts'
import { ADDRESS, PIN, SSN } from './journey.ts'
import { openTelegramChat } from './telegram-chat.ts'
import { openWebChat } from './web-chat.ts'

const STEP_MS = 120_000

/** The platform tells English, or nothing: what makes it Spanish is what the customer writes. */
const CHANNELS: readonly (readonly [string, string, (parley: ParleyInProcess) => Promise<Chat>])[] = [
  ['web', '71', (parley) => openWebChat(parley.url)],
  ['telegram', '72', async (parley) => openTelegramChat(parley.telegram)],
  ['discord', '73', async (parley) => openDiscordChat(parley.discord)],
]

describe.each(CHANNELS)('a customer banks in Spanish on %s', (channel, number, open) => {
  const handle = `luz_${channel}`
  let parley: ParleyInProcess
  let chat: Chat
  beforeAll(async () => {
    parley = await startParleyInProcess({ DEMO: 'on' })
    chat = await open(parley)
  }, STEP_MS)
  afterAll(async () => {
    await chat?.close()
    await parley?.close()
  }, STEP_MS)

  it(
    'registers, with the form kept over a question',
    async () => {
      await chat.say('hola')
      await chat.until(/un banco con el que hablas/)
      await chat.press('Abrir mi cuenta')
      await chat.answer({
        'Nombre y apellido': 'Luz Nuñez',
        'Fecha de nacimiento': '17 de mayo de 1990',
        'Nombre de usuario': handle,
      })
      await chat.answer({ Teléfono: `415-555-01${number}`, 'Correo electrónico': `${handle}@example.com` })
      await chat.answer({
        'Calle y número': ADDRESS['Street address'],
        Ciudad: ADDRESS.City,
        Estado: 'Nueva York',
        'Código postal (ZIP)': '10001',
      })
      await chat.answer({ 'Número de Seguro Social': SSN, 'PIN nuevo': PIN, 'PIN nuevo otra vez': PIN })
      const summary = await chat.until(/¿Está todo bien\?/)
      for (const fact of ['Luz Nuñez', `@${handle}`, '1990-05-17', 'NY 10001']) expect(summary).toContain(fact)
      await chat.press('Confirmar')
      await chat.until(/Tu registro está listo/)
      await chat.say('verificar mi identidad')
      await chat.press('Usar una muestra (prueba)')
      await chat.until(/Ya lo tenemos/)
    },
    STEP_MS,
  )

  it(
    'opens accounts, with play money in one',
    async () => {
      await chat.say('abre una cuenta llamada Casa')
      await chat.until(/Tu cuenta Casa está abierta/)
      await chat.say('abre una cuenta llamada Viaje')
      await chat.until(/Tu cuenta Viaje está abierta/)
      await chat.say('agregar dinero')
      await chat.press('Agregar dinero de prueba')
      await chat.press('Casa $0.00')
      await chat.answer({ 'Monto en dólares': 'quinientos' })
      await chat.until(/¿Agregar dinero de prueba\?[\s\S]*\$500\.00/)
      await chat.press('Confirmar')
      await chat.until(/Dinero de prueba agregado/)
    },
    STEP_MS,
  )

  it(
    'sends, corrects, asks in between, and cancels',
    async () => {
      await chat.say('envíale veinte dólares con cincuenta a @alex por la pizza de mi cuenta Casa')
      const card = await chat.until(/¿Enviar esto\?[\s\S]*Alex Rivera/)
      for (const fact of ['Desde: Casa', 'Alex Rivera (@alex)', '$20.50', 'Nota: la pizza'])
        expect(card).toContain(fact)
      await chat.say('mejor 30')
      await chat.until(/¿Enviar esto\?[\s\S]*\$30\.00/)
      await chat.say('es seguro mi dinero')
      await chat.until(/Para ser sincero/)
      await chat.say('¿cuánto cobran de comisión?')
      await chat.until(/no hay cargo mensual/)
      // There the card that is confirmed is changed in its place, and no message answers a typed word.
      await (channel === 'discord' ? chat.press('Confirmar') : chat.say('sí'))
      await chat.until(/^Enviado[\s\S]*\$30\.00 desde Casa para Alex Rivera/)
      await chat.say('manda 15 a sam desde Casa')
      await chat.until(/¿Enviar esto\?[\s\S]*\$15\.00/)
      await chat.say('cancelar')
      await chat.until(/Cancelado/)
    },
    STEP_MS,
  )

  it(
    'asks for money, schedules, sets an alert and buys',
    async () => {
      await chat.say('pide 12.34 a alex por la cena')
      await chat.until(/¿Pedir esto\?[\s\S]*\$12\.34[\s\S]*Por: la cena/)
      await chat.press('Pedir')
      await chat.until(/Ya se lo pedí a Alex Rivera/)
      await chat.say('envía 25 a sam desde Casa el 1 de cada mes')
      await chat.until(/¿Programar esto\?[\s\S]*cada mes, el día 1/)
      await chat.press('Confirmar')
      await chat.until(/^Programado/)
      await chat.say('avísame cuando bitcoin baje de 10 mil')
      await chat.until(/Te avisaré aquí, una vez, cuando BTC esté a \$10,000\.00 o por debajo/)
      await chat.say('abre una billetera cripto llamada Monedas')
      await chat.until(/billetera cripto Monedas está abierta/)
      await chat.say('compra $50 de bitcoin')
      await chat.press('Casa $470.00')
      await chat.until(/¿Comprar BTC\?[\s\S]*\$50\.00/)
      await chat.press('Confirmar')
      await chat.until(/^Comprado[\s\S]*\$50\.00/)
    },
    STEP_MS,
  )

  it(
    'does two things one after the other, and gets a person',
    async () => {
      await chat.say('saldo y después historial')
      await chat.until(/Primero: saldo\s+Después: historial/)
      await chat.until(/^Historial/)
      await chat.say('quiero hablar con una persona')
      await chat.until(/Una persona puede ayudarte/)
      await chat.press('Escribir a una persona')
      await chat.answer({ 'Tu mensaje': '¿Por qué no veo mi pago del lunes?' })
      await chat.until(/Ahora lo tiene una persona/)
    },
    STEP_MS,
  )

  it(
    'goes on in English once that is asked for',
    async () => {
      await chat.say('english')
      await chat.until(/I’ll speak English with you now/)
      await chat.say('history')
      await chat.until(/^History/)
    },
    STEP_MS,
  )
})
