import { COLLECTING, SMALL_DEPOSITS } from '#bank/ground/usual-times.ts'
import { FEE } from '#bank/ground/fees.ts'
import { COINS, formatUsd } from '#bank/ground/money.ts'
import { HOUR } from '#bank/ground/calendar.ts'
import type { Text } from '#conversation/channel/message.ts'
import { coins } from '#conversation/crypto/words.es.ts'
import { trouble } from '#conversation/customer/recovery-words.es.ts'
import { why } from '#conversation/customer/why-words.es.ts'
import { ADULT } from '#conversation/form/birth-date.ts'
import { type Locale, LOCALES } from '#conversation/words/locale.ts'
import { bold, code, lines, rich } from '#conversation/words/text.ts'
import { businessDays, duration, SENDING } from '#conversation/words/times.es.ts'
import type { Known } from './known.ts'
import type { TopicName } from './topics.ts'

const LANGUAGES: Readonly<Record<Locale, string>> = { en: 'inglés', es: 'español' }
const listed = new Intl.ListFormat('es', { type: 'conjunction' })

const fee = formatUsd(FEE)
const coinNames = listed.format(COINS.map((coin) => coins.name(coin)))
const amountOf = (amount: Parameters<typeof formatUsd>[0]) => bold(formatUsd(amount))

const waysIn = ({ bank }: Known): Text =>
  bank.isDemo
    ? rich`Vincula una cuenta de otro banco y trae dinero desde ella, o pídeselo a otro cliente. En esta demostración también puedes agregar dinero de prueba al instante.`
    : rich`Vincula una cuenta de otro banco y trae dinero desde ella, o pídeselo a otro cliente.`

const noCards = rich`Parley no tiene tarjetas: ni de débito ni de crédito, ni físicas ni virtuales.`
const notOurCard = rich`Si alguien te prometió una tarjeta de Parley, no es nuestra: no le des tus datos a nadie, por favor.`

/** Who is not signed in hears what holds for everybody, and how their own is looked at. */
const logInFor = ({ who }: Known, what: string): Text =>
  who === 'customer' ? rich`` : rich` Cuando inicies sesión, puedo revisar ${what}.`

