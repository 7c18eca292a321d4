import { formatUsd, type Usd } from '#bank/ground/money.ts'
import type { Party } from '#bank/ground/order.ts'
import type { SecurityEvent } from '#bank/ground/notice.ts'
import type { BankTransfer } from '#bank/ground/transfer.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, lines, rich } from '#conversation/words/text.ts'
import { noteFrom, partyName } from '#conversation/operation/words.es.ts'
import { moment } from '#conversation/words/times.es.ts'
import type { notices as english } from './words.en.ts'

type SecurityWhere = {
  readonly channel: string
  readonly at: number
  readonly timeZone: string
  readonly now: number
}

const PLACES: Readonly<Record<string, string>> = { telegram: 'Telegram', discord: 'Discord', web: 'el chat web' }

const SECURITY: Readonly<Record<SecurityEvent, (where: string) => readonly [title: string, rest: string]>> = {
  'signed-in': (where) => ['Alguien inició sesión en tu cuenta', `Con tu PIN, ${where}.`],
  linked: (where) => ['Ahora hay otro chat vinculado a tu cuenta', `Con un código tuyo y tu PIN, ${where}.`],
  'locked-out': (where) => [
    'El inicio de sesión está bloqueado por un rato',
    `Se escribieron varios PIN incorrectos ${where}. No le pasó nada a tu dinero.`,
  ],
  'pin-changed': (where) => ['Tu PIN cambió', `Se hizo ${where}. Se cerró la sesión en todos tus demás chats.`],
  'signed-out-everywhere': (where) => [
    'Se cerró tu sesión aquí',
    `Se cerró la sesión en todos tus demás chats desde uno de ellos, ${where}.`,
  ],
  frozen: (where) => ['Tu cuenta está congelada: no sale dinero de ella', `Se hizo ${where}.`],
  'unfreeze-asked': (where) => [
    'Alguien quiere descongelar tu cuenta',
    `Lo pidió con tu PIN, ${where}. Confírmalo aquí con “Descongelar mi cuenta” o detenlo con “Congelar mi cuenta”. Si no haces nada, se puede hacer después de un día.`,
  ],
  unlinked: (where) => ['Se desvinculó un chat de tu cuenta', `Se hizo ${where}. La sesión de ese chat está cerrada.`],
  'pin-asked-less': (where) => [
    'Ahora se pide tu PIN con menos frecuencia',
    `Se configuró ${where}. Mis límites muestra cuándo te lo pido.`,
  ],
  'unlinked-here': (where) => ['Este chat ya no está vinculado a tu cuenta', `Se hizo ${where}.`],
  'number-used': (where) => ['Alguien se registró con tu número de Seguro Social', `Se hizo ${where}.`],
  'recovery-stopped': (where) => [
    'Se detuvo el intento de entrar en tu cuenta',
    `Se hizo ${where}. Nadie entra de esa manera.`,
  ],
  'recovered-pin': (where) => [
    'Tu cuenta tiene un PIN nuevo',
    `Se eligió ${where}, como te avisamos antes. Se cerró la sesión en todos tus demás chats.`,
  ],
  'recovered-chat': (where) => [
    'Ahora hay otro chat vinculado a tu cuenta',
    `Se vinculó ${where}, como te avisamos antes.`,
  ],
  unfrozen: (where) => ['Tu cuenta ya no está congelada', `Se hizo con tu PIN, ${where}.`],
}

const NUMBER_USED = rich`Si fuiste tú: tus dos cuentas comparten los mismos límites, y la que ya tenías sigue como antes. Si no fuiste tú: nadie puede ver ni usar tu cuenta con ese número, y verificamos quién es esa persona antes de que pueda enviar o recibir dinero. Puede que sepa tu número, así que quizá quieras avisar a las agencias de crédito.`

