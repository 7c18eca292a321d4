import { FEE } from '#bank/ground/fees.ts'
import { formatUsd } from '#bank/ground/money.ts'
import { COLLECTING, SMALL_DEPOSITS } from '#bank/ground/usual-times.ts'
import { MAX_SHARERS } from '#bank/request/limits.ts'
import { HOUR } from '#bank/schedule/calendar.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, code, rich } from '#conversation/words/text.ts'
import { businessDays } from '#conversation/words/times.es.ts'
import type { Known } from './known.ts'
import type { HowTo } from './topics.ts'
import { figures } from './words.es.ts'

/** How each thing is done that Parley does. */
export const howTo: Readonly<Record<HowTo, (known: Known) => Text>> = {
  'add-money': () =>
    rich`Di ${code('agregar dinero')}, vincula una vez una cuenta de otro banco y elige cuánto traer de ella. Suele tardar de ${businessDays(COLLECTING)} y cuesta ${formatUsd(FEE)}.`,
  alert: (known) =>
    rich`Di por ejemplo ${code('avísame cuando btc suba de 70 mil')}. Te escribo una vez, en ese chat, cuando se alcanza el precio. Puedes tener ${figures.alerts(known)} a la vez.`,
  buy: (known) =>
    rich`Di por ejemplo ${code('compra $50 de bitcoin')}. Un resumen muestra el precio y cerca de cuántas monedas recibes; no se compra nada antes de que presiones Confirmar, en un plazo de ${figures.card(known)}. Abrir una billetera toma un momento y es gratis.`,
  cancel: () =>
    rich`Di ${code('cancela mi pago')}: mientras el banco no lo haya movido, se puede detener. Un resumen que no has confirmado no mueve nada; ${code('cancelar')} lo descarta.`,
  chats: () =>
    rich`Di ${code('mis chats')} para ver todos los chats vinculados a ti, y para quitar uno. ${code('cerrar las demás sesiones')} cierra todas las otras de una vez.`,
  close: () =>
    rich`Di ${code('cierra')} y el nombre de la cuenta. Primero debe estar vacía, así que envía su dinero a otro lado o vende sus monedas. Lo confirmas con tu PIN.`,
  delete: (known) =>
    rich`Di ${code('borrar mis datos')}. Tus cuentas deben estar vacías, te pido tu PIN, y ocurre después de ${figures.deletion(known)}, en los que puedes detenerlo. Se conserva lo que la ley obliga a un banco a conservar.`,
  details: () =>
    rich`Di ${code('mis datos')}, o por ejemplo ${code('cambiar mi correo')}. Un cambio pide tu PIN, y yo aviso al banco por ti.`,
  export: () =>
    rich`Di ${code('descargar mis datos')} para tener todo lo que se guarda sobre ti; antes te pido tu PIN. Solo para tus pagos, abre ${code('historial')} y presiona ${bold('Exportar')}.`,
  'forgot-pin': () =>
    rich`Di ${code('olvidé mi PIN')}. Te muestro las formas de probar que eres tú, y se avisa a tus otros chats. No se mueve dinero por eso.`,
  freeze: () =>
    rich`Di ${code('congelar')}: una palabra, y desde ese momento no sale dinero de tu cuenta, en ningún chat. ${code('descongelar')} lo deshace con tu PIN.`,
  history: () =>
    rich`Di ${code('historial')}: cada movimiento, primero los más nuevos. Presiona un número para ver uno con todos sus detalles, o ${bold('Exportar')} para un archivo.`,
  limits: ({ bank }) =>
    rich`Di ${code('mis límites')}. A partir de qué cantidad vuelvo a pedirte el PIN lo eliges tú, por ejemplo ${code('pide mi PIN por encima de $50')}. Las cantidades máximas, ${formatUsd(bank.limits.perPayment)} por un pago y ${formatUsd(bank.limits.perDay)} por un día, son iguales para todos.`,
  'link-app': () =>
    rich`Di ${code('vincular')} en el chat donde iniciaste sesión, y escribe en el nuevo el código que recibes. Los dos chats son tuyos desde entonces, con un solo PIN.`,
  'link-bank': () =>
    rich`Di ${code('agregar dinero')} y vincula tu otro banco con su acceso, o con número de cuenta y de ruta. Con los números, llegan allí dos depósitos pequeños en ${businessDays(SMALL_DEPOSITS)}; dime sus cantidades.`,
  'log-in': () =>
    rich`Di ${code('iniciar sesión')} y escribe tu PIN donde queda oculto. En un chat que todavía no está vinculado a ti, di ${code('ya tengo una cuenta')}.`,
  'log-out': () =>
    rich`Di ${code('cerrar sesión')}. Tus cuentas quedan como están, y un resumen que no habías confirmado ya no vale.`,
  open: () =>
    rich`Di por ejemplo ${code('abre una cuenta llamada Renta')}. Cuesta ${formatUsd(FEE)} y toma un momento. Para monedas di ${code('abre una billetera cripto')}.`,
  pin: () =>
    rich`Di ${code('cambiar pin')}, luego da tu PIN viejo y dos veces uno nuevo. Se cierra la sesión en los demás chats, para que solo valga el nuevo.`,
  receive: () =>
    rich`Da a otros tu nombre de usuario: con él cualquier cliente puede enviarte dinero, y no te cuesta nada. O pídelo tú: ${code('pide 20 a alex por la pizza')}.`,
  register: () =>
    rich`Di ${code('registrarme')}: tres formularios cortos, luego tu número de Seguro Social y un PIN, los dos ocultos. Toma unos dos minutos, y el banco te verifica.`,
  rename: () =>
    rich`Di por ejemplo ${code('cambia el nombre de renta a casa')}. Su dinero y su historial quedan como están.`,
  report: () =>
    rich`Abre el pago en tu ${code('historial')} y presiona ${bold('Reportar un problema')}. Lo recibe una persona con todo lo del pago, y te digo aquí la respuesta.`,
  request: () =>
    rich`Di por ejemplo ${code('pide 20 a alex por la pizza')}. Alex recibe un aviso y decide; ${code('solicitudes')} muestra lo que está abierto.`,
  schedule: () =>
    rich`Di por ejemplo ${code('envía 800 a sam por la renta cada mes el día 1')}. Se hace a las ${HOUR} de la mañana de su día, tu hora, y te aviso cada vez. ${code('pausa renta')} lo detiene por un tiempo.`,
  sell: () =>
    rich`Di por ejemplo ${code('vende $20 de eth')}. Un resumen muestra el precio; no se vende nada antes de que presiones Confirmar, y los dólares van a tu cuenta.`,
  send: (known) =>
    rich`Di por ejemplo ${code('envía 20 a @alex por el almuerzo')}. Un resumen lo muestra todo; nada se mueve antes de que presiones Confirmar, en un plazo de ${figures.card(known)}. Cuesta ${formatUsd(FEE)}.`,
  split: () =>
    rich`Di por ejemplo ${code('divide 60 entre alex y sam')}. Cada quien recibe una solicitud por su parte; en una misma cuenta pueden estar hasta ${MAX_SHARERS} personas más.`,
  verify: () =>
    rich`Di ${code('mis datos')}: muestra lo que el banco todavía quiere, con un botón para cada cosa. La imagen de tu identificación se puede enviar aquí mismo.`,
}
