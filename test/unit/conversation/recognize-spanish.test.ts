import { describe, expect, it } from 'vitest'
import { recognize } from '#conversation/registry.ts'
import { readAmount } from '#conversation/reading/amount.ts'
import { correctionIn } from '#conversation/understand/correction.ts'
import { saysNo, saysYes } from '#conversation/understand/replies.ts'
import { secretIn } from '#conversation/understand/secrets.ts'
import { SENDING } from '#conversation/understand/sentence-frame.ts'

const SPANISH = { locale: 'es' } as const

describe('what is wanted, in Spanish', () => {
  it.each<[said: string, name: string, slots: object]>([
    ['manda 20 a alex', 'send', { amount: '20', payee: 'alex' }],
    ['enviale 20 dolares a @alex mañana', 'schedule', { amount: '20', payee: '@alex', when: 'mañana' }],
    ['envíale 20 dólares a @alex mañana', 'schedule', { amount: '20', payee: '@alex', when: 'mañana' }],
    ['quiero enviar $20 a alex por el almuerzo', 'send', { amount: '$20', payee: 'alex', note: 'el almuerzo' }],
    ['cuanto tengo', 'accounts', {}],
    ['cuánto dinero tengo', 'accounts', {}],
    ['saldo', 'accounts', {}],
    ['avisame cuando bitcoin baje de 60 mil', 'alert', { coin: 'BTC', direction: 'below', price: '60 mil' }],
    ['avísame cuando el btc suba de 70k', 'alert', { coin: 'BTC', direction: 'above', price: '70k' }],
    ['avisame si eth llega a 3,250.50', 'alert', { coin: 'ETH', price: '3,250.50' }],
    ['pide 20 a alex por la pizza', 'request', { amount: '20', payee: 'alex', note: 'la pizza' }],
    ['pídele a alex 20', 'request', { amount: '20', payee: 'alex' }],
    ['cobrale 12 a alex', 'request', { amount: '12', payee: 'alex' }],
    ['divide 60 entre alex y sam por la cena', 'split', { amount: '60', people: 'alex y sam', note: 'la cena' }],
    ['divide la cuenta de 84.50 entre alex y sam', 'split', { amount: '84.50', people: 'alex y sam' }],
    ['envía 50 a alex cada viernes', 'schedule', { amount: '50', payee: 'alex', when: 'cada viernes' }],
    [
      'envía 800 a sam por la renta cada mes el día 1',
      'schedule',
      { amount: '800', payee: 'sam', note: 'la renta', when: 'cada mes el día 1' },
    ],
    [
      'paga la renta 800 a sam el 1 de cada mes',
      'schedule',
      { amount: '800', payee: 'sam', note: 'renta', when: 'el 1 de cada mes' },
    ],
    ['cada viernes, envía 50 a alex', 'schedule', { amount: '50', payee: 'alex', when: 'cada viernes' }],
    ['manda veinte dólares con cincuenta a alex', 'send', { amount: '20.50', payee: 'alex' }],
    ['manda 1.234,56 a alex', 'send', { amount: '1234.56', payee: 'alex' }],
    ['manda 1,234.56 a alex', 'send', { amount: '1,234.56', payee: 'alex' }],
    ['manda 1.234 a alex', 'send', { unparsed: '1.234', payee: 'alex' }],
    ['manda 20 euros a alex', 'send', { unparsed: '20 euros', payee: 'alex' }],
    ['manda 20 pesos a alex', 'send', { unparsed: '20 pesos', payee: 'alex' }],
    ['manda hasta 20 a alex', 'send', { unparsed: 'hasta 20', payee: 'alex' }],
    ['manda 20 o 30 a alex', 'send', { unparsed: '20 o 30', payee: 'alex' }],
    ['manda entre 20 y 30 a alex', 'send', { unparsed: 'entre 20 y 30', payee: 'alex' }],
    ['manda doscientos cincuenta dólares a maría', 'send', { amount: '250', payee: 'maría' }],
    ['manda mil quinientos a sam desde ahorros', 'send', { amount: '1500', payee: 'sam', account: 'ahorros' }],
    [
      'envía 25 a sam desde Casa el 1 de cada mes',
      'schedule',
      { amount: '25', payee: 'sam', account: 'Casa', when: 'el 1 de cada mes' },
    ],
    [
      'envía 25 a sam desde Casa cada mes',
      'schedule',
      { amount: '25', payee: 'sam', account: 'Casa', when: 'cada mes' },
    ],
    ['envía 25 a sam desde Casa mañana', 'schedule', { amount: '25', payee: 'sam', account: 'Casa', when: 'mañana' }],
    ['envía 25 a sam cada mes desde marzo', 'schedule', { amount: '25', payee: 'sam', when: 'cada mes desde marzo' }],
    ['envía 25 a sam desde el viernes', 'schedule', { amount: '25', payee: 'sam', when: 'desde el viernes' }],
    ['manda 20 de mi cuenta de ahorros a alex', 'send', { amount: '20', payee: 'alex', account: 'cuenta de ahorros' }],
    ['manda 20 para alex', 'send', { amount: '20', unused: 'para alex' }],
    ['manda 20 para @alex', 'send', { amount: '20', payee: '@alex' }],
    ['envía 20 a alex para la cena', 'send', { amount: '20', payee: 'alex', note: 'la cena' }],
    ['pasa 20 a alex', 'send', { amount: '20', payee: 'alex' }],
    ['compra $50 de bitcoin', 'buy', { coin: 'BTC', amount: '$50' }],
    ['compra 50 dólares de btc', 'buy', { coin: 'BTC', amount: '50' }],
    ['compra 2 eth', 'buy', { coin: 'ETH', coins: '2 eth' }],
    ['vende medio bitcoin', 'sell', { coin: 'BTC', coins: 'medio bitcoin' }],
    ['vende la mitad de mi bitcoin', 'sell', { coin: 'BTC', share: '1/2' }],
    ['vende todo', 'sell-all', {}],
    ['vende todo mi eth', 'sell-all', { coin: 'ETH' }],
    ['vender todas mis monedas', 'sell-all', {}],
    ['compra 0.01 eth', 'buy', { coin: 'ETH', coins: '0.01 eth' }],
    ['vende $20 de eth', 'sell', { coin: 'ETH', amount: '$20' }],
    ['a cuánto está bitcoin', 'prices', { coin: 'BTC' }],
    ['cuanto vale el bitcoin', 'prices', { coin: 'BTC' }],
    ['precio de bitcoin', 'prices', { coin: 'BTC' }],
    ['historial', 'history', {}],
    ['historial de ahorros', 'history', { account: 'ahorros' }],
    ['donde está mi pago', 'operation', { act: 'look' }],
    ['cancela mi pago', 'operation', { act: 'stop' }],
    ['olvidé mi PIN', 'forgot-pin', {}],
    ['perdí mi teléfono', 'people.lost-phone', { freeze: 'now' }],
    ['me hackearon', 'freeze', {}],
    ['no puedo entrar', 'cant-log-in', {}],
    ['congelar', 'freeze', {}],
    ['cambiar mi correo', 'details', { detail: 'email' }],
    ['cambiar pin', 'pin', {}],
    ['vincular', 'link', {}],
    ['abre una cuenta llamada renta', 'open-account', { nickname: 'renta' }],
    ['cambia el nombre de renta a casa', 'accounts', { act: 'rename', account: 'renta', nickname: 'casa' }],
    ['cierra renta', 'accounts', { act: 'close', account: 'renta' }],
    ['agregar dinero', 'fund', {}],
    ['agrega $50 a renta', 'fund', { amount: '$50', account: 'renta' }],
    ['pausa renta', 'schedules', { act: 'pause', schedule: 'renta' }],
    ['pagos programados', 'schedules', {}],
    ['reportar un problema', 'report', {}],
    ['mis reportes', 'cases', {}],
    ['quiero hablar con una persona', 'people.human', {}],
    ['por qué necesitas mi seguro social', 'why', { topic: 'ssn' }],
    ['cerrar sesión', 'sign-out', {}],
    ['registrarme', 'register', {}],
    ['ya tengo una cuenta', 'claim', {}],
    ['mis datos', 'details', {}],
    ['solicitudes', 'requests', {}],
    ['ayuda', 'help', {}],
    ['cancelar', 'cancel', {}],
    ['atrás', 'back', {}],
    ['hola', 'menu', {}],
    ['/enviar 20 a alex por almuerzo', 'send', { amount: '20', payee: 'alex', note: 'almuerzo' }],
    ['/programar 50 a alex cada viernes', 'schedule', { amount: '50', payee: 'alex', when: 'cada viernes' }],
    ['/alerta btc por encima de 70 mil', 'alert', { coin: 'BTC', direction: 'above', price: '70 mil' }],
    ['/comprar $50 de btc', 'buy', { coin: 'BTC', amount: '$50' }],
    ['envía 25 a alex el próximo viernes', 'schedule', { amount: '25', payee: 'alex', when: 'el próximo viernes' }],
    ['manda 25 a alex pasado mañana', 'schedule', { amount: '25', payee: 'alex', when: 'pasado mañana' }],
    ['manda 25 a alex en 3 días', 'schedule', { amount: '25', payee: 'alex', when: 'en 3 días' }],
    ['manda 30 a alex y a sam', 'send', { unused: '30 a alex y a sam' }],
    ['transfiere 100 a mi cuenta de ahorros', 'send', { amount: '100', payee: 'mi cuenta de ahorros' }],
    ['manda quinientos treinta y un dólares a luis', 'send', { amount: '531', payee: 'luis' }],
    ['manda 5 mil a sam', 'send', { amount: '5000', payee: 'sam' }],
    ['envía 20 a maria de la cruz', 'send', { amount: '20', payee: 'maria de la cruz' }],
    ['manda 20 a mi mamá', 'send', { amount: '20', payee: 'mi mamá' }],
    ['siempre pide mi pin', 'limits', { above: 'always' }],
    ['mis límites', 'limits', {}],
    ['borrar mis datos', 'delete-data', {}],
    ['descargar mis datos', 'export-data', {}],
    ['es seguro mi dinero', 'safety', {}],
    ['pide mi PIN por encima de $50', 'limits', { above: '$50' }],
  ])('%s', (said, name, slots) => {
    expect(recognize(said, SPANISH)).toEqual({ name, slots })
    // Many people type without accents; what they name is as they typed it.
    expect(recognize(said.normalize('NFD').replaceAll(/[\u0300-\u036f]/g, ''), SPANISH)?.name).toBe(name)
  })

  it('what is not to be sent begins nothing: it shows what is on its way', () =>
    expect(recognize('no le mandes 20 a alex', SPANISH)).toEqual({ name: 'operation', slots: { act: 'stop' } }))

  it.each(['qué bonito día', 'mi primo se llama enrique'])('%s is no wish', (said) => {
    expect(recognize(said, SPANISH)).toBeUndefined()
  })
})

