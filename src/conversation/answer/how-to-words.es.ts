import { FEE } from '#bank/ground/fees.ts'
import { formatUsd, isZero } from '#bank/ground/money.ts'
import { COLLECTING, SMALL_DEPOSITS } from '#bank/ground/usual-times.ts'
import { MAX_SHARERS } from '#bank/request/limits.ts'
import { HOUR } from '#bank/ground/calendar.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, code, rich } from '#conversation/words/text.ts'
import { businessDays } from '#conversation/words/times.es.ts'
import type { Known } from './known.ts'
import type { HowTo } from './topics.ts'
import { figures } from './words.es.ts'

const cost = isZero(FEE) ? 'Es gratis' : `Cuesta ${formatUsd(FEE)}`

/** How each thing is done that Parley does. */
export const howTo: Readonly<Record<HowTo, (known: Known) => Text>> = {
  'add-money': () =>
    rich`Di ${code('agregar dinero')}, vincula una vez una cuenta de otro banco y elige cuánto traer de ella. Suele tardar de ${businessDays(COLLECTING)}. ${cost}.`,
  alert: (known) =>
    rich`Di por ejemplo ${code('avísame cuando btc suba de 70 mil')}. Te escribiré una vez, en ese chat, cuando se alcance el precio. Puedes tener ${figures.alerts(known)} a la vez.`,
  buy: (known) =>
    rich`Di por ejemplo ${code('compra $50 de bitcoin')}. Un resumen muestra el precio y cerca de cuántas monedas recibes; no se compra nada hasta que presiones Confirmar, en un plazo de ${figures.card(known)}. Abrir una billetera tarda un momento y es gratis.`,
  cancel: () =>
    rich`Di ${code('cancela mi pago')}: se puede detener mientras no haya seguido su camino. Un resumen que no has confirmado no mueve nada; ${code('cancelar')} lo descarta.`,
  chats: () =>
    rich`Di ${code('mis chats')} para ver todos los chats vinculados a ti, y para quitar alguno. ${code('cerrar las demás sesiones')} cierra todas las otras de una vez.`,
  close: () =>
    rich`Di ${code('cierra')} y el nombre de la cuenta. Primero debe estar vacía, así que envía su dinero a otro lado o vende sus monedas. Lo confirmas con tu PIN.`,
  delete: (known) =>
    rich`Di ${code('borrar mis datos')}. Tus cuentas deben estar vacías, y te pediré tu PIN. Se hace después de ${figures.deletion(known)}, y hasta entonces puedes detenerlo. Se conserva lo que la ley obliga a los bancos a conservar.`,
  details: () =>
    rich`Di ${code('mis datos')}, o por ejemplo ${code('cambiar mi correo')}. Para un cambio necesitas tu PIN.`,
  export: () =>
    rich`Di ${code('descargar mis datos')} para tener todo lo que guardamos sobre ti; antes te pediré tu PIN. Solo para tus pagos, abre ${code('historial')} y presiona ${bold('Exportar')}.`,
  'forgot-pin': () =>
    rich`Di ${code('olvidé mi PIN')}. Te mostraré las formas de confirmar que eres tú, y avisaré a tus otros chats. No se mueve dinero por eso.`,
  freeze: () =>
    rich`Di ${code('congelar')}: una palabra, y desde ese momento no sale dinero de tu cuenta, desde ningún chat. ${code('descongelar')} lo deshace con tu PIN.`,
  history: () =>
    rich`Di ${code('historial')}: cada movimiento, primero los más recientes. Presiona un número para ver todos los detalles, o ${bold('Exportar')} para un archivo.`,
  limits: ({ bank }) =>
    rich`Di ${code('mis límites')}. Tú eliges a partir de qué monto vuelvo a pedirte el PIN, por ejemplo ${code('pide mi PIN por encima de $50')}. Los montos máximos, ${formatUsd(bank.limits.perPayment)} por pago y ${formatUsd(bank.limits.perDay)} por día, son iguales para todos.`,
  'link-app': () =>
    rich`Di ${code('vincular')} en el chat donde iniciaste sesión, y escribe en el nuevo el código que recibes. Desde entonces los dos chats son tuyos, con un solo PIN.`,
  'link-bank': () =>
    rich`Di ${code('agregar dinero')} y vincula tu otro banco con su acceso, o con número de cuenta y de ruta. Con los números, llegan ahí dos depósitos pequeños en ${businessDays(SMALL_DEPOSITS)}; dime los montos.`,
  'log-in': () =>
    rich`Di ${code('iniciar sesión')} y escribe tu PIN donde queda oculto. En un chat que todavía no está vinculado a ti, di ${code('ya tengo una cuenta')}.`,
  'log-out': () =>
    rich`Di ${code('cerrar sesión')}. Tus cuentas quedan como están, y un resumen que no habías confirmado ya no es válido.`,
  open: () =>
    rich`Di por ejemplo ${code('abre una cuenta llamada Renta')}. Tarda un momento. ${cost}. Para monedas, di ${code('abre una billetera cripto')}.`,
  pin: () =>
    rich`Di ${code('cambiar pin')}, luego escribe tu PIN actual y uno nuevo dos veces. Se cierra la sesión en todos tus demás chats.`,
  receive: () =>
    rich`Dales a otros tu nombre de usuario: cualquier cliente puede usarlo para enviarte dinero, y no te cuesta nada. O pide dinero tú: ${code('pide 20 a alex por la pizza')}.`,
  register: () =>
    rich`Di ${code('registrarme')}: tres formularios cortos, luego tu número de Seguro Social y un PIN, los dos ocultos. Toma unos dos minutos, y nosotros te verificamos.`,
  rename: () =>
    rich`Di por ejemplo ${code('cambia el nombre de renta a casa')}. Su dinero y su historial quedan como están.`,
  report: () =>
    rich`Abre el pago en tu ${code('historial')} y presiona ${bold('Reportar un problema')}. Lo recibe una persona con toda la información del pago, y te diré aquí la respuesta.`,
  request: () =>
    rich`Di por ejemplo ${code('pide 20 a alex por la pizza')}. Alex recibe un aviso y decide; ${code('solicitudes')} muestra lo que está abierto.`,
  schedule: () =>
    rich`Di por ejemplo ${code('envía 800 a sam por la renta cada mes el día 1')}. Sale a las ${HOUR} de la mañana de su día, tu hora, y te avisaré cada vez. ${code('pausa renta')} lo detiene por un tiempo.`,
  sell: () =>
    rich`Di por ejemplo ${code('vende $20 de eth')}. Un resumen muestra el precio; no se vende nada hasta que presiones Confirmar, y los dólares van a tu cuenta.`,
  send: (known) =>
    rich`Di por ejemplo ${code('envía 20 a @alex por el almuerzo')}. Un resumen lo muestra todo; nada se mueve hasta que presiones Confirmar, en un plazo de ${figures.card(known)}. ${cost}.`,
  split: () =>
    rich`Di por ejemplo ${code('divide 60 entre alex y sam')}. Cada quien recibe una solicitud por su parte; hasta ${MAX_SHARERS} personas más pueden compartir una misma cuenta.`,
  verify: () =>
    rich`Di ${code('mis datos')}: muestra lo que todavía necesitamos, con un botón para cada cosa. Puedes enviar la imagen de tu identificación aquí mismo.`,
}
