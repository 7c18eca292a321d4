import { describe, expect, it } from 'vitest'
import { recognize as recognizeFor } from '#conversation/registry.ts'

const recognize = (text: string) => recognizeFor(text, { locale: 'es' })
const MONEY = ['send', 'schedule', 'request', 'split', 'fund', 'buy', 'sell']

describe('verbs of money with something else, in Spanish', () => {
  it.each([
    'envía un mensaje a joe',
    'mándale un mensaje a mi mamá',
    'manda mi ubicación a laura',
    'envía un correo a mi jefe',
    'manda una foto a alex',
    'manda flores a laura',
    'envíale saludos a alex',
    'programa una reunión con sam a la 1 pm',
    'programa una cita para mañana',
    'agrega 5 y 89',
    'pon una alarma a las 7',
    'necesito transferir dinero a alex y no puedo',
    'necesito enviar dinero a mi cuenta y no puedo',
    'mueve la fecha de mi pago mensual',
    'envía una solicitud a alex',
  ])('begin no flow of money: %s', (text) => expect(MONEY).not.toContain(recognize(text)?.name))
})

describe('the same verbs with money, in Spanish', () => {
  it.each([
    ['dale 5 a bob', 'send'],
    ['envía 20 a alex rápido', 'send'],
    ['programa 50 para alex el viernes', 'schedule'],
    ['programa un pago de 50 a alex para el viernes', 'schedule'],
    ['agrega 50 a renta', 'fund'],
    ['envía dinero a alex', 'send'],
    ['envía 5 a joe por el mensaje', 'send'],
    ['envía 5 a joe con el mensaje feliz cumple', 'send'],
  ])('begin it: %s', (text, name) => expect(recognize(text)?.name).toBe(name))
})
