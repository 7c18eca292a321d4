import { formatUsd } from '#bank/ground/money.ts'
import type { Refusal } from '#bank/ground/refusal.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, code, rich } from '#conversation/words/text.ts'
import type { proposals as english } from './proposal-words.en.ts'

const refusal = (refused: Refusal): Text => {
  switch (refused.kind) {
    case 'short':
      return rich`Allí tienes ${bold(formatUsd(refused.available))} disponibles, que es menos que esto. No se envió nada. Elige una cantidad menor, o agrega dinero primero.`
    case 'over-payment-limit':
      return rich`Un pago puede ser de ${bold(formatUsd(refused.limit))} como máximo. No se envió nada. Elige una cantidad menor.`
    case 'over-daily-limit':
      return rich`Puedes enviar ${bold(formatUsd(refused.limit))} en un día, y hoy te quedan ${bold(formatUsd(refused.left))}. No se envió nada.`
    case 'over-demo-limit':
      return rich`Puedes agregar ${bold(formatUsd(refused.limit))} de dinero de prueba en un día, y hoy te quedan ${bold(formatUsd(refused.left))}. No se agregó nada.`
    case 'tier':
      return rich`El banco no permite esto hasta que tu identidad esté completamente verificada. ${code('Mis datos')} muestra lo que falta.`
    case 'frozen':
      return rich`Tu cuenta está congelada, así que no sale dinero de ella. No se envió nada. Para deshacerlo, di ${code('descongelar')}.`
    case 'not-empty':
      return refused.coins
        ? rich`Esta billetera todavía tiene monedas. Véndelas primero y luego ciérrala.`
        : rich`Esta cuenta todavía tiene ${bold(formatUsd(refused.posted))}. Envíalos primero a otra parte y luego ciérrala.`
    case 'busy':
      return rich`Un pago todavía está en camino aquí. Cuando termine puedes hacer esto; su resumen te lo dirá.`
    case 'too-small':
      return rich`La cantidad mínima para esto es ${bold(formatUsd(refused.least))}. Elige más, por ejemplo ${formatUsd(refused.least)}.`
    case 'note-too-small':
      return rich`Todavía no se han pagado entre ustedes, así que una nota puede ir con ${bold(formatUsd(refused.least))} o más. No se envió nada. Deja la nota vacía, o elige al menos ${bold(formatUsd(refused.least))}.`
    case 'no-price':
      return rich`Ahora no tengo un precio actual, así que no voy a adivinarlo. Inténtalo otra vez en un minuto. Nada cambió.`
    case 'not-yours':
      return rich`No encontré eso entre tus cuentas. Nada cambió.`
    case 'same-account':
      return rich`Eso enviaría dinero de una cuenta a sí misma. Elige otra cuenta. No se envió nada.`
    case 'not-ready':
      return rich`El banco todavía lo está preparando. Inténtalo otra vez en un minuto. Nada cambió.`
    case 'closing':
      return rich`Esa cuenta se está cerrando, así que ya no puede entrar ni salir nada. No se envió nada.`
    case 'payee-left':
      return rich`Esta persona ya no es cliente, así que no se le puede pagar aquí. No se envió nada, y no salió nada de tu cuenta.`
    case 'payee-cannot-receive':
      return rich`Esta persona no puede recibir dinero por ahora: el banco todavía comprueba quién es, o detuvo su cuenta. No se envió nada. Pregúntale, e inténtalo después.`
    case 'not-allowed':
      return rich`El banco no permite esto aquí. Nada cambió.`
  }
}

/** A card that waits to be confirmed: what may stand in its way, and what becomes of it when it is left. */
export const proposals: typeof english = {
  refusal,
  expired: rich`Este resumen no se confirmó a tiempo, así que no se hizo nada. Puedes empezar otra vez.`,
  notYours: rich`Ese resumen es del chat de otra persona, así que no hice nada.`,
  asked: rich`Le estoy pidiendo al banco que lo detenga. Su resumen te dirá si fue a tiempo.`,
  tooLate: rich`Ya avanzó demasiado para detenerlo. Aquí está cómo va. El dinero que ya llegó a otra persona se puede pedir de vuelta: abre el pago en tu historial.`,
  cancelled: rich`Cancelado. No se envió ni se cambió nada.`,
  unknownOperation: rich`Ya no encuentro eso. Tu historial muestra todo lo que pasó.`,
  answerTitle: 'La pregunta de tu banco',
  answerLabel: 'Tu respuesta',
  nothingMoving: rich`Ahora no tienes nada en camino: todos los pagos terminaron. Tu historial dice cómo.`,
  nothingToStop: rich`Ahora no tienes nada en camino, así que no hay nada que detener. El dinero que ya llegó a otra persona se puede pedir de vuelta: abre el pago en tu historial.`,
  whichMoving: (wantsStop: boolean): Text =>
    wantsStop ? rich`Estos están en camino. ¿Cuál hay que detener?` : rich`Estos están en camino. ¿A cuál te refieres?`,
  stop: 'Detenerlo',
  refresh: 'Mirar otra vez',
}
