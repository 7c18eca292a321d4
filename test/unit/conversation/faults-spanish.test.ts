import { describe, expect, it } from 'vitest'
import { recognize } from '#conversation/registry.ts'
import { correctionIn } from '#conversation/understand/correction.ts'
import { SENDING } from '#conversation/understand/sentence-frame.ts'
import { bankFacts } from '#test/support/dialogs/bank-facts.ts'
import { customerIn, say } from './person.ts'

const SPANISH = { locale: 'es' } as const
const slotsOf = (text: string) => recognize(text, SPANISH)?.slots

describe('an amount in Spanish that can’t be read whole', () => {
  it.each([
    'envía 437 euros a alex cada viernes',
    'envía EUR 437 a alex',
    'manda menos 20 a alex',
    'envía hasta 50 a alex',
    'manda no más de 50 a alex',
    'envía el doble de 20 a alex',
    'manda 12 a 24 dólares a alex',
    'envía 18 932 a alex',
    'manda 14 cientos a alex',
    'manda cinco cientos a alex',
    'manda cien mil cientos a alex',
    'envía 20 pesos a alex',
    'manda 50 varos a alex',
    'envía £20 a alex',
    'manda 1,5 a alex',
  ])('is asked for: “%s”', (text) => {
    expect(slotsOf(text)).toMatchObject({ payee: 'alex' })
    expect(slotsOf(text)?.['amount']).toBeUndefined()
    expect(slotsOf(text)?.['note']).toBeUndefined()
  })

  it.each([
    ['envía 1.234,56 a alex', '1234.56'],
    ['envía 1.5 mil a alex', '1500'],
    ['envía mil quinientos a alex', '1500'],
    ['manda un dólar cincuenta a alex', '1.50'],
    ['manda ciento diez a alex', '110'],
    ['envía cincuenta centavos a alex', '0.50'],
    ['envía 20$ a alex', '20'],
    ['manda USD 20 a alex', '20'],
    ['envía .50 a alex', '0.50'],
    ['envía ２０ a alex', '20'],
    ['manda ٢٠ a alex', '20'],
  ])('is read: “%s”', (text, amount) => expect(slotsOf(text)).toEqual({ amount, payee: 'alex' }))
})

describe('a payee or account in Spanish', () => {
  it.each(['albert', 'prince', 'brice', 'saldo', 'precia', 'dato', 'alerto', 'ventura', 'cuento', 'sara'])(
    'is never corrected: %s',
    (name) => expect(slotsOf(`envía 20 a ${name}`)).toEqual({ amount: '20', payee: name }),
  )

  it.each(['él', 'ella', 'alguien', 'ellos', 'nadie', 'ustedes', 'ellas', 'todos', 'cualquiera', 'usted', 'nosotros'])(
    '“%s” names nobody, and is told',
    (word) => {
      expect(slotsOf(`manda 20 a ${word}`)).toMatchObject({ amount: '20', unused: expect.stringContaining(word) })
      expect(slotsOf(`manda 20 a ${word}`)?.['payee']).toBeUndefined()
    },
  )

  it.each(['por favor cuanto antes', 'lo antes posible', 'ya por favor', 'por favor', 'gracias', 'ahora mismo', 'ya'])(
    '“cierra renta %s” closes the one that is called so',
    (end) => expect(slotsOf(`cierra renta ${end}`)).toEqual({ act: 'close', account: 'renta' }),
  )

  it('money from another bank is no payment to somebody called “cuenta”', () => {
    for (const from of ['mi cuenta de citi', 'mi banco', 'chase', 'la otra cuenta', 'el otro banco'])
      for (const here of ['a esta cuenta', 'para acá', 'a parley', 'a mi cuenta'])
        expect(recognize(`pasa 200 dólares de ${from} ${here}`, SPANISH)?.name).not.toBe('send')
  })
})

describe('a day in Spanish', () => {
  it.each([
    'el 1 de cada mes',
    'pasado mañana',
    'el último viernes de cada mes',
    'el día 15 de cada mes',
    'cada viernes durante un año',
    'cada mes hasta junio',
    'dentro de 3 días',
    'cada quincena',
    'cada quince días',
    'cada 15 días',
    'cada dos semanas',
    'el viernes que viene',
  ])('“%s” is on the card or asked about, never left out', (when) =>
    expect(recognize(`envía 20 a alex ${when}`, SPANISH)).toEqual({
      name: 'schedule',
      slots: { amount: '20', payee: 'alex', when },
    }),
  )

  it.each([
    'hasta qué hora puedo mandar para que llegue hoy',
    'a qué hora puedo enviar hoy',
    'cuándo puedo pagar mañana',
  ])('a question about one is no payment: “%s”', (text) => expect(recognize(text, SPANISH)?.name).not.toBe('schedule'))
})

