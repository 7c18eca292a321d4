import type { Direction } from '#bank/alert/alert.ts'
import { type Coin, formatUsd, type Usd } from '#bank/ground/money.ts'
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
  'signed-in': (where) => ['Alguien inició sesión en tu cuenta', `con tu PIN, ${where}.`],
  linked: (where) => ['Ahora hay otro chat vinculado a tu cuenta', `con un código tuyo y tu PIN, ${where}.`],
  'locked-out': (where) => [
    'Iniciar sesión está bloqueado por un tiempo',
    `después de varios PIN incorrectos, ${where}. No le ha pasado nada a tu dinero.`,
  ],
  'pin-changed': (where) => ['Tu PIN cambió', `${where}. Los demás chats tienen la sesión cerrada.`],
  'signed-out-everywhere': (where) => ['Se cerró tu sesión aquí', `junto con la de los demás chats, ${where}.`],
  frozen: (where) => ['Tu cuenta está congelada: no sale dinero de ella', `pedido ${where}.`],
  'unfreeze-asked': (where) => [
    'Alguien quiere descongelar tu cuenta',
    `pedido con tu PIN, ${where}. Confírmalo aquí con “Descongelar mi cuenta”, o detenlo con “Congelar mi cuenta”: sin una palabra tuya se puede hacer después de un día.`,
  ],
  unlinked: (where) => ['Se desvinculó un chat de tu cuenta', `pedido ${where}. Su sesión está cerrada.`],
  'pin-asked-less': (where) => [
    'Ahora se pide tu PIN con menos frecuencia',
    `puesto ${where}. Mis límites muestra cuándo lo pido.`,
  ],
  'unlinked-here': (where) => ['Este chat ya no está vinculado a tu cuenta', `pedido ${where}.`],
  'number-used': (where) => ['Alguien se registró con tu número de Seguro Social', `${where}.`],
  'recovery-stopped': (where) => ['Se detuvo lo que se había pedido', `pedido ${where}. Nadie entra de esa manera.`],
  'recovered-pin': (where) => [
    'Tu cuenta tiene un PIN nuevo',
    `puesto ${where}, como se te avisó antes. Los demás chats tienen la sesión cerrada.`,
  ],
  'recovered-chat': (where) => ['Ahora hay otro chat vinculado a tu cuenta', `hecho ${where}, como se te avisó antes.`],
  unfrozen: (where) => ['Tu cuenta ya no está congelada', `pedido con tu PIN, ${where}.`],
}

const NUMBER_USED = rich`Si fuiste tú: tus dos cuentas comparten los mismos límites, y la que tenías sigue como antes. Si no fuiste tú: nadie puede ver ni usar tu cuenta con ese número, y el banco comprueba quién es esa persona antes de que pueda enviar o recibir. Alguien puede saber tu número, así que quizá quieras avisar a las agencias de crédito.`

/** What comes without being asked for. */
export const notices: typeof english = {
  whileAway: rich`Esto pasó mientras no podía comunicarme contigo:`,
  received: (
    received: {
      readonly transfer: Pick<BankTransfer, 'amount' | 'from' | 'note' | 'createdAt'>
      readonly account: string
      readonly from?: Pick<Party, 'name' | 'handle'>
    },
    timeZone: string,
    now: number,
  ): Text => {
    const { transfer, account, from = { name: transfer.from.name } } = received
    return lines(
      rich`${bold(`Recibiste ${formatUsd(transfer.amount)}`)}`,
      rich`De ${bold(partyName(from))}, en ${bold(account)}, ${moment(transfer.createdAt, timeZone, now)}.`,
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
    rich`${bold(`Se devolvieron ${formatUsd(amount)} que habías recibido`)}`,
    rich`Habían llegado de ${bold(partyName(from))} a ${bold(account.nickname)}. El banco los retiró ${moment(at, timeZone, now)}, así que ya no puedes gastarlos.`,
    ...(note === '' ? [] : [noteFrom(from, note)]),
    account.status === 'closed'
      ? rich`${bold(account.nickname)} está cerrada.`
      : rich`En ${bold(account.nickname)} tienes ahora ${bold(formatUsd(account.available))} disponibles.`,
    rich`Un banco hace eso cuando un pago resulta estar en disputa, o no tener fondos en su origen. Si todavía esperas el dinero, pide a ${bold(from.name)} que lo envíe otra vez.`,
  ],
  addressMoved: (what: 'phone' | 'email'): Text =>
    what === 'phone'
      ? lines(
          rich`${bold('Tu número de teléfono es ahora de otro cliente')}`,
          rich`Otra persona probó que el número de tus datos es suyo, así que el dinero que se envíe a él le llega a esa persona, no a ti. Lo que recibiste sigue siendo tuyo, y tu nombre de usuario funciona como antes. Si el número sigue siendo tuyo, pruébalo otra vez en Mis datos; si no, cámbialo allí.`,
        )
      : lines(
          rich`${bold('Tu correo electrónico es ahora de otro cliente')}`,
          rich`Otra persona probó que el correo de tus datos es suyo, así que el dinero que se envíe a él le llega a esa persona, no a ti. Lo que recibiste sigue siendo tuyo, y tu nombre de usuario funciona como antes.`,
        ),
  nameReview: {
    asked: lines(
      rich`${bold('Se pidió cambiar tu nombre legal')}`,
      rich`Hasta que el banco decida, los demás ven el nombre que está verificado ahora, y no se puede enviar nada desde tus cuentas; puedes recibir dinero. El banco quiere una identificación con foto que lleve el nombre nuevo. Si no fuiste tú, cambia tu PIN enseguida y vuelve a poner el nombre en Mis datos.`,
    ),
    accepted: lines(
      rich`${bold('Tu nombre legal cambió')}`,
      rich`El banco lo verificó, y los demás lo ven desde ahora. Si no fuiste tú, cambia tu PIN enseguida y repórtalo.`,
    ),
    withdrawn: lines(rich`${bold('Tu nombre legal queda como estaba')}`, rich`El cambio que se pidió ya no se hace.`),
  },
  /** Where it is a title and a sentence without a subject: the title says what happened. */
  security: (what: SecurityEvent, { channel, at, timeZone, now }: SecurityWhere): Text => {
    const [title, rest] = SECURITY[what](`en ${PLACES[channel] ?? channel}, ${moment(at, timeZone, now)}`)
    return lines(
      rich`${bold(title)}`,
      rich`Fue ${rest}`,
      what === 'number-used'
        ? NUMBER_USED
        : rich`Si fuiste tú, todo está bien. Si no, congela tu cuenta o cierra las demás sesiones, y cambia tu PIN.`,
    )
  },
  alert: (
    coin: Coin,
    direction: Direction,
    wanted: string,
    price: string,
    at: number,
    timeZone: string,
    now: number,
  ): Text =>
    lines(
      rich`${bold(`${coin} está a ${price}`)}`,
      rich`Pediste que te avisara cuando estuviera ${direction === 'above' ? 'por encima de' : 'por debajo de'} ${bold(wanted)}. Así fue ${moment(at, timeZone, now)}. Esta alerta ya terminó.`,
    ),
}
