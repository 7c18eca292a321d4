import { describe, expect, it } from 'vitest'
import { bankFacts } from '#test/support/dialogs/bank-facts.ts'
import { converse } from '#test/support/dialogs/turns.ts'

/** The same in Spanish as in clumsy-phone.test.ts, as it is typed: without accents, in short forms, with English in it. */
const begun = (...said: readonly string[]) => {
  const w = bankFacts()
  const chat = converse(w, { abilities: { forms: false, erases: true, picture: 'message' } })
  for (const each of ['español', ...said]) chat.say(each)
  return { chat, states: () => [...w.operations.values()].map(({ state }) => state) }
}
const atCard = () => begun('manda 20 a alex')
const answer = (words: string): string => begun().chat.say(words)

describe('los números de la cuenta', () => {
  it.each([
    '¿cuál es mi número de ruta?',
    'numero de cuenta porfa',
    'necesito mi numero de cuenta y de ruta',
    'mi patron necesita mi numero de cuenta',
    'dame mi routing number',
    'dime mi numero de ruta para que me paguen',
  ])('se muestran después del PIN, que se pide enseguida: %s', (words) =>
    expect(answer(words)).toContain('Escribe tu PIN para ver el número de cuenta y el número de ruta'),
  )

  it.each(['como recibo mi sueldo aqui', 'mi cuenta tiene numero de ruta'])(
    'se explican donde se pregunta: %s',
    (words) => expect(answer(words)).toContain('después de tu PIN'),
  )
})

describe('ante un resumen', () => {
  it.each(['espera cuanto tengo', 'oye pero cuanto tengo', 'me alcanza', 'una pregunta: cuanto tengo'])(
    'se contesta y sigue abierto: %s',
    (words) => expect(atCard().chat.say(words)).toMatch(/\$100\.00 disponibles[\s\S]*¿Enviar esto\?/),
  )

  it.each(['👍', '✅', '👌'])('%s no acepta nada, y se dice cómo', (picture) => {
    const { chat, states } = atCard()
    expect(chat.say(picture)).toMatch(/sigue esperando[\s\S]*di sí/)
    expect(states()).toEqual(['proposed'])
  })

  it.each(['❌', '🚫', 'no 🙏'])('%s lo descarta', (words) => expect(atCard().chat.say(words)).toContain('Cancelado'))

  it.each(['si 👍', 'dale ✅'])('%s acepta', (words) => expect(atCard().chat.say(words)).toContain('Enviando'))

  it.each(['enviar', 'envía', 'mandar'])('%s no empieza otra cosa', (verb) => {
    const { chat, states } = atCard()
    expect(chat.say(verb)).toMatch(/di sí[\s\S]*¿Enviar esto\?/)
    expect(states()).not.toContain('confirmed')
  })

  it.each(['5 mas', 'todo', 'lo mas que se pueda', 'sumale 5'])('se pregunta cuánto: %s', (words) =>
    expect(atCard().chat.say(words)).toMatch(/No pude leer .* como un monto[\s\S]*\$20\.00/),
  )
})

describe('cortesías y prisa', () => {
  it.each([
    'manda 20 a alex muchisimas gracias',
    'manda 20 a alex es urgente porfa',
    'manda 20 a alex me urge',
    'manda 20 a alex mil gracias de antemano',
    'quiero transferir money a alex 20',
  ])('no son parte de nada: %s', (words) =>
    expect(answer(words)).toMatch(/^¿Enviar esto\?\nMonto: \$20\.00\nPara: Alex Doe \(@alex\)\nDesde: Everyday\n\n/),
  )

  it.each(['mñn', 'mñna', 'manan'])('%s es mañana', (day) =>
    expect(answer(`manda 20 a alex ${day}`)).toContain('24 de nov de 2026'),
  )
})

describe('en lugar de una nota', () => {
  it.each(['ok', 'va', 'no', 'nada', 'sin nota', 'ninguna', '👍'])('%s es ninguna', (words) => {
    const card = begun('manda dinero', 'alex', '20').chat.say(words)
    expect(card).toContain('¿Enviar esto?')
    expect(card).not.toContain('Nota:')
  })
})

describe('quien no sabe', () => {
  it.each(['no se', 'no lo sé', 'ni idea', '?'])('no nombra a nadie: %s', (words) =>
    expect(begun('manda dinero').chat.say(words)).toContain('no es un nombre que yo pueda buscar'),
  )
})

describe('un monto o un nombre solos', () => {
  it.each(['20', '$20', 'veinte dolares'])('%s se guarda para lo que se elija', (words) => {
    const { chat, states } = begun(words)
    expect(states()).toEqual([])
    chat.press('Enviar dinero')
    expect(chat.say('alex')).toMatch(/Monto: \$20\.00[\s\S]*Para: Alex/)
  })

  it('alex, también', () => expect(begun('alex').chat.press('Enviar dinero')).toContain('A Alex Doe (@alex). ¿Cuánto?'))
})

describe('varios a la vez', () => {
  it.each(['20 a cada uno alex y sam', '20 a cada uno a alex y sam'])('cada uno recibe lo suyo: %s', (words) =>
    expect(answer(words)).toMatch(/envía 20 a alex\nDespués: envía 20 a sam/),
  )

  it('se pregunta cuánto recibe cada uno', () => {
    expect(answer('manda 20 a alex y a sam')).toContain('20 a cada uno a alex y sam')
  })
})

describe('monedas', () => {
  it.each(['compra bitcoin por 20 dolares', 'compra btc con 20 dolares porfa'])('por dólares: %s', (words) =>
    expect(answer(words)).toMatch(/^¿Comprar BTC\?\nTotal: \$20\.00/),
  )

  it('50 de btc puede ser dólares o monedas: se pregunta', () => {
    expect(answer('compra 50 de btc')).toContain('Di dólares o monedas')
  })

  it.each(['subio eth', '¿subió el ether hoy?', 'por que bajo eth', 'el eth subio o bajo'])(
    'un precio: %s',
    (words) => {
      expect(answer(words)).toContain('Ether (ETH)')
      expect(answer(words)).not.toContain('Bitcoin')
    },
  )

  it.each(['precio con cambio', 'cambio del dia', 'como van los precios'])('todos: %s', (words) =>
    expect(answer(words)).toMatch(/Bitcoin \(BTC\)[\s\S]*Ether \(ETH\)/),
  )
})

describe('el enojo', () => {
  it.each(['esto no sirve', 'ya valio, no sirve esto', 'son unos rateros', 'que porqueria'])(
    'lleva a una persona, y la hora termina en un solo punto: %s',
    (words) => {
      expect(answer(words)).toContain('Lamento que algo haya salido mal')
      expect(answer(words)).toMatch(/p\.m\.$/m)
    },
  )
})
