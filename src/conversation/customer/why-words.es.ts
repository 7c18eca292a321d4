import type { Text } from '#conversation/channel/message.ts'
import type { ValidatorName } from '#conversation/form/validators.ts'
import { code, rich } from '#conversation/words/text.ts'
import type { why as english } from './why-words.en.ts'

const reachable: Text = rich`Tu teléfono y tu correo electrónico: el banco debe poder comunicarse contigo. Otros clientes no los ven, y solo pueden pagarte con ellos cuando esté probado que son tuyos.`
const address: Text = rich`Tu domicilio: la ley quiere que todo banco sepa dónde viven sus clientes. Otros clientes no lo ven.`
const account: Text = rich`Número de cuenta y número de ruta: dicen cuál es la cuenta que vinculas, para que el dinero pueda moverse entre ella y tu cuenta de aquí.`

/** Why something is asked for, and what becomes of it. By the rule of the field that asks. */
const answers: Readonly<Partial<Record<ValidatorName, Text>>> = {
  ssn: rich`Tu número de Seguro Social: por ley un banco debe comprobar quiénes son sus clientes, y en Estados Unidos para eso hace falta este número. Va al banco para esa comprobación. Nunca lo vuelvo a mostrar, salvo sus últimos cuatro dígitos a ti.`,
  pin: rich`Un PIN: con él sé que eres tú. Lo eliges tú, y nunca lo muestro. Nadie del banco te lo pide fuera del lugar donde queda oculto.`,
  'old-pin': rich`Tu PIN: con él sé que eres tú. Nunca lo muestro. Nadie del banco te lo pide fuera del lugar donde queda oculto.`,
  phone: reachable,
  email: reachable,
  'birth-date': rich`Tu fecha de nacimiento: la ley quiere que todo banco la sepa, y ayuda al banco a distinguirte de otros con tu nombre. Otros clientes no la ven.`,
  'legal-name': rich`Tu nombre: el banco lo compara con tu identificación, y lo ve quien te paga o a quien pagas, para estar seguro de que eres tú.`,
  handle: rich`Un nombre de usuario: un nombre corto que tú eliges, como ${code('@maria_l')}. Tus amigos lo escriben para enviarte dinero, en lugar de un número de cuenta.`,
  street: address,
  city: address,
  state: address,
  'postal-code': address,
  password: rich`El acceso a tu otro banco: se usa una vez, para vincular la cuenta de allí, y no se guarda después.`,
  'account-number': account,
  'routing-number': account,
  cents: rich`Las dos cantidades pequeñas: solo el dueño de la cuenta puede verlas, así que muestran que es tuya.`,
  code: rich`El código: se envió a un teléfono o un correo tuyo, así que muestra que eres tú.`,
}

export const why: typeof english = {
  answers,
  general: rich`Solo pido lo que hace falta para hacer lo que quieres, o lo que la ley quiere que un banco sepa de ti. No se envía ni se cambia nada antes de que entregues un formulario o presiones Confirmar, y ${code('cancelar')} lo termina en cualquier momento.`,
}
