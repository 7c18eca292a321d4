import type { Missing, Tier } from '#bank/ground/customer.ts'
import type { Text } from '#conversation/channel/message.ts'
import { rich } from '#conversation/words/text.ts'
import { bankCode } from './bank-code-words.es.ts'
import type { tiers as english } from './words.en.ts'

const MISSING: Record<Missing, Text> = {
  registration: rich`El banco todavía no te ha registrado. Corrige lo que no aceptó y regístrate otra vez.`,
  ssn: rich`No se pudo verificar tu número de Seguro Social. Dalo otra vez, mejor con los nueve dígitos.`,
  questions: rich`El banco tiene unas preguntas que solo tú deberías poder responder.`,
  'bank-code': bankCode.wanted,
  'photo-id': rich`El banco quiere ver una identificación con foto antes de que puedas enviar dinero.`,
  address: rich`No se pudo verificar tu domicilio. Dalo otra vez como aparece en tu correspondencia.`,
  email: rich`No se pudo verificar tu correo electrónico. Dalo otra vez, o da otro.`,
  phone: rich`No se pudo verificar tu número de teléfono. Dalo otra vez, o da otro.`,
  review: rich`El banco todavía está mirando lo que enviaste. No tienes que hacer nada.`,
}

const FIX: Record<Exclude<Missing, 'review'>, string> = {
  registration: 'Registrarme otra vez',
  ssn: 'Dar el SSN otra vez',
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
    locked: 'Bloqueada por el banco',
    closed: 'Cerrada',
  } satisfies Record<Tier, string>,
  current: {
    unverified: rich`El banco todavía no ha verificado tu identidad, así que tu cuenta no puede recibir ni enviar dinero.`,
    'receive-only': rich`El banco verificó una parte de tu identidad: puedes recibir dinero. Para enviar dinero falta un paso más.`,
    full: rich`El banco verificó tu identidad. Puedes recibir y enviar dinero.`,
    locked: rich`El banco bloqueó tu cuenta. Tu dinero se queda donde está; comunícate con la atención al cliente del banco.`,
    closed: rich`Tu cuenta en el banco está cerrada. Si no lo pediste, comunícate con la atención al cliente del banco.`,
  } satisfies Record<Tier, Text>,
  missing: (what: Missing): Text => MISSING[what],
  fix: FIX,
}
