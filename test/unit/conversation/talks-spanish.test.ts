import { describe, expect, it } from 'vitest'
import { recognize as recognizeFor } from '#conversation/registry.ts'
import { isQuestion } from '#conversation/understand/question.ts'
import { wishesIn } from '#conversation/understand/wishes.ts'
import { account, bankFacts } from '#test/support/dialogs.ts'
import { converse } from '#test/support/dialogs/turns.ts'

const SPANISH = { locale: 'es' } as const
const recognize = (text: string) => recognizeFor(text, SPANISH)

/** The platform tells English: what is written is what changes the language. */
const hearing = (...said: readonly string[]): string => {
  const chat = converse(bankFacts({ accounts: [account('Everyday')] }))
  return said.map((each) => chat.say(each)).at(-1) ?? ''
}

describe('several wishes in one Spanish message', () => {
  it.each([
    ['envía 5 a alex y luego 10 a sam', ['envía 5 a alex', 'envía 10 a sam']],
    ['envía 5 a alex y 10 a sam', ['envía 5 a alex', 'envía 10 a sam']],
    ['envía 5 a alex, después compra $20 de bitcoin', ['envía 5 a alex', 'compra $20 de bitcoin']],
    ['envía 5 a alex y después de eso compra $20 de bitcoin', ['envía 5 a alex', 'compra $20 de bitcoin']],
    ['saldo y después historial', ['saldo', 'historial']],
    ['envía 5 a alex; pide 3 a sam', ['envía 5 a alex', 'pide 3 a sam']],
    ['envía 5 a alex y también pide 10 a sam', ['envía 5 a alex', 'pide 10 a sam']],
    ['envía 20 a alex por pan y leche', undefined],
    ['envía 20 a alex después del viernes', undefined],
    ['divide 60 entre alex y sam', undefined],
  ])('are told apart: %s', (said, texts) =>
    expect(wishesIn(said, recognize(said), recognize, SPANISH)?.map(({ text }) => text)).toEqual(texts),
  )

  it('are done one after the other', () => {
    expect(hearing('envía 5 a alex y luego compra $20 de bitcoin')).toMatch(
      /Primero: envía 5 a alex\nDespués: compra \$20 de bitcoin[\s\S]*¿Enviar esto\?/,
    )
  })
})

describe('a Spanish correction of what is to be confirmed', () => {
  it.each([
    ['mejor 30', 'Monto: $30.00'],
    ['que sean 30', 'Monto: $30.00'],
    ['ponle 30', 'Monto: $30.00'],
    ['no, 30', 'Monto: $30.00'],
    ['cambia la nota a pizza', 'Nota: pizza'],
    ['con la nota pizza', 'Nota: pizza'],
  ])('%s', (said, shown) => {
    const card = hearing('envía 20 a @alex por pan', said)
    expect(card).toContain('¿Enviar esto?')
    expect(card).toContain(shown)
  })

  it('sin la nota', () => {
    const card = hearing('envía 20 a @alex por pan', 'sin la nota')
    expect(card).toContain('¿Enviar esto?')
    expect(card).not.toContain('Nota:')
  })

  it.each(['no, a @nadie', 'desde ahorro'])('%s changes nothing where there is none of that name', (said) => {
    const card = hearing('envía 20 a @alex', said)
    expect(card).toMatch(/no encontré a @nadie|no tienes una cuenta/)
    expect(card).toContain('Para: Alex Doe (@alex)')
    expect(card).toContain('Monto: $20.00')
  })

  it.each(['no, a @alex', 'perdón, a @alex'])('%s tells the payee who was asked for', (said) =>
    expect(hearing('envía 20', said)).toContain('Para: Alex Doe (@alex)'),
  )
})

describe('beside a card, in Spanish', () => {
  it.each([
    ['¿cuánto cobran de comisión?', /\$0\.00/],
    ['¿cuánto tarda?', /unos minutos/],
    ['¿eres un robot?', /soy un programa/],
    ['¿por qué?', /Solo pido lo que hace falta/],
  ])('%s is answered, and the card stands', (said, answer) => {
    const shown = hearing('envía 20 a @alex', said)
    expect(shown).toMatch(answer)
    expect(shown).toMatch(/¿Enviar esto\?[\s\S]*Monto: \$20\.00/)
  })

  it('a person is to be had, and says by when', () => {
    expect(hearing('quiero hablar con una persona')).toMatch(/Una persona puede ayudarte[\s\S]*hoy a las/)
    expect(hearing('me estafaron')).toMatch(/Congela tu cuenta ahora/)
    expect(hearing('perdí mi tarjeta')).toMatch(/Parley no tiene tarjetas/)
  })
})

describe('a question', () => {
  it.each(['¿cuánto?', 'cuánto cobran', 'cómo se hace', 'quiénes son', 'por qué lo piden', 'listo?'])(
    '%s is one',
    (said) => expect(isQuestion(said, SPANISH)).toBe(true),
  )
  it.each(['la renta', 'esta noche', 'es mi primo', 'comida', 'queso'])('%s is none', (said) =>
    expect(isQuestion(said, SPANISH)).toBe(false),
  )

  it('in Spanish is answered in Spanish, whatever the platform tells', () => {
    expect(hearing('¿cuánto cobran de comisión?')).toContain('no hay cargo mensual')
  })

  it.each(['routing 021000021', 'swift code please', '1099', 'apple pay'])(
    'of words that both languages have leaves the language as it is: %s',
    (said) => expect(hearing(said, 'menu')).toMatch(/What would you like to do/),
  )
})
