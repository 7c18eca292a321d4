import type { Account } from '#bank/ground/account.ts'
import type { HistoryItem } from '#bank/ground/history.ts'
import { formatUsd } from '#bank/ground/money.ts'
import type { PinAbove } from '#bank/ground/step-up.ts'
import { COLLECTING, PAYING_OUT } from '#bank/ground/usual-times.ts'
import type { Text } from '#conversation/channel/message.ts'
import { accounts as accountWords } from '#conversation/account/words.es.ts'
import { limits as limitWords } from '#conversation/customer/limits-words.es.ts'
import { outcomes, partyName } from '#conversation/operation/words.es.ts'
import { bold, lines, rich } from '#conversation/words/text.ts'
import { ago, businessDays, dayName, moment, SENDING } from '#conversation/words/times.es.ts'
import type { Known, Me } from './known.ts'
import type { looks as english, When } from './look-words.en.ts'
import type { Payment } from './questions.ts'

/** `transferencia de $20.00 a Alex Doe (@alex)`: enough to know which it is. */
const which = ({ order }: Pick<Payment, 'order'>): Text => {
  const amount = bold(formatUsd(order.amount))
  switch (order.kind) {
    case 'buy':
      return rich`compra de ${amount} de ${order.quote.coin}`
    case 'sell':
      return rich`venta de ${amount} de ${order.quote.coin}`
    case 'pull':
      return rich`transferencia de ${amount} desde ${order.from.name} a ${order.to.name}`
    case 'top-up':
      return rich`carga de ${amount} de dinero de prueba para ${order.to.name}`
    case 'send':
    case 'pay-out':
      return rich`transferencia de ${amount} a ${partyName(order.to)}`
  }
}

const at = (time: number, { now, timeZone }: When): string => moment(time, timeZone, now)

const usually = ({ order }: Payment, by: string | undefined): Text =>
  order.kind === 'pay-out' && by !== undefined
    ? rich`El dinero a otro banco tarda de ${businessDays(PAYING_OUT)}; suele llegar a más tardar el ${bold(dayName(by))}.`
    : order.kind === 'pull' && by !== undefined
      ? rich`El dinero de otro banco tarda de ${businessDays(COLLECTING)}; suele llegar a más tardar el ${bold(dayName(by))}.`
      : rich`Suele llegar en ${SENDING}.`

