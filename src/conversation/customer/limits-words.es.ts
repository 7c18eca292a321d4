import type { Limits } from '#bank/ground/allowances.ts'
import { formatUsd, type Usd, usd } from '#bank/ground/money.ts'
import type { PinAbove } from '#bank/ground/step-up.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, code, lines, rich } from '#conversation/words/text.ts'
import { duration } from '#conversation/words/times.es.ts'
import type { limits as english } from './limits-words.en.ts'

const when = (above: PinAbove): Text => {
  if (above === 'off') return rich`No volveré a pedir tu PIN antes de enviar dinero.`
  if (above === 0n) return rich`Vuelvo a pedir tu PIN antes de enviar dinero, sea el monto que sea.`
  const amount = bold(formatUsd(usd(above)))
  return rich`Vuelvo a pedir tu PIN para más de ${amount}, y en cuanto varios pagos menores sumen más que eso.`
}

/** In one line, for the details. */
const brief = (above: PinAbove): string => {
  if (above === 'off') return 'nunca'
  return above === 0n ? 'en cada pago' : `por encima de ${formatUsd(usd(above))}`
}

export const limits: typeof english = {
  brief,
  view: (limits: Limits & { readonly left: Usd }, above: PinAbove, graceMs: number): Text =>
    lines(
      rich`${bold('Mis límites')}`,
      rich`Un pago: ${bold(formatUsd(limits.perPayment))} como máximo`,
      rich`Un día: ${bold(formatUsd(limits.perDay))} como máximo, de los que hoy te quedan ${bold(formatUsd(limits.left))}`,
      '',
      rich`${bold('PIN')}: ${when(above)}`,
      rich`Se aplica a pagos, monedas y pagos programados. Después de un PIN correcto, no lo vuelvo a pedir en ese chat durante ${duration(graceMs)}. Cambiar tus datos, vincular o quitar un chat y cerrar una cuenta siempre lo requieren.`,
      '',
      rich`Elige abajo, o di por ejemplo ${code('pide mi PIN por encima de $50')}. Para que lo pida con menos frecuencia necesitas tu PIN.`,
    ),
  above: (amount: Usd): string => `Más de ${formatUsd(amount).replace(/\.00$/, '')}`,
  always: 'En cada pago',
  never: 'No pedirlo nunca',
  other: 'Otro monto',
  ask: rich`¿A partir de qué monto debo volver a pedir tu PIN?`,
  title: 'PIN por encima de',
  label: 'Monto en dólares',
  hint: 'Por ejemplo 50',
  tooMuch: (most: Usd): Text =>
    rich`Nada cambió: un pago puede ser de ${bold(formatUsd(most))} como máximo. Elige un monto que no lo supere, o ${bold('No pedirlo nunca')}.`,
  notRead: rich`Nada cambió: no pude leer ese monto. Elige uno abajo.`,
  set: (above: PinAbove): Text => rich`Listo. ${when(above)}`,
  /** What is done once the PIN was right. */
  pin: (above: PinAbove): Text =>
    above === 'off'
      ? rich`No pedir nunca tu PIN antes de enviar dinero.`
      : rich`Pedir tu PIN solo por encima de ${bold(formatUsd(usd(above)))}.`,
}
