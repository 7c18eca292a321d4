import type { SecretKind } from '#conversation/understand/secrets.ts'
import type { Text } from '#conversation/channel/message.ts'
import type { Ended, LeftOpen } from './run-out.ts'
import type { routing as english } from './words.en.ts'
import { bold, code, lines, rich } from '#conversation/words/text.ts'

const underWay = (count: number): readonly Text[] => {
  if (count === 0) return []
  return count === 1
    ? [rich`El pago que confirmaste sigue su curso. Su resumen mostrará cómo termina.`]
    : [rich`Los ${count} pagos que confirmaste siguen su curso. Sus resúmenes mostrarán cómo terminan.`]
}

type Open = Omit<LeftOpen, 'underWay'>

/** Not beside something that is void: then its loss is what is told. */
const unhurt = ({ form, card }: Open): string => (form || card === 'void' ? '' : ' No se perdió nada.')

const leftBehind = ({ form, card }: Open): readonly Text[] => [
  ...(form
    ? [
        rich`El formulario que tenías abierto no se envió, así que no se hizo nada con él. Puedes empezarlo de nuevo cuando inicies sesión.`,
      ]
    : []),
  ...(card === 'void'
    ? [rich`No se envió ni se cambió nada por el resumen que no habías confirmado. Ya no es válido.`]
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
  stale: (): Text => rich`No se hizo nada: ese botón es de antes. Aquí es donde estamos ahora.`,
  staleForm: (): Text => rich`No se hizo nada: ese formulario ya no está abierto.`,
  signedOutByTime: (why: Ended, left: LeftOpen): Text =>
    lines(
      why.kind === 'unheard'
        ? rich`Por tu seguridad cerré tu sesión después de ${why.minutes} minutos sin mensajes.${unhurt(left)}`
        : rich`Por tu seguridad te pido el PIN otra vez cada ${why.hours === 1 ? 'hora' : `${why.hours} horas`}. Tu sesión está cerrada.${unhurt(left)}`,
      ...leftBehind(left),
      ...underWay(left.underWay),
    ),
  signedOutElsewhere: (left: Omit<LeftOpen, 'underWay'>): Text =>
    lines(
      rich`Tu sesión se cerró aquí: se hizo desde otro de tus chats.${unhurt(left)} Si no fuiste tú, inicia sesión y cambia tu PIN.`,
      ...leftBehind(left),
    ),
  cancelled: (): Text => rich`Cancelado. No se envió ni se cambió nada.`,
  cancelledTooLate: (): Text =>
    rich`Ese pago ya se estaba enviando, así que no se pudo cancelar aquí. Su resumen muestra cómo va.`,
  nothingToCancel: (): Text => rich`No hay nada que cancelar ni a qué volver.`,
  /** Left, while money moves all the same: that is never called cancelled. */
  cancelledStillMoving: (first: Text, count: number): Text =>
    rich`Cerrado. No se envió ni se cambió nada nuevo, pero ${count === 1 ? 'un pago tuyo' : `${count} pagos tuyos`} ${count === 1 ? 'sigue' : 'siguen'} en proceso: ${first}${count === 1 ? '' : ', y más'}. Para detenerlo, presiona el botón de abajo.`,
  phoneNotAsked: (): Text => rich`Ya no hace falta que compartas tu número de teléfono, así que quité el botón.`,
  notUnderstood: (): Text =>
    rich`No entendí eso. Presiona un botón, o di ${code('ayuda')} para ver lo que puedo hacer.`,
  nothingAsked: (): Text => rich`No se hizo nada: ahora no hay nada a lo que responder sí o no.`,
  thanks: (): Text => rich`De nada. Aquí estoy cuando me necesites.`,
  thanksWaiting: (): Text =>
    rich`De nada. El resumen de arriba sigue esperando: nada se mueve hasta que presiones Confirmar.`,
  /** A thumb up while a card waits: it may be a yes, and that has to be sure. */
  pictureAtCard: (): Text =>
    rich`El resumen de arriba sigue esperando, y no se movió nada. Para seguir, presiona Confirmar o di ${code('sí')}; para parar, di ${code('cancelar')}.`,
  /** Asked to wait, with nothing to be confirmed. */
  waits: (): Text => rich`Tómate tu tiempo. No haré nada hasta que respondas.`,
  waitsAtCard: (): Text =>
    rich`Tómate tu tiempo. Todavía no se hizo nada, y nada pasa hasta que confirmes. Para parar, di ${code('cancelar')}.`,
  yesBeforeCard: (): Text =>
    rich`No se hizo nada: tu respuesta llegó antes de que pudieras ver este resumen. Míralo ahora, por favor.`,
  waitsIdle: (): Text => rich`Tómate tu tiempo. Aquí no hay nada pendiente.`,
  /** Wanted by somebody who is about to register or to log in. */
  afterSignIn: (): Text => rich`Me ocupo de eso en cuanto inicies sesión. Antes no se hace nada.`,
  correctionInForm: (label: string): Text =>
    rich`Eso suena más a un cambio que a una respuesta, así que no lo usé para ${bold(label)}. Cambia el campo que quieras, o dímelo cuando hayas enviado el formulario.`,
  cantRead: (what: string): Text => rich`No puedo leer ${what}, solo texto. Escribe lo que necesitas con tus palabras.`,
  notOwn: (what: string): Text =>
    rich`No se hizo nada: eso es ${what}, y solo actúo por lo que tú escribes. Si quieres que lo haga, escríbelo.`,
  /** `what`: a photo, a file. */
  unasked: (what: string): Text =>
    rich`No esperaba ${what}, así que no abrí nada. Si muestra algo privado, bórralo del chat.`,
  logInFirst: (): Text =>
    rich`No abrí tu imagen: primero necesito saber que eres tú. Inicia sesión y envíala otra vez, por favor.`,
  notLinked: (): Text =>
    rich`No se cambió nada: este chat todavía no está vinculado a una cuenta. Si ya eres cliente, así puedes volver a entrar:`,
  registerFirst: (): Text =>
    rich`Para eso primero necesitas una cuenta. Toma unos dos minutos. Si ya tienes una, di ${code('ya tengo una cuenta')}.`,
  quarantined: (reference: string): Text =>
    rich`Algo falló de nuestro lado, y volver a intentarlo no sirvió. Cerré lo que estábamos haciendo. Si se trataba de dinero, mira tu ${code('historial')} antes de enviarlo otra vez. Si nos contactas por esto, la referencia es ${code(reference)}.`,
  /** In place of a card that asked for a decision. */
  closedCard: {
    continues: rich`Esto sigue abajo.`,
    answered: (name: string | undefined): Text => rich`${name === undefined ? 'Respondido.' : `${name}: respondido.`}`,
    ended: (name: string | undefined): Text =>
      rich`${name === undefined ? 'Esta pregunta está cerrada.' : `${name}: cerrado.`}`,
    replaced: rich`Lo reemplaza el resumen de abajo. No se hizo nada desde este.`,
    notSent: rich`No se confirmó. No se envió nada.`,
    notDone: rich`No se confirmó. No se hizo nada.`,
    decided: rich`Respondido. El resumen más reciente muestra qué pasó.`,
    closed: rich`Cerrado. Ya no se puede confirmar.`,
    ranOut: (moves: boolean): Text =>
      rich`Este resumen venció sin confirmarse. ${moves ? 'No se envió nada.' : 'No se hizo nada.'} Pídelo otra vez si todavía lo quieres.`,
  },
  urgent: (): Text =>
    rich`Tomé eso como tu respuesta. Si se trata de tu cuenta y necesitas ayuda ya, presiona el botón.`,
  forgotten: (): Text =>
    rich`Perdí el hilo de lo que estábamos haciendo. No se movió dinero por eso. Empieza ese paso otra vez, por favor.`,
  field: (label: string, hint: string | undefined, at: number, of: number): Text =>
    lines(rich`${bold(label)}${of > 1 ? `  (${at} de ${of})` : ''}`, ...(hint === undefined ? [] : [rich`${hint}`])),
  optional: (): Text => rich`Puedes omitir esta.`,
  keypad: (): Text => rich`Toca tu PIN en las teclas de abajo y luego OK. No lo escribas en el chat, por favor.`,
  typedPin: (erased: boolean, isApart: boolean): Text => {
    const where = isApart ? 'Escríbelo en la página que abre el botón.' : 'Tócalo en las teclas.'
    return erased
      ? rich`Quité tu mensaje y no lo usé. Por tu seguridad, nunca escribas un PIN en un chat. ${where}`
      : rich`No usé eso. Por tu seguridad, borra tú ese mensaje y nunca escribas un PIN en un chat. ${where}`
  },
  /** Words that are none of what is asked for. */
  waitsForHidden: (label: string, isApart: boolean): Text =>
    rich`No se hizo nada con eso. Estoy esperando esto: ${bold(label)}. ${isApart ? 'Escríbelo en la página que abre el botón' : 'Tócalo en las teclas'}, o di ${code('cancelar')} para parar.`,
  /** Fields that must be hidden, asked on a page of their own. */
  apart: (labels: readonly string[]): Text =>
    lines(
      rich`${bold(labels.join(', '))}`,
      rich`Presiona el botón de abajo para escribirlo en una página que solo tú ves. Nada de lo que escribas ahí queda en este chat. La página sirve una vez, durante diez minutos; si ya venció, di ${code('ayuda')} para recibir una nueva.`,
    ),
  askHere: 'Pregúntame aquí',
  typedSecret: (erased: boolean, what?: SecretKind | 'any'): Text =>
    erased
      ? rich`Quité tu mensaje y no lo usé: parecía contener ${SECRETS[what ?? 'any']}. Solo pido eso donde queda oculto.`
      : rich`Tu mensaje parece contener ${SECRETS[what ?? 'any']}. No lo usé, pero no puedo quitarlo desde aquí: bórralo tú, por favor. Solo pido eso donde queda oculto.`,
  removed: (label: string): Text => rich`${label}: recibido. Quité tu mensaje del chat.`,
  notRemoved: (label: string): Text =>
    rich`${label}: recibido. No pude quitar tu mensaje, así que bórralo tú del chat, por favor.`,
  removedUnused: (): Text => rich`Quité tu mensaje del chat y no lo usé.`,
  notRemovedUnused: (): Text => rich`No usé eso, y no pude quitar tu mensaje: bórralo tú del chat, por favor.`,
  secretWillGo: (): Text => rich`Quitaré tu respuesta del chat en cuanto la lea.`,
  entered: (label: string): Text => rich`${label}: recibido`,
  tooManyKeys: (): string => 'Ya es suficiente: toca OK, o ⌫ para corregir.',
  keysSoFar: (count: number): string => (count === 0 ? 'Vacío' : '●'.repeat(count)),
  fieldNeeded: (): Text => rich`Responde esta, por favor; es obligatoria.`,
  fieldTooLong: (most: number): Text => rich`Usa ${most} caracteres como máximo, por favor.`,
  notAChoice: (labels: readonly string[]): Text => rich`Elige una de estas: ${labels.join(', ')}.`,
  answeredAlready: (): string => 'Ya respondiste esa pregunta.',
  buttonGone: (): string => 'Ese botón ya no funciona.',
  unknownCommand: (typed: string): Text =>
    rich`No se hizo nada: no conozco el comando ${code(typed.slice(0, 40))}. Di ${code('ayuda')} para ver lo que puedo hacer.`,
  answeredAbove: (): Text =>
    rich`Eso era una pregunta, así que la respondí en el chat. El resto del formulario está como lo dejaste.`,
  formLeft: (): Text => rich`Cerré el formulario que estaba abierto. No se envió.`,
  formStays: (): Text =>
    rich`El formulario de arriba sigue abierto, como lo dejaste. Complétalo, o di ${code('cancelar')} para parar.`,
  formWaits: (): Text =>
    rich`No se hizo nada con eso: el formulario sigue abierto. Complétalo, o di ${code('cancelar')} para parar.`,
  skip: 'Omitir',
  ok: 'OK',
}
