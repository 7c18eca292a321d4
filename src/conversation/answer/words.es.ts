import { COLLECTING, SMALL_DEPOSITS } from '#bank/ground/usual-times.ts'
import { FEE } from '#bank/ground/fees.ts'
import { COINS, formatUsd } from '#bank/ground/money.ts'
import { HOUR } from '#bank/schedule/calendar.ts'
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
    ? rich`Vincula una cuenta de otro banco y trae dinero de allí, o pídeselo a otro cliente. En esta demostración también puedes agregar dinero de prueba al momento.`
    : rich`Vincula una cuenta de otro banco y trae dinero de allí, o pídeselo a otro cliente.`

const noCards = rich`Parley no tiene tarjetas: ni de débito ni de crédito, ni de plástico ni virtuales.`
const notOurCard = rich`Si alguien te prometió una tarjeta a nombre de Parley, no es nuestra: no le des tus datos a nadie.`

/** Who is not signed in hears what holds for everybody, and how their own is looked at. */
const logInFor = ({ who }: Known, what: string): Text =>
  who === 'customer' ? rich`` : rich` Cuando inicies sesión, puedo mirar ${what}.`

/** Told to anybody who asks; nothing in it is a customer's own. */
export const answers: Readonly<Record<TopicName, (known: Known) => Text>> = {
  fees: () =>
    rich`Nada: abrir una cuenta, enviar, pedir dinero, agregar dinero, los pagos programados y las monedas cuestan ${bold(fee)}, y no hay cargo mensual. Cada resumen dice la comisión antes de que confirmes. Las monedas se compran y se venden al precio propio del banco en ese momento.`,
  limits: ({ bank: { limits, least, pinAbove } }) =>
    rich`Un pago puede ser de ${amountOf(limits.perPayment)} como máximo y de ${formatUsd(least)} como mínimo, y en un día pueden salir ${amountOf(limits.perDay)}. El día nuevo empieza a tu medianoche. Para más de ${formatUsd(pinAbove)} vuelvo a pedirte el PIN, a menos que elijas otra cantidad.`,
  timing: () =>
    rich`El dinero para otro cliente, o entre tus propias cuentas, suele llegar en ${bold(SENDING)}; las monedas también. El dinero de otro banco suele tardar de ${bold(businessDays(COLLECTING))}. El resumen de cada pago te dice cuándo llegó.`,
  cutoff: () =>
    rich`No hay hora límite: un pago se entrega al banco en cuanto lo confirmas, a cualquier hora y cualquier día. El dinero de otro banco solo se mueve en días hábiles. Los pagos programados se hacen a las ${HOUR} de la mañana, tu hora, y el día nuevo de tu límite empieza a tu medianoche.`,
  declined: (known) =>
    rich`Un pago no se hace cuando falta dinero, cuando pasa un límite, cuando tu identidad no está verificada o tu cuenta está congelada, o cuando la otra persona no puede recibirlo. Su resumen dice cuál de estas fue.${logInFor(known, 'tu último pago y decirte por qué')}`,
  pending: (known) =>
    rich`Pendiente significa que el banco tiene el pago y no lo ha terminado. Para otro cliente suele tardar ${SENDING}; desde otro banco, de ${businessDays(COLLECTING)}. Su resumen cambia cuando está listo; por favor no lo envíes otra vez.${logInFor(known, 'el tuyo')}`,
  'not-arrived': (known) =>
    rich`El dinero para otro cliente suele llegar en ${SENDING}. Si tarda más, el resumen del pago dice cómo va; por favor no lo envíes otra vez antes de saberlo.${logInFor(known, 'tu último pago')}`,
  'charged-twice': (known) =>
    rich`Cada resumen se puede confirmar una vez, y paga una vez, por más veces que se presione. Si ves dos veces el mismo pago, reporta uno de los dos desde tu historial, y lo revisa una persona.${logInFor(known, 'si hay dos')}`,
  'not-recognised': (known) =>
    rich`Si no hiciste un pago, primero congela tu cuenta: desde ese momento no sale dinero de ella. Después reporta el pago desde tu historial, y lo revisa una persona.${logInFor(known, 'lo que salió de tu cuenta')}`,
  'account-number': (known) =>
    rich`Una cuenta aquí no tiene número de cuenta ni de ruta al que otros puedan pagar. ${waysIn(known)} Otros clientes te pagan con tu nombre de usuario.`,
  'why-ssn': () => rich`${why.answers.ssn ?? why.general}`,
  identity: (known) =>
    rich`Por ley un banco debe saber quiénes son sus clientes. Das tu nombre, fecha de nacimiento, domicilio, teléfono, correo y número de Seguro Social, y una imagen de una identificación cuando el banco la pide; hasta que te haya verificado, no puedes enviar dinero.${logInFor(known, 'lo que todavía falta')}`,
  'identity-failed': (known) =>
    rich`El banco no pudo verificarte con lo que tiene. Lo más común es que una imagen esté borrosa, o que un nombre, una fecha de nacimiento o un número no coincida con la identificación: dalo otra vez, exactamente como aparece allí. Mientras tanto no se pierde nada.${logInFor(known, 'lo que el banco todavía quiere')}`,
  safety: ({ bank }) => trouble.safety(bank.isDemo),
  who: ({ bank }) =>
    bank.isDemo
      ? rich`Soy Parley, un banco con el que hablas: cuentas, pagos, bitcoin y ether, todo en el chat. Esto es una demostración con dinero de prueba, y no hay un banco real detrás.`
      : rich`Soy Parley, un banco con el que hablas: cuentas, pagos, bitcoin y ether, todo en el chat. Las cuentas las lleva el banco con el que trabajo.`,
  robot: () =>
    rich`Sí, soy un programa. Solo hago lo que te muestro en un resumen y tú confirmas. Cuando reportas un problema con un pago, lo lee una persona.`,
  languages: () =>
    rich`Hablo ${listed.format(LOCALES.map((locale) => LANGUAGES[locale]))}. Lo que mejor funciona son frases cortas y sencillas; los botones funcionan siempre.`,
  coins: () =>
    rich`${bold(coinNames)}, comprados con dólares de tu cuenta de aquí y vendidos de vuelta a ella. Las monedas se quedan en tu billetera de aquí: no puedo enviarlas a otra billetera ni traerlas de otra.`,
  tax: () =>
    rich`No envío formularios de impuestos ni puedo aconsejarte sobre ellos. Tu historial guarda cada pago, compra y venta con su fecha y cantidad, y se puede descargar como archivo. Vender monedas puede pagar impuestos: consulta a un asesor fiscal.`,
  statements: () =>
    rich`No hay estados de cuenta mensuales, ni en papel ni en PDF. Tu historial guarda cada movimiento, y ${bold('Exportar')} hace allí un archivo para una hoja de cálculo. ${bold('Descargar mis datos')} te da todo lo que se guarda sobre ti.`,
  countries: () =>
    rich`Parley es para personas que viven en Estados Unidos: necesitas un domicilio, un número de teléfono y un número de Seguro Social de allí. No se puede enviar dinero a otros países ni recibirlo de ellos.`,
  age: () => rich`Debes tener ${bold(String(ADULT))} años o más. No hay cuentas para menores.`,
  cards: () =>
    rich`${noCards} Lo que sí funciona: enviar dinero a otros clientes con su nombre de usuario, pedirles dinero y traer dinero de una cuenta de otro banco.`,
  'card-arrival': () =>
    rich`${noCards} Así que no hay ninguna en camino para ti, ni ninguna que activar. ${notOurCard}`,
  'card-problem': () =>
    rich`${noCards} Si una tarjeta de otro banco no funciona, o se perdió, solo ese banco puede ayudarte: su número está al reverso de la tarjeta. Si salió de tu cuenta de aquí dinero que no conoces, mira tu historial y repórtalo.`,
  cash: () =>
    rich`Aquí no hay efectivo: no hay cajeros ni ventanilla, ni nada que depositar o sacar. Tampoco puedo pagar a una cuenta de otro banco. Lo que sí funciona: traer dinero de otro banco y enviarlo a otros clientes.`,
  interest: () =>
    rich`Las cuentas de aquí no pagan intereses, y nada de lo que haces aquí los cobra. El valor de las monedas sigue su precio, que puede bajar tanto como subir.`,
  'exchange-rate': () =>
    rich`Solo guardo y muevo dólares de Estados Unidos, así que aquí no hay tipo de cambio entre divisas. Para las monedas vale el precio propio del banco: el resumen lo muestra, y cuando está hecho, el precio al que se hizo.`,
  currencies: () =>
    rich`Dólares de Estados Unidos, y dos monedas: ${bold(coinNames)}. Ninguna otra divisa se puede tener, enviar ni recibir.`,
  refund: (known) =>
    rich`Un pago que todavía está en camino se puede detener. Uno que ya llegó se puede pedir de vuelta: ábrelo en tu historial y presiona ${bold('Pedirlo de vuelta')}; la otra persona decide. Cuando el banco devuelve un pago, el dinero está otra vez en tu cuenta y su resumen lo dice.${logInFor(known, 'el tuyo')}`,
  'cancel-payment': (known) =>
    rich`Un pago se puede detener hasta que el banco lo haya movido: di ${code('cancela mi pago')}. Después puedes pedirlo de vuelta desde tu historial.${logInFor(known, 'lo que está en camino')}`,
  'add-money': (known) => rich`${waysIn(known)} El dinero de otro banco suele tardar de ${businessDays(COLLECTING)}.`,
  'deposit-missing': (known) =>
    rich`El dinero de otro banco suele tardar de ${businessDays(COLLECTING)}; los fines de semana no cuentan. Los dos depósitos pequeños que prueban una cuenta tardan ${businessDays(SMALL_DEPOSITS)} y llegan a ese otro banco, no aquí.${logInFor(known, 'lo que viene en camino para ti')}`,
  balance: () => rich`Tu saldo se te muestra solo a ti, cuando hayas iniciado sesión.`,
  'balance-not-updated': (known) =>
    rich`Un saldo cuenta lo que ya llegó. Lo que está apartado para pagos en camino se descuenta de lo disponible, y el dinero de otro banco aparece cuando llega.${logInFor(known, 'el tuyo')}`,
  'payee-trouble': () =>
    rich`Escribe el nombre de usuario exactamente como lo escribe la otra persona, como ${code('@alex')}. Un número de teléfono o un correo solo funciona cuando su dueño me ha probado que es suyo. Los dos necesitan una cuenta verificada aquí.`,
  beneficiary: () =>
    rich`No hay una lista de destinatarios que llenar: nombra a un cliente por su nombre de usuario, como ${code('envía 20 a @alex')}. Los dos necesitan una cuenta verificada aquí. No se puede pagar a nadie fuera de Parley.`,
  disposable: () =>
    rich`${noCards} Así que tampoco hay desechables. Para pagar a una persona basta con su nombre de usuario; nunca ve un número tuyo.`,
  'top-up': (known) =>
    rich`No se puede recargar con tarjeta, en efectivo ni de forma automática. ${waysIn(known)} El dinero de otro banco suele tardar de ${businessDays(COLLECTING)}.`,
  'apple-pay': () =>
    rich`Apple Pay y Google Pay no funcionan con Parley, porque no tiene tarjetas. Lo que sí funciona: enviar dinero a otros clientes con su nombre de usuario, aquí mismo en el chat.`,
  'direct-debit': () =>
    rich`Nadie puede cobrar dinero de tu cuenta de aquí: solo sale con un pago que tú confirmas, o con uno programado que tú creaste. Si ves uno que no conoces, repórtalo desde tu historial.`,
  'credit-score': () =>
    rich`No conozco tu puntaje de crédito ni informo nada a los burós de crédito. Nada de lo que haces aquí lo cambia. Los propios burós te dicen tu puntaje.`,
  loans: () =>
    rich`Aquí no hay préstamos, ni crédito, ni sobregiro: solo puedes gastar lo que hay en tu cuenta. Lo que sí funciona: pedir dinero a otro cliente, o traerlo de otro banco.`,
  rewards: () => rich`Aquí no hay recompensas, puntos ni reembolso por compras. A cambio, nada cobra comisión.`,
  bills: () =>
    rich`No puedo pagar a empresas ni sus facturas. A una persona que es cliente aquí se le puede pagar con su nombre de usuario, también una y otra vez, por ejemplo ${code('envía 800 a sam por la renta cada mes el día 1')}.`,
  checks: () =>
    rich`Aquí no hay cheques: no puedo pedirlos, cobrarlos ni aceptarlos. Lo que sí funciona: traer el dinero desde el banco donde se depositó el cheque.`,
  branch: () =>
    rich`No hay sucursales, ni horario de atención, ni línea telefónica: estoy aquí en el chat, de día y de noche. Cuando reportas un problema con un pago, lo revisa una persona.`,
  'wrong-amount': (known) =>
    rich`Lo que dice el resumen es exactamente lo que se mueve, hasta el centavo, y no se le descuenta ninguna comisión. En las monedas los dólares son exactos, y su número puede variar un poco.${logInFor(known, 'tu último pago')}`,
}

/** What is asked in general: `cómo puedo …`, without saying what. */
export const howToAsk = lines(
  rich`Solo dime lo que quieres, con tus palabras, y yo pregunto lo demás. Nada se mueve antes de que presiones Confirmar en un resumen que lo muestra todo.`,
  rich`Por ejemplo ${code('envía 20 a @alex')}, ${code('agregar dinero')}, ${code('¿cómo divido una cuenta?')}`,
)

/** How long a card stands, and how much there may be of a thing: told where it is done. */
export const figures = {
  card: ({ bank }: Known): string => duration(bank.cardLifeMs),
  deletion: ({ bank }: Known): string => duration(bank.deletionWaitMs),
  alerts: ({ bank }: Known): string => String(bank.maxAlerts),
}
