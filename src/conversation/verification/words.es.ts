import type { Missing, Tier } from '#bank/ground/customer.ts'
import type { Text } from '#conversation/channel/message.ts'
import { rich } from '#conversation/words/text.ts'
import { bankCode } from './bank-code-words.es.ts'
import type { tiers as english } from './words.en.ts'

const MISSING: Record<Missing, Text> = {
  registration: rich`Tu registro todavía no está completo. Corrige lo que aparece aquí y regístrate otra vez.`,
  ssn: rich`No pudimos verificar tu número de Seguro Social. Escríbelo otra vez, de preferencia los nueve dígitos.`,
  questions: rich`Tenemos unas preguntas que solo tú deberías poder responder.`,
  'bank-code': bankCode.wanted,
  'photo-id': rich`Necesitamos ver una identificación con foto antes de que puedas enviar dinero.`,
  address: rich`No pudimos verificar tu domicilio. Escríbelo otra vez como aparece en tu correspondencia.`,
  email: rich`No pudimos verificar tu correo electrónico. Escríbelo otra vez o usa otro.`,
  phone: rich`No pudimos verificar tu número de teléfono. Escríbelo otra vez o usa otro.`,
  review: rich`Todavía estamos revisando lo que enviaste. No tienes que hacer nada.`,
}

const FIX: Record<Exclude<Missing, 'review'>, string> = {
  registration: 'Registrarme otra vez',
  ssn: 'Escribir el SSN otra vez',
  questions: 'Responder las preguntas',
  'bank-code': 'Recibir un código',
  'photo-id': 'Identificación con foto',
  address: 'Corregir el domicilio',
  email: 'Corregir el correo',
  phone: 'Corregir el teléfono',
}

export const tiers: typeof english = {
  name: {
    unverified: 'Todavía sin verificar',
    'receive-only': 'Puedes recibir dinero',
    full: 'Puedes enviar y recibir dinero',
    locked: 'Bloqueada',
    closed: 'Cerrada',
  } satisfies Record<Tier, string>,
  current: {
    unverified: rich`Todavía no hemos verificado tu identidad, así que tu cuenta no puede recibir ni enviar dinero.`,
    'receive-only': rich`Verificamos una parte de tu identidad: puedes recibir dinero. Para enviar dinero falta un paso más.`,
    full: rich`Tu identidad está verificada. Puedes recibir y enviar dinero.`,
    locked: rich`Tu cuenta está bloqueada. Tu dinero se queda donde está. Para saber más, di que quieres hablar con una persona.`,
    closed: rich`Tu cuenta está cerrada. Si no lo pediste, di que quieres hablar con una persona.`,
  } satisfies Record<Tier, Text>,
  missing: (what: Missing): Text => MISSING[what],
  fix: FIX,
}
