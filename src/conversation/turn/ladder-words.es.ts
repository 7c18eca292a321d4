import type { Text } from '#conversation/channel/message.ts'
import { code, lines, rich } from '#conversation/words/text.ts'
import type { ladder as english } from './ladder-words.en.ts'

/** What is said when answers could not be used again and again: why it is needed, then the ways out. */
export const ladder: typeof english = {
  idleAgain: rich`Todavía no sé qué necesitas. Funciona mejor con pocas palabras sencillas, como ${code('saldo')}, ${code('envía 20 a alex')}, ${code('¿cuánto cobran de comisión?')} o ${code('perdí mi teléfono')}. O presiona lo que más se acerque.`,
  idleHelp: rich`Lo siento, no logro entenderlo. ${code('ayuda')} muestra todo lo que puedo hacer. Si algo anda mal, una persona puede revisarlo.`,
  cardAgain: rich`Este resumen necesita un sí o un no: nada se mueve hasta que presiones Confirmar. Para cambiarlo, di por ejemplo ${code('que sean 30')}; para descartarlo, di ${code('cancelar')}.`,
  questionAgain: rich`Necesito esta respuesta para seguir. Presiona uno de los botones de abajo o escribe lo que dice; ${code('atrás')} te lleva a la pregunta anterior.`,
  fieldAgain: rich`Necesito esta respuesta para seguir, y no pude usar las últimas. Revísala e inténtalo una vez más; ${code('atrás')} te lleva a la pregunta anterior y ${code('cancelar')} detiene todo.`,
  formAgain: rich`Esto es lo que hace falta, y por qué.`,
  general: rich`Lo necesito para hacer lo que pediste. No se envía ni se cambia nada hasta que confirmes.`,
  stuck: (isKept: boolean): Text =>
    lines(
      isKept
        ? rich`Esto no está funcionando, y no pasa nada: no se envió ni se cambió nada por esto. Lo que escribiste queda guardado, así que puedes continuar después. También puedes parar y que se borre, o preguntar a una persona.`
        : rich`Esto no está funcionando, y no pasa nada: no se envió ni se cambió nada por esto. Puedes parar o preguntar a una persona.`,
      rich`Si quieres seguir, aquí está una vez más.`,
    ),
  stop: 'Parar',
  later: 'Continuar después',
  person: 'Preguntar a una persona',
}