export const looks: typeof english = {
  /** On its way. `by`: the last day that is usual, where it takes days; `isLate`: it takes longer than usual. */
  moving: (payment: Payment, times: { agreed: number; by?: string; isLate: boolean }, when: When): Text => {
    const { agreed, by, isLate } = times
    if (payment.state === 'unknown')
      return rich`Estamos verificando tu ${which(payment)}, confirmada ${at(agreed, when)}: todavía no sabemos si se completó. Tu dinero está a salvo. Por favor, no la envíes otra vez; su resumen te lo dirá.`
    if (payment.state === 'confirmed')
      return rich`Tu ${which(payment)} se confirmó ${at(agreed, when)} y está por enviarse. No tienes que hacer nada; su resumen te lo dirá.`
    const hint = isLate
      ? rich`Es más tiempo de lo normal. Por favor, no la envíes otra vez; puedes reportarla con el botón de su resumen.`
      : usually(payment, by)
    return rich`Tu ${which(payment)} se confirmó ${at(agreed, when)} y ${payment.bankStatus === 'debited' ? 'va en camino' : 'está en proceso'}. ${hint}`
  },
  more: (count: number): Text =>
    count === 1
      ? rich`También hay otra en proceso; presiona su botón para verla.`
      : rich`También hay ${count} más en proceso; tu historial las muestra.`,
  nothingMoving: rich`Ahora no tienes nada en camino: todos tus pagos terminaron.`,
  arrived: (payment: Payment, ended: number, when: When): Text =>
    payment.order.kind === 'send'
      ? rich`Tu última, ${which(payment)}, llegó ${at(ended, when)}: está en su cuenta de aquí. Si no la ve, pídele que mire su historial, y comparen el nombre de usuario.`
      : rich`Tu última, ${which(payment)}, se completó ${at(ended, when)}.`,
  notMade: (payment: Payment, ended: number, when: When): Text => {
    const { why, code, order, state } = payment
    return state === 'returned'
      ? rich`Tu ${which(payment)} fue devuelta ${at(ended, when)}. ${outcomes.why(why ?? 'bank-return', code, order)} ${outcomes.back(order)}`
      : rich`Tu ${which(payment)} no se hizo, ${at(ended, when)}. ${why === undefined ? rich`` : outcomes.why(why)} ${outcomes.stayed(order)}`
  },
  noneDeclined: (count: number): Text =>
    count === 0
      ? rich`Todavía no has confirmado ningún pago, así que no se rechazó ninguno. Si no pude mostrar un resumen, te dije por qué.`
      : rich`Revisé tus últimos pagos, y ninguno fue rechazado ni devuelto. Si no pude mostrar un resumen, te dije por qué.`,
  frozen: rich`Tu cuenta está congelada, así que no sale dinero de ella. Di ${bold('descongelar')} para deshacerlo.`,
  notVerified: rich`Tu verificación todavía no está completa, así que no puedes enviar dinero. Mis datos muestra lo que falta.`,
  ready: rich`Tu cuenta está verificada y no está congelada, así que ya puedes enviar.`,
  noPayments: rich`Todavía no has confirmado ningún pago, así que no hay ninguno que revisar.`,
  twice: (one: Payment, other: Payment, times: readonly [number, number], when: When): Text =>
    lines(
      rich`Hay dos: ${which(one)}, ${at(times[0], when)}, y ${which(other)}, ${at(times[1], when)}. Cada una se confirmó en su propio resumen.`,
      rich`Si solo querías una, abre la otra: se puede detener mientras va en camino, y pedirse de vuelta o reportarse cuando ya llegó.`,
    ),
  notTwice: rich`Revisé tus últimos pagos: no hay dos por el mismo monto a la misma cuenta en un día. Cada resumen paga una vez, por más veces que se presione. Si hablas de otro, ábrelo en tu historial y repórtalo.`,
  left: (items: readonly HistoryItem[], when: When): Text =>
    lines(
      rich`Esto es lo último que salió de tu cuenta:`,
      ...items.map(
        ({ other, entry }) =>
          rich`${bold(formatUsd(entry.transfer.amount))} a ${other}, ${at(entry.transfer.createdAt, when)}`,
      ),
      rich`Si alguno no fue tuyo, primero congela tu cuenta, luego ábrelo en tu historial y repórtalo.`,
    ),
  nothingLeft: rich`Todavía no ha salido ningún pago de tu cuenta. Si te preocupa que alguien más esté en ella, congélala: desde ese momento no sale dinero de ella.`,
  balance: (all: readonly Account[], now: number): Text =>
    all.length === 0
      ? accountWords.none
      : lines(
          ...all.map(
            ({ nickname, available, asOf }) =>
              rich`${bold(nickname)}: ${bold(formatUsd(available))} disponibles (${ago(asOf, now)})`,
          ),
        ),
  setAside: rich`El dinero que va saliendo está apartado, así que ya no cuenta como disponible. El que viene en camino aparece cuando llega.`,
  noneComing: rich`No veo nada en camino a tus cuentas. Para traer dinero de otro banco, empieza aquí, en Agregar dinero.`,
  unproved: (names: readonly string[]): Text =>
    rich`${bold(names.join(', '))} todavía no está verificada: dime los dos depósitos pequeños que llegaron ahí. Hasta entonces no puede venir dinero de ella.`,
  canBeStopped: (payment: Payment): Text =>
    rich`Tu ${which(payment)} está en proceso. Presiona el botón para abrirla, luego ${bold('Detenerlo')}: se detiene si todavía no ha seguido su camino.`,
  nothingToStop: rich`Ahora no tienes nada en camino, así que no hay nada que detener. Si el dinero ya le llegó a otra persona, puedes pedírselo de vuelta: abre el pago en tu historial.`,
  cameBack: (payment: Payment, ended: number, when: When): Text =>
    rich`Tu ${which(payment)} fue devuelta ${at(ended, when)}. ${outcomes.back(payment.order)}`,
  exact: (payment: Payment, agreed: number, when: When): Text =>
    rich`Tu última fue: ${which(payment)}, confirmada ${at(agreed, when)}. Eso es exactamente lo que mostraba su resumen, y no se descontó ninguna comisión. Si llegó otro monto, ábrela y repórtala, y una persona la revisará.`,
  limits: ({ bank: { limits } }: Known, { left, pinAbove }: Pick<Me, 'left' | 'pinAbove'>): Text =>
    rich`Hoy todavía puedes enviar ${bold(formatUsd(left))}, de ${formatUsd(limits.perDay)} en un día; un pago puede ser de ${bold(formatUsd(limits.perPayment))} como máximo. El día nuevo empieza a tu medianoche. Vuelvo a pedirte el PIN: ${pinAboveIn(pinAbove)}.`,
  verified: rich`Tu identidad está verificada: no falta nada, y puedes enviar y recibir.`,
  missing: (what: readonly Text[]): Text =>
    lines(rich`Tu verificación todavía no está completa. Esto es lo que aún necesitamos:`, ...what),
}

const pinAboveIn = (above: PinAbove): string => limitWords.brief(above)
