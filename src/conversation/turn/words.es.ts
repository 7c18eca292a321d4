import type { SecretKind } from '#conversation/understand/secrets.ts'
import type { Text } from '#conversation/channel/message.ts'
import type { Ended, LeftOpen } from './run-out.ts'
import type { routing as english } from './words.en.ts'
import { bold, code, lines, rich } from '#conversation/words/text.ts'

const underWay = (count: number): readonly Text[] => {
  if (count === 0) return []
  return count === 1
    ? [rich`El pago que confirmaste sigue, y te diré en su resumen cómo termina.`]
    : [rich`Los ${count} pagos que confirmaste siguen, y te diré en sus resúmenes cómo terminan.`]
}

type Open = Omit<LeftOpen, 'underWay'>

/** Not beside something that is void: then its loss is what is told. */
const unhurt = ({ form, card }: Open): string => (form || card === 'void' ? '' : ' No se perdió nada.')

const leftBehind = ({ form, card }: Open): readonly Text[] => [
  ...(form
    ? [rich`El formulario no se entregó, así que no hice nada con él. Puedes empezar de nuevo cuando inicies sesión.`]
    : []),
  ...(card === 'void'
    ? [rich`El resumen que no habías confirmado ya no vale: no se envió ni se cambió nada por él.`]
    : []),
]

const SECRETS: Readonly<Record<SecretKind | 'any', string>> = {
  ssn: 'un número de Seguro Social',
  pin: 'un PIN',
  card: 'un número de tarjeta',
  account: 'un número de cuenta',
  password: 'una contraseña',
  any: 'un PIN o un número de Seguro Social',
}

