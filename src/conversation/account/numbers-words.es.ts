import type { BankNumbers } from '#bank/ground/account-numbers.ts'
import type { NumbersRefusal } from '#bank/account/numbers.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, code, lines, rich } from '#conversation/words/text.ts'
import { duration } from '#conversation/words/times.es.ts'
import type { numbers as english } from './numbers-words.en.ts'

const REFUSED: Record<NumbersRefusal['kind'], Text> = {
  'not-yours': rich`No se mostró nada: no encontré esa cuenta entre las tuyas.`,
  'not-open': rich`No se mostró nada: ahora esta cuenta no puede recibir pagos, así que el dinero que te envíen a ella podría devolverse. Elige otra cuenta.`,
  frozen: rich`No se mostró nada: tu cuenta está congelada. Para deshacerlo, di ${code('descongelar')}; luego pídemelo otra vez.`,
  unverified: rich`No se mostró nada: antes de que puedas recibir dinero, tenemos que terminar de verificar tu identidad. ${code('Mis datos')} muestra lo que falta.`,
}

/** Of the numbers by which other banks pay into an account. */
export const numbers: typeof english = {
  which: rich`¿A qué cuenta debe llegar el dinero?`,
  none: rich`Solo una cuenta en dólares tiene número de cuenta y número de ruta, y todavía no tienes ninguna. Abre una ahora; es gratis y tarda un momento.`,
  noSuch: (typed: string): Text =>
    rich`No tienes una cuenta llamada ${bold(typed)} a la que otros bancos puedan pagar. ¿Cuál de estas quieres?`,
  title: 'Tu PIN',
  label: 'PIN',
  submit: 'Mostrar los números',
  ask: (account: string): Text =>
    rich`Escribe tu PIN para ver el número de cuenta y el número de ruta de ${bold(account)}.`,
  shown: (account: string, forMs: number): Text =>
    lines(
      rich`Estos son los números de ${bold(account)}. Dáselos a tu empleador o a quien te pague desde otro banco.`,
      rich`Los ocultaré otra vez en ${duration(forMs)}, para que nadie más los lea aquí.`,
    ),
  demo: rich`Esto es una demostración con dinero de prueba: a estos números no pueden llegar pagos reales.`,
  numbers: ({ routingNumber, accountNumber }: BankNumbers): Text =>
    lines(
      rich`Número de ruta: ${code(routingNumber)}`,
      rich`Número de cuenta: ${code(accountNumber)}`,
      rich`Tipo de cuenta: cheques`,
    ),
  hide: 'Ocultarlos ahora',
  again: 'Mostrar números de cuenta',
  hidden: rich`El número de cuenta y el número de ruta están ocultos otra vez. Para verlos, di ${code('número de cuenta')}.`,
  refused: ({ kind }: NumbersRefusal): Text => REFUSED[kind],
}