describe('a correction in Spanish', () => {
  it.each([
    ['no 20 sino 30', { amount: '30' }],
    ['no, 20 no, 30', { amount: '30' }],
    ['20 no, 30', { amount: '30' }],
    ['que sean 30', { amount: '30' }],
    ['perdón, 30', { amount: '30' }],
    ['cámbialo a 30', { amount: '30' }],
    ['quise decir 30', { amount: '30' }],
    ['no a alex sino a sam', { payee: 'sam' }],
    ['a alex no, a sam', { payee: 'sam' }],
    ['mejor mañana', { when: 'mañana' }],
    ['no el viernes sino mañana', { when: 'mañana' }],
    ['sin la nota', { note: '' }],
  ])('“%s”', (text, slots) => expect(correctionIn(text, SENDING, SPANISH)).toEqual(slots))

  it.each(['que sean 30', 'no 20 sino 30', 'perdón, 30', 'cámbialo a 30', 'no, 20 no, 30'])(
    '“%s” shows the card anew',
    (text) => {
      const hears = customerIn('es')
      expect(hears(say('envía 20 a alex x la pizza'))).toMatch(/\$20\.00.*Nota: la pizza/s)
      expect(hears(say(text))).toMatch(/¿Enviar esto\?.*\$30\.00.*Nota: la pizza/s)
    },
  )
})

describe('somebody who is talked into paying, in Spanish', () => {
  it.each([
    'me llamaron del banco y me pidieron mi pin',
    'un señor dice que es del banco y quiere mi código',
    'me dicen que mande dinero ya o me cierran la cuenta',
    'el irs me pide que pague con bitcoin',
    'la policía me exige que pague una multa',
    'alguien me escribió y me pidió que mande 500 a una cuenta segura',
    'me llegó un mensaje y me piden mi clave',
    'recibí una llamada y quieren que compre tarjetas de regalo',
    'me dijeron que son del banco',
    'me llamó una señora y me pidió el código',
  ])('“%s” is warned, and offered a freeze', (text) => {
    const heard = customerIn('es')(say(text))
    expect(heard).toMatch(/Primero protejamos tu dinero/)
    expect(heard).not.toMatch(/\[\S+ (?:Enviar dinero|Comprar)/)
  })

  it.each(['mi hermano me pide que le mande 20', 'alex me pidió 20', 'alguien me pidió dinero'])(
    '“%s” is none',
    (text) => expect(recognize(text, SPANISH)?.name).not.toBe('people.fraud'),
  )
})

describe('what waits for consent, in Spanish', () => {
  it.each([
    'mándalo ya',
    'espera',
    'todavía no',
    '¿cuánto cobran?',
    'apúrate',
    'rápido',
    'ahorita vuelvo',
    'un momento',
  ])('“%s” sends nothing, and the card stands', (text) => {
    const facts = bankFacts()
    const hears = customerIn('es', facts)
    hears(say('envía 20 a alex por la pizza'))
    expect(hears(say(text))).toMatch(/¿Enviar esto\?.*\[\S+ Confirmar\]/s)
    expect(facts.asked.some(({ name }) => name === 'operation.confirm')).toBe(false)
  })

  it.each([
    'envía 20 a alex y 10 a sam',
    'manda 20 a alex y dime mi saldo',
    'envía 20 a alex, luego compra 50 de bitcoin',
  ])('“%s” is done one after the other', (text) =>
    expect(customerIn('es')(say(text))).toMatch(/Primero: .*Después: .*¿Enviar esto\?/s),
  )
})

describe('as people chat', () => {
  it.each([
    ['xq rechazaron mi pago', 'answer.declined'],
    ['q comisiones cobran', 'answer.fees'],
    ['cto tengo', 'accounts'],
    ['mande 20 a alex xfa', 'send'],
    ['transferile 20 a sam', 'send'],
    ['podés mandarle 20 a alex', 'send'],
    ['rápido, manda 20 a alex', 'send'],
    ['deposítale 15 a mi mamá', 'send'],
    ['kiero enviar 20 a alex x la pizza', 'send'],
    ['dnd ta mi pago', 'operation'],
    ['necesito hacer un pago', 'send'],
    ['hacer un pago semanal', 'schedule'],
    ['programar un pago', 'schedule'],
  ])('“%s”', (text, name) => expect(recognize(text, SPANISH)?.name).toBe(name))

  it.each([
    ['che, cuánta guita tengo', /\$100\.00/],
    ['necesito que le llegue plata a mi mamá', /¿Quieres enviar dinero\?/],
    ['mi quincena no ha caído', /Agregar dinero/],
    ['quiero que me atienda una persona', /Una persona puede ayudarte/],
  ])('“%s” is guessed', (text, said) => expect(customerIn('es')(say(text))).toMatch(said))
})

describe('which way a price goes, in Spanish', () => {
  it.each<[how: string, direction: 'above' | 'below' | undefined]>([
    ['baje de', 'below'],
    ['baje a', 'below'],
    ['caiga a', 'below'],
    ['caiga por debajo de', 'below'],
    ['descienda a', 'below'],
    ['esté por debajo de', 'below'],
    ['se desplome por debajo de', 'below'],
    ['se hunda a', 'below'],
    ['suba de', 'above'],
    ['suba a', 'above'],
    ['suba por encima de', 'above'],
    ['supere', 'above'],
    ['rebase', 'above'],
    ['pase de', 'above'],
    ['llegue a', undefined],
    ['toque', undefined],
    ['alcance', undefined],
  ])('“avísame cuando btc %s 60k”', (how, direction) =>
    expect(recognize(`avísame cuando btc ${how} 60k`, SPANISH)).toEqual({
      name: 'alert',
      slots: { coin: 'BTC', price: '60k', ...(direction && { direction }) },
    }),
  )
})
