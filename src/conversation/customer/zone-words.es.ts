import type { Text } from '#conversation/channel/message.ts'
import { bold, code, rich } from '#conversation/words/text.ts'
import type { zones as english } from './zone-words.en.ts'

/** Whose clock times are told by. */
export const zones: typeof english = {
  which: (now: string): Text =>
    rich`Te muestro las horas en esta zona: ${bold(now)}. ¿En qué zona horaria estás? Presiona una o escribe una ciudad, por ejemplo ${code('Denver')}.`,
  asked: rich`Antes de programarlo, ¿en qué zona horaria estás? No pude saberlo por tu domicilio, y el pago sale según tu hora local. Presiona una o escribe una ciudad.`,
  unknown: (typed: string): Text => rich`No se cambió nada: no conozco ninguna zona horaria llamada ${bold(typed)}.`,
  set: (now: string): Text =>
    rich`Desde ahora te mostraré las horas en esta zona: ${bold(now)}. Los pagos programados la siguen después del próximo. El día de tus límites sigue empezando cuando siempre.`,
  moved: (now: string): Text =>
    rich`Desde ahora te mostraré las horas en esta zona: ${bold(now)}. Tu domicilio no ha cambiado: si te mudaste, dame el nuevo.`,
  changeAddress: 'Cambiar mi domicilio',
}
