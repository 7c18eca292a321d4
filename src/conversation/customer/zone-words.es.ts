import type { Text } from '#conversation/channel/message.ts'
import { bold, code, rich } from '#conversation/words/text.ts'
import type { zones as english } from './zone-words.en.ts'

/** Whose clock times are told by. */
export const zones: typeof english = {
  which: (now: string): Text =>
    rich`Te digo las horas según esta zona: ${bold(now)}. ¿En qué zona horaria estás? Presiona una, o escribe una ciudad, por ejemplo ${code('Denver')}.`,
  asked: rich`Antes de programarlo: ¿en qué zona horaria estás? Tu domicilio no me lo dice, y el pago sale según tu reloj. Presiona una, o escribe una ciudad.`,
  unknown: (typed: string): Text =>
    rich`No conozco ninguna zona horaria llamada ${bold(typed)}, así que no cambié nada.`,
  set: (now: string): Text =>
    rich`Desde ahora te digo las horas según esta zona: ${bold(now)}. Los pagos programados van con ella después del próximo. El día de tus límites empieza cuando siempre.`,
  moved: (now: string): Text =>
    rich`Desde ahora te digo las horas según esta zona: ${bold(now)}. Tu domicilio sigue siendo el anterior: si cambió, dame el nuevo.`,
  changeAddress: 'Cambiar mi domicilio',
}
