import type { DetailChange } from '#bank/ground/customer.ts'
import { type Coins, formatUsd } from '#bank/ground/money.ts'
import type { PaymentKind, Order, PaperKind } from '#bank/ground/order.ts'
import { SMALL_DEPOSITS } from '#bank/ground/usual-times.ts'
import { sellOut } from './sell-out-words.es.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, rich } from '#conversation/words/text.ts'
import { businessDays } from '#conversation/words/times.es.ts'
import type { acts as english } from './act-words.en.ts'

/** What a bank act that moves no money reads like: while it goes on, once it is done, and when it could not be done. */
type Act = { readonly title: string; readonly doing: Text; readonly done: Text; readonly not: Text }

const DETAIL: Record<DetailChange['detail'], string> = {
  email: 'correo electrónico',
  phone: 'número de teléfono',
  'legal-name': 'nombre legal',
  address: 'domicilio',
}

const PAPER: Record<PaperKind, { readonly title: string; readonly doing: Text; readonly not: Text }> = {
  ssn: {
    title: 'Tu número de Seguro Social',
    doing: rich`Gracias. El banco lo está comprobando. Te lo diré aquí.`,
    not: rich`El banco no pudo aceptarlo.`,
  },
  'photo-id': {
    title: 'Tu identificación con foto',
    doing: rich`Gracias. El banco está mirando tu imagen. Te lo diré aquí, y no la guardo más tiempo que hasta que el banco la tenga.`,
    not: rich`El banco no pudo recibir la imagen.`,
  },
  questions: {
    title: 'Las preguntas del banco',
    doing: rich`Gracias. El banco está comprobando tus respuestas. Te lo diré aquí.`,
    not: rich`El banco no pudo recibir tus respuestas.`,
  },
}

type OrderOf<Kind extends Order['kind']> = Extract<Order, { kind: Kind }>

/** `name`: the nickname of the account it is about, where the order has none itself. */
export const act = (order: Exclude<Order, { kind: PaymentKind | 'sell-out' }>, name: string): Act => {
  switch (order.kind) {
    case 'register':
    case 'send-bank-code':
    case 'enter-bank-code':
    case 'send-recovery-code':
    case 'enter-recovery-code':
    case 'submit-document':
    case 'update-details':
      return customerAct(order)
    case 'open-account':
    case 'rename-account':
    case 'close-account':
      return accountAct(order)
    case 'link-bank-login':
    case 'answer-bank-question':
    case 'link-bank-numbers':
    case 'prove-deposits':
      return linkAct(order, name)
  }
}

type CustomerOrder = OrderOf<
  | 'register'
  | 'send-bank-code'
  | 'enter-bank-code'
  | 'send-recovery-code'
  | 'enter-recovery-code'
  | 'submit-document'
  | 'update-details'
>

/** Who somebody is, and whether the bank knows them. */
const customerAct = (order: CustomerOrder): Act => {
  switch (order.kind) {
    case 'register':
      return {
        title: 'Tu registro',
        doing: rich`Gracias. El banco está comprobando tu identidad; suele tardar menos de un minuto. Te lo diré aquí.`,
        done: rich`Ya estás registrado.`,
        not: rich`El banco no pudo registrarte. No se abrió nada a tu nombre.`,
      }
    case 'send-bank-code':
      return {
        title: 'Código del banco',
        doing: rich`El banco está enviando un código a ${bold(order.device)}. Te lo diré aquí.`,
        done: rich`El banco envió un código a ${bold(order.device)}. Puede tardar un minuto en llegar.`,
        not: rich`El banco no envió un código.`,
      }
    case 'enter-bank-code':
      return {
        title: 'Código del banco',
        doing: rich`Estoy entregando tu código al banco. Te lo diré aquí.`,
        done: rich`El banco te conectó. Tus cuentas de allí y su historial ya están aquí.`,
        not: rich`El banco no aceptó ese código. Nada cambió.`,
      }
    case 'send-recovery-code':
      return {
        title: 'Código del banco',
        doing: rich`El banco está enviando un código a ${bold(order.device)}. Te lo diré aquí.`,
        done: rich`El banco envió un código a ${bold(order.device)}. Puede tardar un minuto en llegar. No se lo des a nadie: nadie de Parley ni del banco te lo pide.`,
        not: rich`El banco no envió un código. Tu PIN está como estaba. Puedes mostrar de otra manera que eres tú.`,
      }
    case 'enter-recovery-code':
      return {
        title: 'Código del banco',
        doing: rich`Estoy entregando tu código al banco. Te lo diré aquí.`,
        done: rich`El código es correcto. Ahora se avisa a todos tus chats, y puedes elegir un PIN nuevo aquí cuando termine el tiempo de espera. El botón dice cuándo.`,
        not: rich`El banco no aceptó ese código. Tu PIN está como estaba.`,
      }
    case 'submit-document':
      return { ...PAPER[order.document], done: rich`El banco lo leyó.` }
    case 'update-details': {
      const detail = DETAIL[order.change.detail]
      return {
        title: `Tu ${detail}`,
        doing: rich`Estoy cambiando tu ${detail} en el banco. Te lo diré aquí.`,
        done:
          order.change.detail === 'legal-name'
            ? rich`El banco tiene el nombre legal que diste. Los demás lo ven cuando el banco lo haya verificado.`
            : rich`Tu ${detail} cambió, aquí y en el banco.`,
        not: rich`Tu ${detail} no cambió. Sigue el anterior.`,
      }
    }
  }
}