/** What comes without being asked for. */
export const notices: typeof english = {
  whileAway: rich`Esto pasó mientras no podía comunicarme contigo:`,
  received: (
    received: {
      readonly transfer: Pick<BankTransfer, 'amount' | 'from' | 'note' | 'createdAt' | 'via'>
      readonly account: string
      readonly from?: Pick<Party, 'name' | 'handle'>
    },
    timeZone: string,
    now: number,
  ): Text => {
    const { transfer, account, from = { name: transfer.from.name || 'otro banco' } } = received
    const by = transfer.via === 'account-number' ? ', por número de cuenta' : ''
    return lines(
      rich`${bold(`Recibiste ${formatUsd(transfer.amount)}`)}`,
      rich`De ${bold(partyName(from))}${by}, en ${bold(account)}, ${moment(transfer.createdAt, timeZone, now)}.`,
      ...(transfer.note === '' ? [] : [noteFrom(from, transfer.note)]),
    )
  },
  takenBack: (
    {
      amount,
      from,
      note,
    }: { readonly amount: Usd; readonly from: Pick<Party, 'name' | 'handle'>; readonly note: string },
    account: { readonly nickname: string; readonly available: Usd; readonly status: string },
    at: number,
    timeZone: string,
    now: number,
  ): readonly Text[] => [
    rich`${bold(`Se devolvieron ${formatUsd(amount)} que recibiste`)}`,
    rich`Habían llegado de ${bold(partyName(from))} a ${bold(account.nickname)}. Se retiraron ${moment(at, timeZone, now)}, así que ya no puedes gastarlos.`,
    ...(note === '' ? [] : [noteFrom(from, note)]),
    account.status === 'closed'
      ? rich`${bold(account.nickname)} está cerrada.`
      : rich`En ${bold(account.nickname)} tienes ahora ${bold(formatUsd(account.available))} disponibles.`,
    rich`Esto pasa cuando un pago está en disputa o no tenía fondos en su origen. Si todavía esperas el dinero, pídele a ${bold(from.name)} que lo envíe otra vez.`,
  ],
  addressMoved: (what: 'phone' | 'email'): Text =>
    what === 'phone'
      ? lines(
          rich`${bold('Tu número de teléfono es ahora de otro cliente')}`,
          rich`Otra persona verificó que el número de tus datos es suyo, así que el dinero que se envíe a ese número ahora le llega a esa persona, no a ti. Lo que ya recibiste sigue siendo tuyo, y tu nombre de usuario funciona como antes. Si el número sigue siendo tuyo, verifícalo otra vez en Mis datos; si no, cámbialo ahí, por favor.`,
        )
      : lines(
          rich`${bold('Tu correo electrónico es ahora de otro cliente')}`,
          rich`Otra persona verificó que el correo de tus datos es suyo, así que el dinero que se envíe a ese correo ahora le llega a esa persona, no a ti. Lo que ya recibiste sigue siendo tuyo, y tu nombre de usuario funciona como antes.`,
        ),
  nameReview: {
    asked: lines(
      rich`${bold('Recibimos una solicitud para cambiar tu nombre legal')}`,
      rich`Necesitamos una identificación con foto que muestre el nombre nuevo. Hasta que la revisemos, los demás ven tu nombre actual, y puedes recibir dinero pero no enviar. Si no fuiste tú, cambia tu PIN enseguida y corrige el nombre en Mis datos.`,
    ),
    accepted: lines(
      rich`${bold('Tu nombre legal cambió')}`,
      rich`Lo verificamos, y los demás lo ven desde ahora. Si no fuiste tú, cambia tu PIN enseguida y repórtalo.`,
    ),
    withdrawn: lines(
      rich`${bold('Tu nombre legal queda como estaba')}`,
      rich`El cambio se retiró. No tienes que hacer nada.`,
    ),
  },
  security: (what: SecurityEvent, { channel, at, timeZone, now }: SecurityWhere): Text => {
    const [title, rest] = SECURITY[what](`en ${PLACES[channel] ?? channel}, ${moment(at, timeZone, now)}`)
    return lines(
      rich`${bold(title)}`,
      rich`${rest}`,
      what === 'number-used'
        ? NUMBER_USED
        : rich`Si fuiste tú, no tienes que hacer nada. Si no, congela tu cuenta o cierra las demás sesiones, y cambia tu PIN.`,
    )
  },
}
