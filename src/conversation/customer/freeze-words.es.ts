import type { Text } from '#conversation/channel/message.ts'
import { bold, code, lines, rich } from '#conversation/words/text.ts'
import { duration } from '#conversation/words/times.es.ts'
import type { freeze as english } from './freeze-words.en.ts'

export const freeze: typeof english = {
  frozen: lines(
    rich`${bold('Tu cuenta está congelada')}`,
    rich`No sale dinero de ella: se rechazan pagos, compras y pagos programados, y los resúmenes que esperaban ya no valen. Los demás chats y navegadores tienen la sesión cerrada. El dinero que te envíen sigue llegando.`,
    rich`Cuando todo esté bien otra vez, di ${code('descongelar')}. Si alguien puede saber tu PIN, cámbialo primero.`,
  ),
  notFrozen: rich`Tu cuenta no está congelada. Nada cambió.`,
  unknown: rich`Este chat no está vinculado a una cuenta, así que desde aquí no hay nada que congelar. Si tienes otro chat vinculado, escribe allí: un toque congela tu cuenta. Si no te queda ninguno, di que ya eres cliente, y vuelves a entrar.`,
  ask: rich`Escribe tu PIN para descongelar tu cuenta.`,
  title: 'Descongelar mi cuenta',
  label: 'PIN',
  submit: 'Descongelar',
  waits: (ms: number, hasOtherChats: boolean): Text =>
    hasOtherChats
      ? rich`Tu cuenta sigue congelada. Confírmalo en otro chat que hayas vinculado: le escribí ahora mismo. Si no tienes ninguno a mano, di ${code('descongelar')} otra vez aquí en ${bold(duration(ms))}. Avisé a tus otros chats, para que nadie lo haga a tus espaldas.`
      : rich`Tu cuenta sigue congelada. Ningún otro chat tuyo puede confirmarlo, así que por tu seguridad hay un tiempo de espera: di ${code('descongelar')} otra vez en ${bold(duration(ms))}.`,
  unfrozen: rich`Tu cuenta ya no está congelada. Puedes enviar dinero otra vez; los resúmenes de antes ya no valen.`,
  noLink: rich`Tu cuenta está congelada, así que no se le puede vincular otro chat. Primero di ${code('descongelar')}.`,
}
