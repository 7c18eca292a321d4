import { formatUsd } from '#bank/ground/money.ts'
import type { Refusal } from '#bank/ground/refusal.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, code, rich } from '#conversation/words/text.ts'
import type { proposals as english } from './proposal-words.en.ts'

const refusal = (refused: Refusal): Text => {
  switch (refused.kind) {
    case 'short':
      return rich`No se envió nada: en esa cuenta tienes ${bold(formatUsd(refused.available))} disponibles, menos que este monto. Elige un monto menor o agrega dinero primero.`
    case 'over-payment-limit':
      return rich`No se envió nada: un pago puede ser de ${bold(formatUsd(refused.limit))} como máximo. Elige un monto menor.`
    case 'over-daily-limit':
      return rich`No se envió nada: puedes enviar ${bold(formatUsd(refused.limit))} en un día, y hoy te quedan ${bold(formatUsd(refused.left))}.`
    case 'over-demo-limit':
      return rich`No se agregó nada: puedes agregar ${bold(formatUsd(refused.limit))} de dinero de prueba en un día, y hoy te quedan ${bold(formatUsd(refused.left))}.`
    case 'tier':
      return rich`Antes de que puedas hacer esto, tenemos que terminar de verificar tu identidad. ${code('Mis datos')} muestra lo que falta.`
    case 'frozen':
      return rich`No se envió nada: tu cuenta está congelada, así que no sale dinero de ella. Para deshacerlo, di ${code('descongelar')}.`
    case 'not-empty':
      return refused.coins
        ? rich`Esta billetera todavía tiene monedas. Véndelas primero y luego ciérrala.`
        : rich`Esta cuenta todavía tiene ${bold(formatUsd(refused.posted))}. Envíalos primero a otra parte y luego ciérrala.`
    case 'busy':
      return rich`Todavía hay un pago en curso aquí. Podrás hacer esto cuando termine; su resumen te lo dirá.`
    case 'too-small':
      return rich`El monto mínimo para esto es ${bold(formatUsd(refused.least))}. Elige más, por ejemplo ${formatUsd(refused.least)}.`
    case 'note-too-small':
      return rich`No se envió nada: ustedes dos todavía no se han hecho pagos, así que una nota solo puede ir con un pago de ${bold(formatUsd(refused.least))} o más. Deja la nota vacía o elige al menos ${bold(formatUsd(refused.least))}.`
    case 'no-price':
      return rich`Nada cambió: ahora mismo no tengo un precio actual. Inténtalo otra vez en un minuto.`
    case 'not-yours':
      return rich`Nada cambió: no encontré eso entre tus cuentas.`
    case 'same-account':
      return rich`No se envió nada: eso movería dinero de una cuenta a la misma cuenta. Elige otra.`
    case 'not-ready':
      return rich`Nada cambió: todavía lo estamos preparando. Inténtalo otra vez en un minuto.`
    case 'closing':
      return rich`No se envió nada: esa cuenta se está cerrando, así que ya no puede entrar ni salir nada.`
    case 'payee-left':
      return rich`No se envió nada, y no salió nada de tu cuenta. Esta persona ya no es cliente, así que no se le puede pagar aquí.`
    case 'payee-cannot-receive':
      return rich`No se envió nada: esta persona no puede recibir dinero por ahora. Todavía estamos verificando su identidad o su cuenta está bloqueada. Pregúntale e inténtalo después.`
    case 'not-allowed':
      return rich`Nada cambió: eso no lo podemos hacer aquí.`
  }
}

/** A card that waits to be confirmed: what may stand in its way, and what becomes of it when it is left. */
export const proposals: typeof english = {
  refusal,
  expired: rich`No se hizo nada: este resumen no se confirmó a tiempo. Puedes empezar otra vez.`,
  notYours: rich`No se hizo nada: ese resumen es del chat de otra persona.`,
  asked: rich`Estamos tratando de detenerlo. Su resumen te dirá si fue a tiempo.`,
  tooLate: rich`Ya está demasiado avanzado para detenerlo. Así va. Si el dinero ya le llegó a otra persona, puedes pedírselo de vuelta: abre el pago en tu historial.`,
  asksOfCard: rich`Todavía no se hizo nada, y todo lo que haría está en este resumen. Si todo está bien, confírmalo con el botón de abajo. Si no, dime qué cambiar o di ${code('cancelar')}.`,
  sayYes: rich`Todavía no se hizo nada. Para seguir con este resumen, presiona Confirmar o di ${code('sí')}; para parar, di ${code('cancelar')}.`,
  cancelled: rich`Cancelado. No se envió ni se cambió nada.`,
  unknownOperation: rich`Ya no encuentro eso. Tu historial muestra todo lo que pasó.`,
  answerTitle: 'La pregunta de tu otro banco',
  answerLabel: 'Tu respuesta',
  nothingMoving: rich`Ahora no tienes nada en camino: todos tus pagos terminaron. Tu historial muestra cómo.`,
  nothingToStop: rich`Ahora no tienes nada en camino, así que no hay nada que detener. Si el dinero ya le llegó a otra persona, puedes pedírselo de vuelta: abre el pago en tu historial.`,
  whichMoving: (wantsStop: boolean): Text =>
    wantsStop
      ? rich`Estos están en proceso. ¿Cuál hay que detener?`
      : rich`Estos están en proceso. ¿A cuál te refieres?`,
  stop: 'Detenerlo',
  refresh: 'Mirar otra vez',
}