/** What is said between dialogs: when nothing fits, when something is old, when a question has to be asked again. */
export const routing: typeof english = {
  stale: (): Text =>
    rich`Ese botón es de un momento anterior, así que no hice nada con él. Aquí es donde estamos ahora.`,
  staleForm: (): Text => rich`Ese formulario ya no está abierto, así que no hice nada con él.`,
  signedOutByTime: (why: Ended, left: LeftOpen): Text =>
    lines(
      why.kind === 'unheard'
        ? rich`Por tu seguridad cerré tu sesión después de ${why.minutes} minutos sin mensajes.${unhurt(left)}`
        : rich`Por tu seguridad vuelvo a pedirte el PIN después de ${why.hours === 1 ? 'una hora' : `${why.hours} horas`}, aunque estés activo. Tu sesión está cerrada.${unhurt(left)}`,
      ...leftBehind(left),
      ...underWay(left.underWay),
    ),
  signedOutElsewhere: (left: Omit<LeftOpen, 'underWay'>): Text =>
    lines(
      rich`Tu sesión está cerrada aquí: tus sesiones se cerraron desde otro chat.${unhurt(left)} Si no fuiste tú, inicia sesión y cambia tu PIN.`,
      ...leftBehind(left),
    ),
  cancelled: (): Text => rich`Cancelado. No se envió ni se cambió nada.`,
  cancelledTooLate: (): Text =>
    rich`Ese pago ya iba en camino, así que no pude cancelarlo aquí. Su resumen muestra cómo va.`,
  nothingToCancel: (): Text => rich`No hay nada en curso aquí, así que no hay nada que cancelar ni a qué volver.`,
  /** Left, while money moves all the same: that is never called cancelled. */
  cancelledStillMoving: (first: Text, count: number): Text =>
    rich`Cerrado; no se envió ni se cambió nada nuevo. Pero ${count === 1 ? 'un pago tuyo' : `${count} pagos tuyos`} ${count === 1 ? 'sigue' : 'siguen'} en camino: ${first}${count === 1 ? '' : ', y más'}. Para detenerlo, presiona el botón de abajo.`,
  phoneNotAsked: (): Text => rich`El botón para compartir tu número de teléfono ya no hace falta, así que lo quité.`,
  notUnderstood: (): Text =>
    rich`No entendí eso. Presiona un botón, o di ${code('ayuda')} para ver lo que puedo hacer.`,
  nothingAsked: (): Text => rich`Ahora no espero un sí ni un no, así que no hice nada.`,
  thanks: (): Text => rich`De nada. Aquí estoy cuando me necesites.`,
  thanksWaiting: (): Text =>
    rich`De nada. El resumen de arriba todavía te espera: nada se mueve antes de que presiones Confirmar.`,
  /** Asked to wait, with nothing to be confirmed. */
  waits: (): Text => rich`Tómate tu tiempo. Te espero, y no hago nada hasta que respondas.`,
  waitsAtCard: (): Text =>
    rich`Tómate tu tiempo. Todavía no hice nada: nada pasa antes de que confirmes. Para parar, di ${code('cancelar')}.`,
  yesBeforeCard: (): Text =>
    rich`Tu respuesta llegó antes de que pudieras ver este resumen, así que no la conté: no se hizo nada. Míralo ahora, por favor.`,
  waitsIdle: (): Text => rich`Tómate tu tiempo. Aquí no hay nada que te espere, y no hago nada por mi cuenta.`,
  /** Wanted by somebody who is about to register or to log in. */
  afterSignIn: (): Text => rich`Me ocupo de eso en cuanto hayas iniciado sesión. Antes no se hace nada.`,
  correctionInForm: (label: string): Text =>
    rich`Eso suena a un cambio y no a una respuesta, así que no lo usé para ${bold(label)}. Cambia el campo al que se refiere, o dilo cuando hayas entregado el formulario.`,
  cantRead: (what: string): Text =>
    rich`No puedo leer ${what}, solo texto. Escribe lo que necesitas, con tus palabras.`,
  notOwn: (what: string): Text =>
    rich`Eso es ${what}, así que no hice nada con ello: solo actúo por lo que tú me escribes. Si quieres que lo haga, escríbelo.`,
  /** `what`: a photo, a file. */
  unasked: (what: string): Text =>
    rich`No esperaba ${what}, así que no abrí nada. Si muestra algo privado, bórralo del chat.`,
  logInFirst: (): Text => rich`No he abierto tu imagen: primero debo saber que eres tú. Luego envíala otra vez.`,
  notLinked: (): Text =>
    rich`Este chat todavía no está vinculado a una cuenta, así que no se cambió nada. Si ya eres cliente, así vuelves a entrar:`,
  registerFirst: (): Text =>
    rich`Para eso primero necesitas una cuenta conmigo. Toma unos dos minutos. Si ya tienes una, di ${code('ya tengo una cuenta')}.`,
  quarantined: (reference: string): Text =>
    rich`Algo falló de nuestro lado con lo que acabas de enviar, y volver a intentarlo no sirvió. Lo aparté y cerré lo que estábamos haciendo. Si se trataba de dinero, mira tu ${code('historial')} antes de enviarlo otra vez. Si nos preguntas por esto, la referencia es ${code(reference)}.`,
  /** In place of a card that asked for a decision. */
  closedCard: {
    continues: rich`Este resumen sigue abajo.`,
    replaced: rich`Lo reemplaza el resumen de abajo. No se hizo nada desde este.`,
    notSent: rich`No se confirmó. No se envió nada.`,
    notDone: rich`No se confirmó. No se hizo nada.`,
    decided: rich`Decidido. Su resumen más reciente dice cómo quedó.`,
    closed: rich`Cerrado. Ya no se puede confirmar.`,
    ranOut: (moves: boolean): Text =>
      rich`Se acabó el tiempo sin que se confirmara. ${moves ? 'No se envió nada.' : 'No se hizo nada.'} Pídelo otra vez si todavía lo quieres.`,
  },
  urgent: (): Text =>
    rich`Tomé eso como tu respuesta. Si se trata de tu cuenta y necesitas ayuda ya, presiona el botón: no hay nada más que te lo impida.`,
  forgotten: (): Text =>
    rich`Perdí el hilo de lo que estábamos haciendo. No se movió dinero por eso. Empieza ese paso otra vez.`,
  field: (label: string, hint: string | undefined, at: number, of: number): Text =>
    lines(rich`${bold(label)}${of > 1 ? `  (${at} de ${of})` : ''}`, ...(hint === undefined ? [] : [rich`${hint}`])),
  optional: (): Text => rich`Puedes saltar esta.`,
  keypad: (): Text => rich`Toca tu PIN en las teclas de abajo y luego OK. No lo escribas en el chat.`,
  typedPin: (erased: boolean, isApart: boolean): Text => {
    const where = isApart ? 'Escríbelo en la página que abre el botón.' : 'Tócalo en las teclas.'
    return erased
      ? rich`Quité tu mensaje y no lo usé: un PIN nunca se escribe en un chat. ${where}`
      : rich`No escribas un PIN en el chat: no lo usé. Borra tú ese mensaje. ${where}`
  },
  /** Words that are none of what is asked for. */
  waitsForHidden: (label: string, isApart: boolean): Text =>
    rich`No hice nada con eso, porque espero esto: ${bold(label)}. ${isApart ? 'Escríbelo en la página que abre el botón' : 'Tócalo en las teclas'}, o di ${code('cancelar')} para parar.`,
  /** Fields that must be hidden, asked on a page of their own. */
  apart: (labels: readonly string[]): Text =>
    lines(
      rich`${bold(labels.join(', '))}`,
      rich`Presiona el botón de abajo: se abre una página en la que solo tú ves lo que escribes, y nada de eso queda en este chat. La página sirve una vez, durante diez minutos. Si ya venció, di ${code('ayuda')} y te muestro una nueva.`,
    ),
  askHere: 'Pregúntame aquí',
  typedSecret: (erased: boolean, what?: SecretKind | 'any'): Text =>
    erased
      ? rich`Quité tu mensaje del chat y no lo usé: parecía contener ${SECRETS[what ?? 'any']}. Solo pido esas cosas donde quedan ocultas.`
      : rich`Tu mensaje parece contener ${SECRETS[what ?? 'any']}. No lo usé, y no puedo quitarlo desde aquí. Borra tú tu mensaje, por favor. Solo pido esas cosas donde quedan ocultas.`,
  removed: (label: string): Text => rich`${label}: recibido. Quité tu mensaje del chat.`,
  notRemoved: (label: string): Text =>
    rich`${label}: recibido. No pude quitar tu mensaje: bórralo tú del chat, por favor.`,
  removedUnused: (): Text => rich`Quité tu mensaje del chat, y no lo usé.`,
  notRemovedUnused: (): Text => rich`No usé eso, y no pude quitar tu mensaje: bórralo tú del chat, por favor.`,
  secretWillGo: (): Text => rich`Quito tu respuesta del chat en cuanto la leo.`,
  entered: (label: string): Text => rich`${label}: recibido`,
  tooManyKeys: (): string => 'Ya es bastante: toca OK, o ⌫ para corregir.',
  keysSoFar: (count: number): string => (count === 0 ? 'Vacío' : '●'.repeat(count)),
  fieldNeeded: (): Text => rich`Responde esta, por favor; hace falta.`,
  fieldTooLong: (most: number): Text => rich`Es demasiado largo: ${most} caracteres como máximo, por favor.`,
  notAChoice: (labels: readonly string[]): Text => rich`Elige una de estas: ${labels.join(', ')}.`,
  answeredAlready: (): string => 'Esa pregunta ya está respondida.',
  buttonGone: (): string => 'Ese botón ya no se usa.',
  unknownCommand: (typed: string): Text =>
    rich`${code(typed.slice(0, 40))} parece un comando, y no conozco ninguno con ese nombre, así que no hice nada. Di ${code('ayuda')} para ver lo que puedo hacer.`,
  answeredAbove: (): Text =>
    rich`Eso era una pregunta, así que la respondí en el chat. El resto del formulario está como lo dejaste.`,
  formLeft: (): Text => rich`Cerré el formulario que estaba abierto: no se entregó.`,
  formStays: (): Text =>
    rich`El formulario de arriba sigue abierto, como lo dejaste. Complétalo, o di ${code('cancelar')} para parar.`,
  formWaits: (): Text =>
    rich`No hice nada con eso, porque el formulario sigue abierto. Complétalo, o di ${code('cancelar')} para parar.`,
  skip: 'Saltar',
  ok: 'OK',
}
