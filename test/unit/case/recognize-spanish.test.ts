import { describe, expect, it } from 'vitest'
import { recognize as recognizeFor } from '#conversation/registry.ts'

const recognize = (text: string) => recognizeFor(text, { locale: 'es' })

const SAID: Readonly<Record<string, readonly string[]>> = {
  'people.human': [
    'una persona',
    'quiero hablar con una persona',
    'quiero hablar con alguien',
    '¿puedo hablar con una persona real?',
    'necesito hablar con un agente',
    'atención al cliente',
    'comunícame con soporte',
    'pásame con un humano',
    '¿hay una persona real ahí?',
    'necesito hablar con alguien sobre mi cuenta',
    'no quiero hablar con un bot',
    '/persona',
  ],
  'people.complaint': [
    'quiero quejarme',
    'quiero poner una queja',
    'tengo una queja sobre el servicio',
    'queja',
    'estoy muy molesto con el servicio',
    '¿dónde me quejo?',
    'su servicio es pésimo',
  ],
  'people.fraud': [
    'me estafaron',
    'me estafaron con unos tenis',
    'creo que me engañaron',
    'alguien me estafó',
    'reportar un fraude',
    'hay un cargo no autorizado en mi cuenta',
    'caí en una estafa',
    'robaron mi cuenta',
    'mi cuenta fue robada',
  ],
  'people.lost-phone': [
    'perdí mi teléfono',
    'se me perdió el celular',
    'me robaron el celular',
    'mi teléfono fue robado',
    'alguien robó mi teléfono',
    'no encuentro mi celular',
    'dejé mi teléfono en un taxi',
    '¿qué hago si pierdo mi teléfono?',
  ],
  'people.lost-card': ['perdí mi tarjeta', 'me robaron la tarjeta', 'bloquea mi tarjeta', 'tarjeta robada'],
  'people.wrong-payment': [
    'le mandé a la persona equivocada',
    'le mandé dinero a la persona equivocada',
    'envié $20 a la cuenta equivocada',
    'me equivoqué de persona',
    'le pagué a otra persona',
    'le envié el dinero por error a otra persona',
    'mandé la cantidad equivocada',
    'persona equivocada',
  ],
  'case-close': ['cierra el caso', 'mi problema ya está resuelto'],
  'case-write': ['responder a soporte', 'responder'],
}

describe('who wants a person, in Spanish', () => {
  it.each(Object.entries(SAID).flatMap(([name, all]) => all.map((words) => [words, name] as const)))(
    '“%s” is %s',
    (words, name) => expect(recognize(words)?.name).toBe(name),
  )

  it.each([
    ['envía 20 a alex', 'send'],
    ['congelar', 'freeze'],
    ['me hackearon', 'freeze'],
    ['me robaron', 'freeze'],
    ['me robaron el dinero', 'money-gone'],
    ['perdí mi telegram', 'lost-chat'],
    ['reportar un problema', 'report'],
    ['mis reportes', 'cases'],
    ['cierra mi cuenta', 'accounts'],
    ['¿dónde está mi pago?', 'operation'],
    ['cancela mi pago', 'operation'],
  ])('“%s” stays %s', (words, name) => expect(recognize(words)?.name).toBe(name))

  it('freezes at once only where nothing else can be meant', () => {
    for (const words of ['perdí mi teléfono', 'me robaron el celular', 'robaron mi cuenta'])
      expect(recognize(words)?.slots).toEqual({ freeze: 'now' })
    for (const words of ['no encuentro mi celular', 'me estafaron', '¿qué hago si pierdo mi teléfono?'])
      expect(recognize(words)?.slots).toEqual({})
  })
})
