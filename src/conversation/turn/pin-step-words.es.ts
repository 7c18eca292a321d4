import type { Text } from '#conversation/channel/message.ts'
import { lines, rich } from '#conversation/words/text.ts'
import type { pinStep as english } from './pin-step-words.en.ts'

/** Where the PIN is asked for once more, between a customer's word and what it does. */
export const pinStep: typeof english = {
  title: 'Tu PIN',
  label: 'PIN',
  submit: 'Continuar',
  ask: (of: Text): Text => lines(rich`Escribe tu PIN, para saber que eres tú. Solo después haré esto:`, of),
  left: rich`No se envió ni se cambió nada: no escribiste tu PIN. Aquí es donde estabas.`,
  nothingDone: rich`No se envió ni se cambió nada: no se escribió tu PIN.`,
  stands: rich`Tu resumen sigue esperando, hasta que venza.`,
  cardAgain: 'Volver al resumen',
  tooLate: rich`No se envió ni se cambió nada. Tu PIN es correcto, pero llegó tarde para lo que querías hacer. Haz ese paso otra vez, por favor.`,
}
