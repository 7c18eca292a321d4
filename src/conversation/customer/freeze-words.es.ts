import type { Text } from '#conversation/channel/message.ts'
import { bold, code, lines, rich } from '#conversation/words/text.ts'
import { duration } from '#conversation/words/times.es.ts'
import type { freeze as english } from './freeze-words.en.ts'

export const freeze: typeof english = {
  frozen: lines(
    rich`${bold('Tu cuenta está congelada')}`,
    rich`No sale dinero de ella: se rechazan pagos, compras y pagos programados, y los resúmenes abiertos no se pueden confirmar. Se cerró la sesión en todos tus demás chats y navegadores. El dinero que te envíen sigue llegando.`,
    rich`Cuando todo esté bien otra vez, di ${code('descongelar')}. Si alguien puede saber tu PIN, cámbialo primero.`,
  ),
  notFrozen: rich`Nada cambió: tu cuenta no está congelada.`,
  unknown: rich`Este chat no está vinculado a una cuenta, así que no se puede congelar desde aquí. Si tienes otro chat vinculado, congélala ahí con un toque. Si no, di que ya eres cliente y te ayudo a volver a entrar.`,
  ask: rich`Escribe tu PIN para descongelar tu cuenta.`,
  title: 'Descongelar mi cuenta',
  label: 'PIN',
  submit: 'Descongelar',
  waits: (ms: number, hasOtherChats: boolean): Text =>
    hasOtherChats
      ? rich`Tu cuenta sigue congelada. Confírmalo en uno de tus otros chats vinculados: acabo de escribirles. Si no tienes ninguno a la mano, di ${code('descongelar')} otra vez aquí en ${bold(duration(ms))}.`
      : rich`Tu cuenta sigue congelada. No tienes otro chat que pueda confirmarlo, así que por tu seguridad hay un tiempo de espera: di ${code('descongelar')} otra vez en ${bold(duration(ms))}.`,
  unfrozen: rich`Tu cuenta ya no está congelada. Puedes enviar dinero otra vez; los resúmenes anteriores no se pueden confirmar.`,
  noLink: rich`Tu cuenta está congelada, así que no se le puede vincular otro chat. Primero di ${code('descongelar')}.`,
}
