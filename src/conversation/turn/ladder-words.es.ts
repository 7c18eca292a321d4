import type { Text } from '#conversation/channel/message.ts'
import { code, lines, rich } from '#conversation/words/text.ts'
import type { ladder as english } from './ladder-words.en.ts'

/** What is said when answers could not be used again and again: why it is needed, then the ways out. */
export const ladder: typeof english = {
  idleAgain: rich`Todavía no sé qué necesitas. Lo mejor son pocas palabras sencillas, como ${code('saldo')}, ${code('envía 20 a alex')}, ${code('¿cuánto cobran de comisión?')} o ${code('perdí mi teléfono')}. O presiona lo que más se acerque.`,
  idleHelp: rich`Lo siento, no logro entenderlo. No se hizo nada. ${code('ayuda')} muestra todo lo que puedo hacer; si algo anda mal, puede verlo una persona.`,
  cardAgain: rich`Este resumen necesita un sí o un no tuyo: nada se mueve antes de que presiones Confirmar. Para cambiarlo, di por ejemplo ${code('que sean 30')}; ${code('cancelar')} lo descarta.`,
  questionAgain: rich`Necesito esta respuesta para seguir. Presiona uno de los botones de abajo o escribe lo que dice; ${code('atrás')} te lleva a la pregunta anterior.`,
  fieldAgain: rich`Necesito esta respuesta para seguir, y no pude usar las últimas. Revísala e inténtalo una vez más; ${code('atrás')} te lleva a la pregunta anterior, ${code('cancelar')} lo detiene.`,
  formAgain: rich`Te digo qué se pregunta aquí, y por qué.`,
  general: rich`Sin ella no puedo hacer lo que quieres. Nada se envía ni se cambia antes de que confirmes.`,
  stuck: (isKept: boolean): Text =>
    lines(
      isKept
        ? rich`Aquí no nos entendemos, y no pasa nada: no se envió ni se cambió nada. Puedes seguir después, porque lo que entregaste se guarda, o parar y que se borre; o lo ve una persona.`
        : rich`Aquí no nos entendemos, y no pasa nada: no se envió ni se cambió nada por esto. Puedes parar; o lo ve una persona.`,
      rich`Si quieres seguir, aquí está una vez más.`,
    ),
  stop: 'Parar',
  later: 'Seguir después',
  person: 'Preguntar a una persona',
}
