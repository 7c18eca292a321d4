import type { Obstacle } from '#bank/privacy/deletion.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, lines, rich } from '#conversation/words/text.ts'
import { duration, moment } from '#conversation/words/times.es.ts'
import type { deletion as english } from './delete-words.en.ts'

/** More accounts than these are not named one by one. */
const NAMED = 6

const obstacle = (what: Exclude<Obstacle, { kind: 'account' }>): Text => {
  switch (what.kind) {
    case 'frozen':
      return rich`• Tu cuenta está congelada. Descongélala primero, para que nadie más pueda hacer esto.`
    case 'under-way':
      return rich`• Todavía hay algo en curso. Espera a que termine, o detenlo.`
    case 'reported':
      return rich`• Un problema que reportaste todavía no tiene respuesta.`
  }
}

const accounts = (obstacles: readonly Obstacle[]): readonly Text[] => {
  const open = obstacles.flatMap((each) => (each.kind === 'account' ? [each.nickname] : []))
  if (open.length === 0) return []
  const more = open.length > NAMED ? rich` y ${open.length - NAMED} más` : rich``
  const names = open.slice(0, NAMED).flatMap((name, at) => [...(at > 0 ? [{ text: ', ' }] : []), bold(name)])
  return [rich`• Todavía están abiertas: ${names}${more}. Envía o vende lo que tengan, y luego cierra cada una.`]
}

export const deletion: typeof english = {
  obstacles: (all: readonly Obstacle[]): Text =>
    lines(
      rich`${bold('Todavía no se pueden borrar tus datos')}`,
      rich`Para que no pierdas dinero, primero hay que resolver esto:`,
      ...all.flatMap((each) => (each.kind === 'account' ? [] : [obstacle(each)])),
      ...accounts(all),
      rich`Nada cambió. Cuando esté listo, di otra vez “borrar mis datos”.`,
    ),
  sure: (waitMs: number): Text =>
    lines(
      rich`${bold('¿Borrar tu cuenta y tus datos?')}`,
      rich`No pasa nada durante ${bold(duration(waitMs))}. Avisaré a todos tus chats, y puedes detenerlo desde cualquiera de ellos con un botón.`,
      rich`Luego se desvinculan tus chats y se borran tus datos, chats, alertas, pagos programados, solicitudes, reportes y ajustes. Eso no se puede deshacer.`,
      rich`${bold('Lo que tenemos que guardar.')} Por ley, los bancos guardan durante cinco años un registro de quiénes fueron sus clientes: tu nombre, fecha de nacimiento y domicilio, y dónde se conserva tu número de Seguro Social. Está cifrado y guardado aparte, igual que una huella de ese número en la que se basan nuestros límites. Los pagos quedan en nuestros libros, y las personas a las que pagaste siguen viendo tu nombre y tu nombre de usuario. Nadie más recibe tu nombre de usuario.`,
      rich`Si quieres una copia de tus datos, descárgala primero.`,
    ),
  yes: 'Borrar mis datos',
  ask: rich`Escribe tu PIN para que se borren tu cuenta y tus datos.`,
  title: 'Borrar mis datos',
  label: 'PIN',
  submit: 'Borrar mis datos',
  asked: (until: number, timeZone: string, now: number): Text =>
    lines(
      rich`${bold('Se van a borrar tus datos')}`,
      rich`Empieza ${bold(moment(until, timeZone, now))}. Hasta entonces no se borra nada, y avisé a todos tus chats. Para detenerlo, presiona “Conservar mi cuenta” o di “conservar mi cuenta”.`,
    ),
  held: lines(
    rich`${bold('Por ahora no se borran tus datos')}`,
    rich`Alguien pidió volver a entrar en tu cuenta, así que no se borra nada hasta que eso se resuelva. Después todo el tiempo de espera vuelve a empezar. Avisaré a todos tus chats. Para detenerlo, presiona “Conservar mi cuenta” o di “conservar mi cuenta”.`,
  ),
  stopped: rich`Tu cuenta se queda y no se borra nada. Avisé a tus otros chats. Si no fuiste tú quien lo pidió, cambia tu PIN.`,
  none: rich`Nada cambió: nadie ha pedido que se borren tus datos.`,
  tooLate: rich`El borrado empezó y ya no se puede detener.`,
  unknown: rich`Este chat no está vinculado a una cuenta, así que desde aquí no hay nada que detener.`,
}