const accountAct = (order: OrderOf<'open-account' | 'rename-account' | 'close-account'>): Act => {
  switch (order.kind) {
    case 'open-account': {
      const kind = order.product === 'crypto' ? 'billetera cripto' : 'cuenta'
      return {
        title: order.nickname,
        doing: rich`El banco está abriendo tu ${kind} ${bold(order.nickname)}; tarda un momento. Te lo diré aquí.`,
        done: rich`Tu ${kind} ${bold(order.nickname)} está abierta.`,
        not: rich`La ${kind} ${bold(order.nickname)} no se abrió.`,
      }
    }
    case 'rename-account':
      return {
        title: order.nickname,
        doing: rich`Estoy cambiando el nombre de ${bold(order.before)} a ${bold(order.nickname)} en el banco.`,
        done: rich`${bold(order.before)} ahora se llama ${bold(order.nickname)}.`,
        not: rich`La cuenta conserva su nombre ${bold(order.before)}.`,
      }
    case 'close-account':
      return {
        title: `Cerrar ${order.nickname}`,
        doing: rich`El banco está cerrando ${bold(order.nickname)}. Te lo diré aquí.`,
        done: rich`${bold(order.nickname)} está cerrada. Su historial queda en el banco.`,
        not: rich`${bold(order.nickname)} no se cerró. Está como estaba.`,
      }
  }
}

type LinkOrder = OrderOf<'link-bank-login' | 'answer-bank-question' | 'link-bank-numbers' | 'prove-deposits'>

/** Accounts at other banks. */
const linkAct = (order: LinkOrder, name: string): Act => {
  switch (order.kind) {
    case 'link-bank-login':
    case 'answer-bank-question':
      return {
        title: `Vincular ${order.bank}`,
        doing: rich`Estoy vinculando tus cuentas de ${bold(order.bank)}. Te lo diré aquí.`,
        done: rich`Tus cuentas de ${bold(order.bank)} están vinculadas. Ya puedes agregar dinero desde ellas.`,
        not: rich`Tus cuentas de ${bold(order.bank)} no se vincularon.`,
      }
    case 'link-bank-numbers':
      return {
        title: `Vincular ${order.nickname}`,
        doing: rich`El banco está vinculando ${bold(order.nickname)}, que termina en ${order.last4}.`,
        done: rich`${bold(order.nickname)}, que termina en ${order.last4}, está vinculada. En ${businessDays(SMALL_DEPOSITS)} llegarán allí dos depósitos pequeños, cada uno de menos de un dólar. Dime sus cantidades en Agregar dinero para probar que es tuya.`,
        not: rich`${bold(order.nickname)}, que termina en ${order.last4}, no se vinculó.`,
      }
    case 'prove-deposits':
      return {
        title: `Probar ${name}`,
        doing: rich`El banco está comparando ${formatUsd(order.amounts[0])} y ${formatUsd(order.amounts[1])} con los dos depósitos.`,
        done: rich`Está probado que ${bold(name)} es tuya. Ya puedes agregar dinero desde ella.`,
        not: rich`${bold(name)} todavía no está probada.`,
      }
  }
}

export const acts: typeof english = {
  act,
  closeProposal: (nickname: string, leftover: Coins | undefined): Text =>
    rich`¿Cerrar ${bold(nickname)} para siempre? Ya nadie podrá enviarle dinero. Su historial queda.${leftover === undefined ? rich`` : rich` ${sellOut.leftover(leftover)}`}`,
  question: (bank: string, question: string): Text =>
    rich`${bold(bank)} pregunta antes de dejarnos vincular tus cuentas: ${bold(question)}`,
  whose: 'tu cuenta',
  /** Handed in, looked at, and wanted again. */
  notAccepted: {
    ssn: rich`El banco lo leyó, y no pudo verificarlo.`,
    'photo-id': rich`El banco la miró, y no pudo aceptarla. Una buena imagen muestra el documento completo, nítido, sin reflejos y todavía vigente.`,
    questions: rich`No todas las respuestas eran correctas, así que el banco no pudo estar seguro de que eres tú. No se perdió nada: da otra vez tu número de Seguro Social y te hará preguntas nuevas.`,
  } satisfies Record<PaperKind, Text>,
  /** Registered here, and known to the bank, which wants its code first. */
  behindCode: rich`Ya puedes iniciar sesión aquí con tu PIN. Hasta que escribas el código, aquí no se muestra ni se mueve nada de lo que tienes en el banco.`,
  /** Somebody whom the bank would not register. */
  changedHere: (detail: DetailChange['detail']): Text =>
    rich`Tu ${DETAIL[detail]} cambió aquí. El banco lo recibe cuando te registres otra vez.`,
}
