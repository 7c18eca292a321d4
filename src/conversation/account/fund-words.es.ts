import type { Text } from '#conversation/channel/message.ts'
import { bold, lines, rich } from '#conversation/words/text.ts'
import type { fund as english } from './fund-words.en.ts'

export const fund: typeof english = {
  menu: (linked: readonly string[], waiting: readonly string[], demo: boolean): Text =>
    lines(
      rich`${bold('Agregar dinero')}`,
      ...(linked.length === 0
        ? [rich`Vincula una cuenta de otro banco y luego trae dinero desde ella.`]
        : [rich`Trae dinero desde ${bold(linked.join(', '))} o vincula otro banco.`]),
      ...(waiting.length === 0
        ? []
        : [rich`${bold(waiting.join(', '))}: cuando hayan llegado ahí dos depósitos pequeños, dime los montos.`]),
      ...(demo ? [rich`Esto es una demostración, así que también puedes agregar dinero de prueba al instante.`] : []),
    ),
  noAccount: rich`Necesitas una cuenta aquí antes de agregar dinero. Abrir una tarda un momento.`,
  login: lines(
    rich`${bold('Vincular con el acceso a tu otro banco')}`,
    rich`¿Qué banco es y cómo inicias sesión ahí? Tu contraseña va solo a ese banco y no se guarda. Es posible que te haga una pregunta después.`,
  ),
  numbers: lines(
    rich`${bold('Vincular con el número de cuenta')}`,
    rich`Escribe el número de cuenta y el número de ruta de un cheque. Después, dos depósitos pequeños muestran que la cuenta es tuya.`,
  ),
  proof: (name: string): Text =>
    rich`¿Qué dos montos llegaron a ${bold(name)}? Cada uno es de menos de un dólar; los encuentras en el estado de esa cuenta.`,
  whichTarget: rich`¿A qué cuenta?`,
  amount: (from: string | undefined, to: string): Text =>
    from === undefined
      ? rich`¿Cuánto dinero de prueba quieres agregar a ${bold(to)}?`
      : rich`¿Cuánto desde ${bold(from)} a ${bold(to)}?`,
  amountTitle: 'Cuánto',
  byLogin: 'Con el acceso a mi banco',
  byNumbers: 'Con el número de cuenta',
  topUp: 'Agregar dinero de prueba',
  notLinked: rich`Esa cuenta vinculada todavía no se puede usar. Verifícala primero o elige otra.`,
  labels: {
    bank: 'Tu otro banco',
    loginName: 'Usuario en ese banco',
    password: 'Contraseña en ese banco',
    nickname: 'Apodo',
    accountNumber: 'Número de cuenta',
    routingNumber: 'Número de ruta',
    accountClass: 'Tipo de cuenta',
    first: 'Primer monto',
    second: 'Segundo monto',
    amount: 'Monto en dólares',
  },
  hints: {
    bank: 'Por ejemplo Chase',
    nickname: 'Por ejemplo Mi cuenta de cheques',
    accountNumber: 'De 4 a 17 dígitos, abajo en un cheque',
    routingNumber: '9 dígitos, abajo a la izquierda en un cheque',
    cents: 'Por ejemplo 0.32',
    amount: 'Por ejemplo 100 o 49.90',
  },
  classes: { checking: 'Cheques', savings: 'Ahorros' },
  titles: { login: 'Vincular tu banco', numbers: 'Vincular con número', proof: 'Dos depósitos pequeños' },
}