describe('what is wanted otherwise', () => {
  it.each<[said: string, slots: object]>([
    ['que sean 30', { amount: '30' }],
    ['mejor a sam', { payee: 'sam' }],
    ['no, 30', { amount: '30' }],
    ['desde renta', { account: 'renta' }],
    ['mañana mejor', { when: 'mañana' }],
    ['sin la nota', { note: '' }],
    ['cambia la cantidad a 30', { amount: '30' }],
    ['ponle nota: pizza', { note: 'pizza' }],
    ['hazlo 30', { amount: '30' }],
    ['mejor 30', { amount: '30' }],
  ])('%s', (said, slots) => expect(correctionIn(said, SENDING, SPANISH)).toEqual(slots))
})

describe('an amount in Spanish', () => {
  it.each<[typed: string, read: string | undefined]>([
    ['veinte', '20.00'],
    ['veinte con cincuenta', '20.50'],
    ['veinte dólares con cincuenta', '20.50'],
    ['treinta y un dólares', '31.00'],
    ['mil', '1000.00'],
    ['dos mil quinientos', '2500.00'],
    ['cien', '100.00'],
    ['ciento veinte', '120.00'],
    ['1.234,56', '1234.56'],
    ['12,50', '12.50'],
    ['1.234', undefined],
    ['1,234', '1234.00'],
    ['20 mil', '20000.00'],
    ['un dólar', '1.00'],
    ['cincuenta centavos', '0.50'],
    ['$20', '20.00'],
    ['20 dólares y medio', undefined],
    ['quinientos', '500.00'],
    ['veintiún dólares', '21.00'],
    ['un', undefined],
    ['1.5 mil', '1500.00'],
    ['dos millones', undefined],
  ])('%s', (typed, read) => expect(readAmount(typed, SPANISH)).toBe(read))
})

describe('a short answer', () => {
  it.each(['sí', 'si', 'Sí, confirmo', 'dale', 'claro que sí', 'adelante', 'yes'])('%s is a yes', (text) => {
    expect(saysYes(text, SPANISH)).toBe(true)
    expect(saysNo(text, SPANISH)).toBe(false)
  })
  it.each(['no', 'no, gracias', 'mejor no', 'no lo envíes', 'para nada'])('%s is a no', (text) => {
    expect(saysNo(text, SPANISH)).toBe(true)
    expect(saysYes(text, SPANISH)).toBe(false)
  })
  it.each(['si quieres', 'sí pero 30', 'no sé', 'quizás'])('%s is neither', (text) => {
    expect(saysYes(text, SPANISH) || saysNo(text, SPANISH)).toBe(false)
  })
})

it.each([
  ['mi PIN es 739152', 'pin'],
  ['mi seguro social es 219092222', 'ssn'],
  ['la contraseña es hunter22', 'password'],
  ['mi número de cuenta es 1234567890', 'account'],
] as const)('%s holds a secret', (text, kind) => expect(secretIn(text, SPANISH)).toBe(kind))