/** Told to anybody who asks; nothing in it is a customer's own. */
export const answers: Readonly<Record<TopicName, (known: Known) => Text>> = {
  fees: () =>
    rich`Nada. Abrir una cuenta, enviar, pedir dinero, agregar dinero, los pagos programados y las monedas cuestan ${bold(fee)}, y no hay cargo mensual. Si algún día hay una comisión, el resumen la muestra antes de que confirmes. Las monedas se compran y se venden a nuestro precio en ese momento.`,
  limits: ({ bank: { limits, least, pinAbove } }) =>
    rich`Un pago puede ser de ${amountOf(limits.perPayment)} como máximo y de ${formatUsd(least)} como mínimo, y en un día pueden salir ${amountOf(limits.perDay)}. El día nuevo empieza a tu medianoche. Para más de ${formatUsd(pinAbove)} vuelvo a pedirte el PIN, a menos que elijas otro monto.`,
  timing: () =>
    rich`El dinero para otro cliente, o entre tus propias cuentas, suele llegar en ${bold(SENDING)}; las monedas también. El dinero de otro banco suele tardar de ${bold(businessDays(COLLECTING))}. El resumen de cada pago muestra cuándo llegó.`,
  cutoff: () =>
    rich`No hay hora límite: un pago sale en cuanto lo confirmas, a cualquier hora y cualquier día. El dinero de otro banco solo se mueve en días hábiles. Los pagos programados salen a las ${HOUR} de la mañana, tu hora, y el día nuevo de tu límite empieza a tu medianoche.`,
  declined: (known) =>
    rich`Un pago no se hace cuando no hay suficiente dinero, cuando supera un límite, cuando tu identidad no está verificada, cuando tu cuenta está congelada o cuando la otra persona no puede recibirlo. Su resumen dice cuál fue el motivo.${logInFor(known, 'tu último pago y decirte por qué')}`,
  pending: (known) =>
    rich`Pendiente significa que tenemos el pago y todavía no termina. Para otro cliente suele tardar ${SENDING}; desde otro banco, de ${businessDays(COLLECTING)}. Su resumen se actualiza cuando está listo; por favor, no lo envíes otra vez.${logInFor(known, 'el tuyo')}`,
  'not-arrived': (known) =>
    rich`El dinero para otro cliente suele llegar en ${SENDING}. Si tarda más, el resumen del pago muestra cómo va; por favor, no lo envíes otra vez antes de saberlo.${logInFor(known, 'tu último pago')}`,
  'charged-twice': (known) =>
    rich`Cada resumen se puede confirmar una vez y paga una vez, por más veces que se presione. Si ves dos veces el mismo pago, reporta uno de los dos desde tu historial y una persona lo revisará.${logInFor(known, 'si hay dos')}`,
  'not-recognised': (known) =>
    rich`Si no hiciste un pago, primero congela tu cuenta: desde ese momento no sale dinero de ella. Después reporta el pago desde tu historial y una persona lo revisará.${logInFor(known, 'lo que salió de tu cuenta')}`,
  'account-number': (known) =>
    rich`Tu cuenta en dólares puede tener número de cuenta y número de ruta. Dáselos a tu empleador para recibir aquí tu sueldo por depósito directo, o a quien te pague desde otro banco. Los muestro aquí, en privado, después de tu PIN.${known.bank.isDemo ? rich` En esta demostración no puede llegar a ellos ningún pago real.` : rich``} Otros clientes te pagan con tu nombre de usuario.${logInFor(known, 'esos números')}`,
  'why-ssn': () => rich`${why.answers.ssn ?? why.general}`,
  identity: (known) =>
    rich`Por ley, los bancos deben saber quiénes son sus clientes. Das tu nombre, fecha de nacimiento, domicilio, teléfono, correo y número de Seguro Social, y una imagen de una identificación si te la pedimos. Hasta que te hayamos verificado, no puedes enviar dinero.${logInFor(known, 'lo que todavía falta')}`,
  'identity-failed': (known) =>
    rich`No pudimos verificarte con lo que tenemos. Lo más común es que una imagen esté borrosa, o que un nombre, una fecha de nacimiento o un número no coincida con la identificación: escríbelo otra vez, exactamente como aparece ahí. Mientras tanto no se pierde nada.${logInFor(known, 'lo que todavía necesitamos')}`,
  safety: ({ bank }) => trouble.safety(bank.isDemo),
  who: ({ bank }) =>
    bank.isDemo
      ? rich`Soy Parley, un banco con el que hablas: cuentas, pagos, bitcoin y ether, todo en el chat. Esto es una demostración con dinero de prueba, y no hay un banco real detrás.`
      : rich`Soy Parley, un banco con el que hablas: cuentas, pagos, bitcoin y ether, todo en el chat. Las cuentas están en nuestro banco asociado.`,
  robot: () =>
    rich`Sí, soy un programa. Solo hago lo que te muestro en un resumen y tú confirmas. Si reportas un problema con un pago, lo lee una persona.`,
  languages: () =>
    rich`Hablo ${listed.format(LOCALES.map((locale) => LANGUAGES[locale]))}. Las frases cortas y sencillas funcionan mejor; los botones funcionan siempre.`,
  coins: () =>
    rich`${bold(coinNames)}, que compras con dólares de tu cuenta de aquí y vendes de vuelta a ella. Las monedas se quedan en tu billetera de aquí: no se pueden enviar a otra billetera ni traer de otra.`,
  tax: () =>
    rich`No enviamos formularios de impuestos, y no puedo darte asesoría fiscal. Vender monedas puede generar impuestos: el archivo de impuestos muestra cada venta, lo que costaron las monedas y lo que recibiste, y tu historial muestra todo lo demás. Consulta a un asesor fiscal.`,
  statements: () =>
    rich`No hay estados de cuenta mensuales, ni en papel ni en PDF. Tu historial muestra cada movimiento, y ${bold('Exportar')} te da ahí un archivo para una hoja de cálculo. ${bold('Descargar mis datos')} te da todo lo que guardamos sobre ti.`,
  countries: () =>
    rich`Parley es para personas que viven en Estados Unidos: necesitas un domicilio, un número de teléfono y un número de Seguro Social de allá. No se puede enviar dinero a otros países ni recibirlo de ellos.`,
  age: () => rich`Debes tener ${bold(String(ADULT))} años o más. No hay cuentas para menores.`,
  cards: () =>
    rich`${noCards} Lo que sí funciona: enviar dinero a otros clientes con su nombre de usuario, pedirles dinero y traer dinero de una cuenta de otro banco.`,
  'card-arrival': () =>
    rich`${noCards} Así que no hay ninguna en camino para ti, ni ninguna que activar. ${notOurCard}`,
  'card-problem': () =>
    rich`${noCards} Si una tarjeta de otro banco no funciona o se perdió, solo ese banco puede ayudarte: su número está al reverso de la tarjeta. Si de tu cuenta de aquí salió dinero que no reconoces, mira tu historial y repórtalo.`,
  cash: () =>
    rich`Aquí no hay efectivo: no hay cajeros automáticos ni ventanilla, así que no se puede depositar ni retirar. Lo que sí funciona: enviar dinero a tu propia cuenta de otro banco que hayas vinculado, traerlo de ahí y enviarlo a otros clientes.`,
  interest: () =>
    rich`Las cuentas de aquí no pagan intereses, y nada de lo que hay aquí los cobra. El valor de las monedas sigue su precio, que puede subir o bajar.`,
  'exchange-rate': () =>
    rich`Aquí solo se guardan y se envían dólares de Estados Unidos, así que no hay tipo de cambio entre divisas. Las monedas tienen su propio precio: el resumen lo muestra y, cuando termina, el precio que obtuviste.`,
  currencies: () =>
    rich`Dólares de Estados Unidos y dos monedas: ${bold(coinNames)}. Ninguna otra divisa se puede tener, enviar ni recibir.`,
  refund: (known) =>
    rich`Un pago que todavía está en camino se puede detener. Si ya llegó, puedes pedirlo de vuelta: ábrelo en tu historial y presiona ${bold('Pedirlo de vuelta')}; la otra persona decide. Cuando un pago se devuelve, el dinero está otra vez en tu cuenta y su resumen lo dice.${logInFor(known, 'el tuyo')}`,
  'cancel-payment': (known) =>
    rich`Un pago se puede detener mientras no haya seguido su camino: di ${code('cancela mi pago')}. Después puedes pedirlo de vuelta desde tu historial.${logInFor(known, 'lo que está en camino')}`,
  'add-money': (known) => rich`${waysIn(known)} El dinero de otro banco suele tardar de ${businessDays(COLLECTING)}.`,
  'deposit-missing': (known) =>
    rich`El dinero de otro banco suele tardar de ${businessDays(COLLECTING)}; los fines de semana no cuentan. Los dos depósitos pequeños que verifican una cuenta tardan ${businessDays(SMALL_DEPOSITS)} y llegan a ese otro banco, no aquí.${logInFor(known, 'lo que viene en camino para ti')}`,
  balance: () => rich`Solo tú puedes ver tu saldo, cuando inicies sesión.`,
  'balance-not-updated': (known) =>
    rich`El saldo cuenta lo que ya llegó. Lo que está apartado para pagos en camino se descuenta de lo disponible, y el dinero de otro banco aparece cuando llega.${logInFor(known, 'el tuyo')}`,
  'payee-trouble': () =>
    rich`Escribe el nombre de usuario exactamente como lo escribe la otra persona, como ${code('@alex')}. Un teléfono o un correo electrónico solo sirve después de que su dueño lo haya verificado aquí. Los dos necesitan una cuenta verificada aquí.`,
  beneficiary: () =>
    rich`No hay una lista de destinatarios que llenar: usa el nombre de usuario de un cliente, como ${code('envía 20 a @alex')}. Los dos necesitan una cuenta verificada aquí. No se le puede pagar a nadie fuera de Parley.`,
  disposable: () =>
    rich`${noCards} Así que tampoco hay desechables. Para pagar a una persona basta con su nombre de usuario; nunca ve un número tuyo.`,
  'top-up': (known) =>
    rich`No se puede recargar con tarjeta, en efectivo ni de forma automática. ${waysIn(known)} El dinero de otro banco suele tardar de ${businessDays(COLLECTING)}.`,
  'apple-pay': () =>
    rich`Apple Pay y Google Pay no funcionan con Parley, porque no tiene tarjetas. Lo que sí funciona: enviar dinero a otros clientes con su nombre de usuario, aquí mismo en el chat.`,
  'direct-debit': () =>
    rich`Nadie puede cobrar dinero de tu cuenta de aquí: solo sale con un pago que tú confirmas, o con uno programado que tú creaste. Si ves uno que no reconoces, repórtalo desde tu historial.`,
  'credit-score': () =>
    rich`No conozco tu puntaje de crédito, y no informamos nada a los burós de crédito. Nada de lo que haces aquí lo cambia. Los burós pueden decirte tu puntaje.`,
  loans: () =>
    rich`Aquí no hay préstamos, ni crédito, ni sobregiro: solo puedes gastar lo que hay en tu cuenta. Lo que sí funciona: pedir dinero a otro cliente, o traerlo de otro banco.`,
  rewards: () => rich`Aquí no hay recompensas, puntos ni reembolsos por compras. Y nada cobra comisión.`,
  bills: () =>
    rich`No puedo pagar a empresas ni sus facturas. Puedes pagarle a cualquier cliente de aquí con su nombre de usuario, una vez o con regularidad, por ejemplo ${code('envía 800 a sam por la renta cada mes el día 1')}.`,
  checks: () =>
    rich`Aquí no hay cheques: no se pueden pedir, cobrar ni depositar. Lo que sí funciona: deposita el cheque en tu otro banco y luego trae el dinero aquí.`,
  branch: () =>
    rich`No hay sucursales, ni horario de atención, ni línea telefónica: estoy aquí en el chat, de día y de noche. Si reportas un problema con un pago, una persona lo revisará.`,
  'wrong-amount': (known) =>
    rich`El monto del resumen es exactamente lo que se mueve, hasta el centavo, y no se le descuenta ninguna comisión. Con las monedas, los dólares son exactos y el número de monedas puede variar un poco.${logInFor(known, 'tu último pago')}`,
}

/** What is asked in general: `cómo puedo …`, without saying what. */
export const howToAsk = lines(
  rich`Solo dime lo que quieres con tus palabras, y yo te pregunto lo demás. Nada se mueve hasta que presiones Confirmar en un resumen que lo muestra todo.`,
  rich`Por ejemplo ${code('envía 20 a @alex')}, ${code('agregar dinero')}, ${code('¿cómo divido una cuenta?')}`,
)

/** How long a card stands, and how much there may be of a thing: told where it is done. */
export const figures = {
  card: ({ bank }: Known): string => duration(bank.cardLifeMs),
  deletion: ({ bank }: Known): string => duration(bank.deletionWaitMs),
  alerts: ({ bank }: Known): string => String(bank.maxAlerts),
}
