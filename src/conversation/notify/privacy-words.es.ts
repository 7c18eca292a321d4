import type { NoticeSubject } from '#bank/ground/notice.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, lines, rich } from '#conversation/words/text.ts'
import { moment } from '#conversation/words/times.es.ts'

const PLACES: Readonly<Record<string, string>> = { telegram: 'Telegram', discord: 'Discord', web: 'el chat web' }

type About = Extract<NoticeSubject, { kind: 'privacy' }>

/** What each chat is told of what becomes of the data. */
export const privacyNotice = ({ what, channel, at, until = at }: About, timeZone: string, now: number): Text => {
  const where = rich`en ${PLACES[channel] ?? channel}, ${moment(at, timeZone, now)}`
  switch (what) {
    case 'exported':
      return lines(
        rich`${bold('Se descargaron tus datos')}`,
        rich`Alguien lo pidió con tu PIN, ${where}.`,
        rich`Si no fuiste tú, congela tu cuenta o cierra las demás sesiones, y cambia tu PIN.`,
      )
    case 'deletion-asked':
      return lines(
        rich`${bold('Se van a borrar tu cuenta y tus datos')}`,
        rich`Alguien lo pidió con tu PIN, ${where}. Empieza ${bold(moment(until, timeZone, now))}; hasta entonces no se borra nada.`,
        rich`Si no fuiste tú, o si cambiaste de idea, presiona “Conservar mi cuenta”. No necesitas PIN para eso.`,
      )
    case 'deletion-soon':
      return lines(
        rich`${bold('Pronto se borrarán tu cuenta y tus datos')}`,
        rich`Empieza ${bold(moment(until, timeZone, now))} y después no se puede deshacer. Para quedarte, presiona “Conservar mi cuenta”.`,
      )
    case 'deletion-stopped':
      return lines(
        rich`${bold('Tu cuenta se queda y no se borra nada')}`,
        rich`El borrado se detuvo ${where}. Si no fuiste tú quien lo pidió, cambia tu PIN.`,
      )
    case 'deletion-off':
      return lines(
        rich`${bold('Tus datos no se borraron')}`,
        rich`Nada cambió. En ese momento todavía quedaba algo abierto: una cuenta, algo en curso, un problema que reportaste, o tu cuenta estaba congelada. Di “borrar mis datos” y te digo qué es.`,
      )
    case 'deletion-held':
      return lines(
        rich`${bold('Por ahora no se borran tus datos')}`,
        rich`Alguien pidió volver a entrar en tu cuenta, así que no se borra nada hasta que eso se resuelva. Después todo el tiempo de espera vuelve a empezar, y te avisaré aquí.`,
        rich`Para quedarte, presiona “Conservar mi cuenta”. No necesitas PIN para eso.`,
      )
    case 'deletion-goes-on':
      return lines(
        rich`${bold('Al final sí se van a borrar tu cuenta y tus datos')}`,
        rich`Lo que lo detenía ya se resolvió, así que todo el tiempo de espera vuelve a empezar. El borrado empieza ${bold(moment(until, timeZone, now))}; hasta entonces no se borra nada, y te avisaré antes.`,
        rich`Para quedarte, presiona “Conservar mi cuenta”. No necesitas PIN para eso.`,
      )
    case 'erasing':
      return lines(
        rich`${bold('Se están borrando tu cuenta y tus datos')}`,
        rich`Tarda unos minutos. Este chat ya no está vinculado a una cuenta, y este es el último mensaje sobre esto.`,
        rich`Por ley guardamos tu registro de identidad durante cinco años, y los registros de los pagos; quedan bajo llave. Lo que ves en este chat queda de tu lado hasta que lo borres. Gracias por confiar en nosotros.`,
      )
  }
}
