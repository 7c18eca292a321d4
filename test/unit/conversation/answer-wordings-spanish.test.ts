import { describe, expect, it } from 'vitest'
import { recognize as recognizeFor } from '#conversation/registry.ts'

const recognize = (text: string) => recognizeFor(text, { locale: 'es' })

const WORDINGS: readonly (readonly [topic: string, ...wordings: readonly string[]])[] = [
  [
    'fees',
    '¿Cuánto cobran de comisión?',
    '¿Cuáles son las comisiones?',
    'me cobran por enviar dinero?',
    'es gratis?',
    'cuánto cuesta enviar dinero',
    'comisiones',
    '¿cobran comisión?',
    'hay alguna comisión por transferir?',
    '¿por qué me cobraron una comisión?',
  ],
  [
    'limits',
    '¿cuál es el máximo que puedo enviar?',
    'hay un límite de transferencia?',
    '¿cuánto puedo enviar todavía hoy?',
    'cuánto más puedo mandar hoy',
  ],
  [
    'timing',
    '¿cuánto tarda una transferencia?',
    'cuanto tarda',
    '¿cuánto tiempo tarda en llegar el dinero?',
    '¿cuándo llega mi pago?',
    '¿es inmediato?',
    'cuánto se demora un pago',
  ],
  ['cutoff', '¿hay hora límite?', '¿puedo enviar dinero los fines de semana?', '¿cuál es su horario?'],
  [
    'declined',
    '¿por qué rechazaron mi pago?',
    'mi transferencia falló',
    '¿por qué no puedo enviar dinero?',
    'mi pago fue rechazado',
    'por qué me rechazaron el pago',
  ],
  [
    'pending',
    '¿por qué sigue pendiente mi pago?',
    'mi transferencia sigue pendiente',
    '¿qué significa pendiente?',
    'por qué tarda tanto',
  ],
  [
    'not-arrived',
    'no ha llegado mi pago',
    'mi transferencia no ha llegado',
    'mi amigo no ha recibido el dinero',
    'todavía no le llega el dinero',
    '¿por qué no ha llegado mi transferencia?',
  ],
  ['charged-twice', 'me cobraron dos veces', '¿por qué me cobraron doble?', 'hay un pago duplicado'],
  ['not-recognised', 'hay un pago que no reconozco', 'no reconozco este cargo', '¿quién hizo este pago?'],
  ['account-number', '¿cuál es mi número de cuenta?', 'número de ruta', 'dónde encuentro mi número de cuenta'],
  ['identity', '¿por qué debo verificar mi identidad?', '¿qué documentos necesito?'],
  ['identity-failed', 'no puedo verificar mi identidad', 'mi verificación falló', 'rechazaron mi identificación'],
  ['robot', '¿eres un robot?', '¿eres una persona real?', '¿estoy hablando con una persona?'],
  ['who', '¿quién eres?', '¿cómo te llamas?', '¿qué es parley?'],
  ['languages', '¿qué idiomas hablas?', '¿hablas inglés?', '¿hablas alemán?'],
  ['coins', '¿qué criptomonedas tienen?', '¿tienen dogecoin?', '¿puedo retirar mis bitcoin?'],
  ['tax', '¿tengo que pagar impuestos?', '1099', 'impuestos', '¿me mandan formularios de impuestos?'],
  ['statements', '¿cómo obtengo un estado de cuenta?', '¿tienen estados de cuenta?', 'estados de cuenta mensuales'],
  ['countries', '¿puedo enviar dinero a México?', '¿en qué países funciona?', 'transferencias internacionales'],
  ['age', '¿qué edad debo tener?', 'edad mínima', '¿mi hijo puede tener una cuenta?'],
  ['cards', '¿tienen tarjetas?', '¿puedo pedir una tarjeta de débito?', 'quiero una tarjeta'],
  ['card-arrival', '¿dónde está mi tarjeta?', '¿cuándo llega mi tarjeta?', '¿cómo activo mi tarjeta?'],
  ['card-problem', 'mi tarjeta no funciona', 'el cajero se tragó mi tarjeta', 'rechazaron mi tarjeta'],
  ['disposable', '¿puedo tener una tarjeta virtual?', 'tarjeta desechable'],
  ['cash', '¿puedo retirar efectivo?', '¿hay un cajero cerca?', '¿puedo depositar efectivo?', 'sacar dinero'],
  ['interest', '¿pagan intereses?', '¿cuál es la tasa de interés?'],
  ['exchange-rate', '¿cuál es el tipo de cambio?', '¿puedo cambiar euros?'],
  ['currencies', '¿qué divisas manejan?', '¿puedo tener euros?'],
  ['refund', '¿dónde está mi reembolso?', '¿cómo pido una devolución?', '¿cuándo me devuelven mi dinero?'],
  ['cancel-payment', '¿puedo cancelar un pago?', '¿cómo cancelo una transferencia?'],
  ['deposit-missing', '¿dónde está mi depósito?', 'no me ha caído la quincena', 'mi depósito no ha llegado'],
  ['balance-not-updated', 'mi saldo está mal', '¿por qué no se actualiza mi saldo?'],
  ['payee-trouble', 'no puedo encontrar a mi amigo', 'no encuentro a la persona'],
  ['beneficiary', '¿cómo agrego un beneficiario?', '¿a quién puedo pagar?'],
  ['top-up', '¿puedo recargar con tarjeta?', '¿puedo agregar dinero con tarjeta de débito?'],
  ['add-money', '¿cómo agrego dinero?', '¿cómo puedo poner dinero en mi cuenta?'],
  ['apple-pay', '¿aceptan apple pay?', 'google pay'],
  ['direct-debit', '¿tienen débito automático?', 'domiciliación'],
  ['credit-score', '¿cuál es mi puntaje de crédito?', '¿afecta mi historial de crédito?'],
  ['loans', '¿puedo pedir un préstamo?', '¿me prestan dinero?', 'préstamos'],
  ['rewards', '¿tienen recompensas?', 'puntos', 'cashback'],
  ['bills', '¿puedo pagar la luz?', 'pagar mis facturas', '¿puedo pagar mi recibo de luz?'],
  ['checks', '¿puedo depositar un cheque?', '¿tienen cheques?'],
  ['branch', '¿dónde hay una sucursal?', '¿tienen número de teléfono?', 'dónde están ubicados'],
  ['wrong-amount', 'la cantidad está mal', 'me llegó menos', 'me cobraron de más'],
]
const HOW: readonly (readonly [what: string, ...wordings: readonly string[]])[] = [
  ['send', '¿cómo envío dinero?', 'cómo puedo pagar a alguien', '¿cómo hago una transferencia?'],
  ['request', '¿cómo pido dinero?', 'cómo le cobro a alguien'],
  ['split', '¿cómo divido una cuenta?'],
  ['schedule', '¿cómo programo un pago?', 'cómo hago un pago recurrente'],
  ['open', '¿cómo abro una cuenta?', 'cómo abro una billetera cripto'],
  ['close', '¿cómo cierro mi cuenta?'],
  ['rename', 'cómo cambio el nombre de mi cuenta'],
  ['buy', '¿cómo compro bitcoin?', 'cómo puedo comprar cripto'],
  ['sell', '¿cómo vendo mis monedas?'],
  ['alert', '¿cómo creo una alerta de precio?'],
  ['register', '¿cómo me registro?'],
  ['link-bank', '¿cómo vinculo mi cuenta bancaria?'],
  ['link-app', '¿cómo vinculo telegram?'],
  ['pin', '¿cómo cambio mi PIN?'],
  ['forgot-pin', '¿cómo recupero mi pin?'],
  ['freeze', '¿cómo congelo mi cuenta?'],
  ['export', '¿cómo descargo mis datos?'],
  ['delete', '¿cómo borro mis datos?'],
  ['details', '¿cómo cambio mi dirección?', 'cómo actualizo mi correo'],
  ['report', '¿cómo reporto un problema?'],
  ['verify', '¿cómo verifico mi identidad?'],
  ['history', '¿cómo veo mis movimientos?'],
  ['log-out', '¿cómo cierro sesión?'],
]

