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
    doing: rich`Gracias. Lo estamos verificando. Te aviso aquí.`,
    not: rich`No se pudo aceptar.`,
  },
  'photo-id': {
    title: 'Tu identificación con foto',
    doing: rich`Gracias. Estamos revisando tu imagen. Te aviso aquí, y después no guardo la imagen.`,
    not: rich`No pudimos usar esa imagen.`,
  },
  questions: {
    title: 'Preguntas sobre ti',
    doing: rich`Gracias. Estamos verificando tus respuestas. Te aviso aquí.`,
    not: rich`No pudimos usar tus respuestas.`,
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
    case 'make-numbers':
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
        doing: rich`Gracias. Estamos verificando tu identidad; suele tardar menos de un minuto. Te aviso aquí.`,
        done: rich`Tu registro está listo.`,
        not: rich`No pudimos registrarte. No se abrió nada a tu nombre.`,
      }
    case 'send-bank-code':
      return {
        title: 'Tu código',
        doing: rich`Estamos enviando un código a ${bold(order.device)}. Te aviso aquí.`,
        done: rich`Enviamos un código a ${bold(order.device)}. Puede tardar un minuto en llegar.`,
        not: rich`No se pudo enviar el código.`,
      }
    case 'enter-bank-code':
      return {
        title: 'Tu código',
        doing: rich`Estoy verificando tu código. Te aviso aquí.`,
        done: rich`Listo. Las cuentas que ya tenías con nosotros están aquí, con su historial.`,
        not: rich`Ese código no se aceptó. Nada cambió.`,
      }
    case 'send-recovery-code':
      return {
        title: 'Tu código',
        doing: rich`Estamos enviando un código a ${bold(order.device)}. Te aviso aquí.`,
        done: rich`Enviamos un código a ${bold(order.device)}. Puede tardar un minuto en llegar. No se lo des a nadie: nadie de Parley te lo va a pedir.`,
        not: rich`No se pudo enviar el código. Tu PIN no cambió. Puedes mostrarnos de otra manera que eres tú.`,
      }
    case 'enter-recovery-code':
      return {
        title: 'Tu código',
        doing: rich`Estoy verificando tu código. Te aviso aquí.`,
        done: rich`Es el código correcto. Estoy avisando a todos tus chats. Puedes elegir un PIN nuevo aquí cuando termine el tiempo de espera; el botón muestra cuándo.`,
        not: rich`Ese código no se aceptó. Tu PIN no cambió.`,
      }
    case 'submit-document':
      return { ...PAPER[order.document], done: rich`Ya lo tenemos.` }
    case 'update-details': {
      const detail = DETAIL[order.change.detail]
      return {
        title: `Tu ${detail}`,
        doing: rich`Estoy cambiando tu ${detail}. Te aviso aquí.`,
        done:
          order.change.detail === 'legal-name'
            ? rich`Ya tenemos el nombre legal nuevo. Los demás lo verán cuando esté verificado.`
            : rich`Tu ${detail} cambió.`,
        not: rich`Tu ${detail} no cambió. Sigue el anterior.`,
      }
    }
  }
}

