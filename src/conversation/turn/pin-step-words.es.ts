import type { Text } from '#conversation/channel/message.ts'
import { lines, rich } from '#conversation/words/text.ts'
import type { pinStep as english } from './pin-step-words.en.ts'

/** Where the PIN is asked for once more, between a customer's word and what it does. */
export const pinStep: typeof english = {
  title: 'Tu PIN',
  label: 'PIN',
  submit: 'Continuar',
  ask: (of: Text): Text => lines(rich`Escribe tu PIN, para saber que eres tú. Luego hago esto, y nada antes:`, of),
  left: rich`No escribiste tu PIN, así que no se envió ni se cambió nada. Aquí es donde estabas.`,
  nothingDone: rich`No se escribió tu PIN, así que no se envió ni se cambió nada.`,
  stands: rich`Lo que tenías en el resumen sigue esperando, hasta que se le acabe el tiempo.`,
  cardAgain: 'Volver al resumen',
  tooLate: rich`Tu PIN es correcto, pero ya no tengo lo que querías hacer. No se envió ni se cambió nada. Haz ese paso otra vez.`,
}