describe('a question in common Spanish words', () => {
  it.each(WORDINGS.flatMap(([topic, ...said]) => said.map((each) => [each, topic] as const)))(
    'is understood: %s',
    (said, topic) => expect(recognize(said)?.name).toBe(`answer.${topic}`),
  )

  it.each(HOW.flatMap(([what, ...said]) => said.map((each) => [each, what] as const)))(
    'asks how a thing is done: %s',
    (said, what) => {
      const found = recognize(said)
      // Where it is a question that the bank answers in other words, too, either will do.
      if (found?.name === 'answer.identity' || found?.name === 'answer.add-money') return
      expect(found).toEqual({ name: 'answer.how-to', slots: { what } })
    },
  )

  it.each([
    ['envía 20 a alex por comisiones', 'send'],
    ['envía 20 a alex', 'send'],
    ['compra $50 de bitcoin', 'buy'],
    ['saldo', 'accounts'],
    ['mis límites', 'limits'],
    ['¿dónde está mi pago?', 'operation'],
    ['cancela mi pago', 'operation'],
    ['historial', 'history'],
    ['olvidé mi PIN', 'forgot-pin'],
    ['¿es seguro mi dinero?', 'safety'],
    ['cuánto tarda en hervir un huevo', undefined],
    ['en qué país naciste', undefined],
    ['qué tiempo hace hoy', undefined],
  ] as const)('is not seen where there is none: %s', (said, name) => expect(recognize(said)?.name).toBe(name))
})