const accountAct = (order: OrderOf<'open-account' | 'make-numbers' | 'rename-account' | 'close-account'>): Act => {
  switch (order.kind) {
    case 'open-account': {
      const kind = order.product === 'crypto' ? 'billetera cripto' : 'cuenta'
      return {
        title: order.nickname,
        doing: rich`Estamos abriendo tu ${kind} ${bold(order.nickname)}; tarda un momento. Te aviso aquí.`,
        done: rich`Tu ${kind} ${bold(order.nickname)} está abierta.`,
        not: rich`La ${kind} ${bold(order.nickname)} no se abrió.`,
      }
    }
    case 'make-numbers':
      return {
        title: `Números de cuenta de ${order.nickname}`,
        doing: rich`Estamos preparando el número de cuenta y el número de ruta de ${bold(order.nickname)}; tarda un momento. Te aviso aquí.`,
        done: rich`Ahora se puede pagar a ${bold(order.nickname)} desde otros bancos. Para ver su número de cuenta y su número de ruta, presiona el botón y escribe tu PIN.`,
        not: rich`${bold(order.nickname)} todavía no tiene número de cuenta ni número de ruta. No cambió nada más.`,
      }
    case 'rename-account':
      return {
        title: order.nickname,
        doing: rich`Estoy cambiando el nombre de ${bold(order.before)} a ${bold(order.nickname)}.`,
        done: rich`${bold(order.before)} ahora se llama ${bold(order.nickname)}.`,
        not: rich`La cuenta se sigue llamando ${bold(order.before)}.`,
      }
    case 'close-account':
      return {
        title: `Cerrar ${order.nickname}`,
        doing: rich`Estamos cerrando ${bold(order.nickname)}. Te aviso aquí.`,
        done: rich`${bold(order.nickname)} está cerrada. Guardamos su historial.`,
        not: rich`${bold(order.nickname)} no se cerró. Nada cambió en ella.`,
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
        title: 'Vincular tu banco',
        doing: rich`Estoy vinculando tus cuentas de ${bold(order.bank)}. Te aviso aquí.`,
        done: rich`Tus cuentas de ${bold(order.bank)} están vinculadas. Ya puedes agregar dinero desde ellas.`,
        not: rich`Tus cuentas de ${bold(order.bank)} no se vincularon.`,
      }
    case 'link-bank-numbers':
      return {
        title: `Vincular ${order.nickname}`,
        doing: rich`Estamos vinculando ${bold(order.nickname)}, que termina en ${order.last4}.`,
        done: rich`${bold(order.nickname)}, que termina en ${order.last4}, está vinculada. En ${businessDays(SMALL_DEPOSITS)} llegarán allá dos depósitos pequeños, cada uno de menos de un dólar. Entonces ve a Agregar dinero y dime los montos, para mostrar que es tuya.`,
        not: rich`${bold(order.nickname)}, que termina en ${order.last4}, no se vinculó.`,
      }
    case 'prove-deposits':
      return {
        title: `Verificar ${name}`,
        doing: rich`Estamos comparando ${formatUsd(order.amounts[0])} y ${formatUsd(order.amounts[1])} con los dos depósitos.`,
        done: rich`Se verificó que ${bold(name)} es tuya. Ya puedes agregar dinero desde ella.`,
        not: rich`${bold(name)} todavía no está verificada.`,
      }
  }
}

export const acts: typeof english = {
  act,
  closeProposal: (nickname: string, leftover: Coins | undefined): Text =>
    rich`¿Cerrar ${bold(nickname)} para siempre? Después nadie podrá enviarle dinero. Guardamos su historial.${leftover === undefined ? rich`` : rich` ${sellOut.leftover(leftover)}`}`,
  question: (bank: string, question: string): Text =>
    rich`Antes de vincular tus cuentas, ${bold(bank)} pregunta: ${bold(question)}`,
  whose: 'tu cuenta',
  /** Handed in, looked at, and wanted again. */
  notAccepted: {
    ssn: rich`No pudimos verificarlo.`,
    'photo-id': rich`No pudimos aceptarla. Una buena imagen muestra el documento completo, nítido, sin reflejos y todavía vigente.`,
    questions: rich`No todas las respuestas eran correctas, así que no pudimos confirmar que eres tú. No se perdió nada: escribe otra vez tu número de Seguro Social y te haremos preguntas nuevas.`,
  } satisfies Record<PaperKind, Text>,
  /** Registered here, and known to the bank, which wants its code first. */
  behindCode: rich`Ya puedes iniciar sesión aquí con tu PIN. Hasta que escribas el código, las cuentas que ya tienes con nosotros no se pueden ver ni usar aquí.`,
  /** Somebody whom the bank would not register. */
  changedHere: (detail: DetailChange['detail']): Text =>
    rich`Tu ${DETAIL[detail]} cambió. Lo usaremos cuando te registres otra vez.`,
}
