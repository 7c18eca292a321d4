import type { Text } from '#conversation/channel/message.ts'
import type { ValidatorName } from '#conversation/form/validators.ts'
import { code, rich } from '#conversation/words/text.ts'
import type { why as english } from './why-words.en.ts'

const reachable: Text = rich`Tu teléfono y tu correo electrónico: necesitamos una forma de comunicarnos contigo. Otros clientes no los ven, y solo pueden usarlos para pagarte cuando estén verificados.`
const address: Text = rich`Tu domicilio: por ley, los bancos deben saber dónde viven sus clientes. Otros clientes no lo ven.`
const account: Text = rich`Número de cuenta y número de ruta: identifican la cuenta que vinculas, para que el dinero pueda moverse entre ella y tu cuenta de aquí.`

/** Why something is asked for, and what becomes of it. By the rule of the field that asks. */
const answers: Readonly<Partial<Record<ValidatorName, Text>>> = {
  ssn: rich`Tu número de Seguro Social: por ley, los bancos deben verificar quiénes son sus clientes, y en Estados Unidos para eso hace falta este número. Se usa para esa verificación. Después, solo tú ves sus últimos cuatro dígitos.`,
  pin: rich`Un PIN muestra que eres tú. Tú lo eliges y nunca lo muestro. Nadie de Parley te lo pedirá jamás fuera del lugar donde queda oculto.`,
  'old-pin': rich`Tu PIN muestra que eres tú, y nunca lo muestro. Nadie de Parley te lo pedirá jamás fuera del lugar donde queda oculto.`,
  phone: reachable,
  email: reachable,
  'birth-date': rich`Tu fecha de nacimiento: por ley, los bancos deben saberla, y te distingue de otras personas con tu nombre. Otros clientes no la ven.`,
  'legal-name': rich`Tu nombre: lo comparamos con tu identificación, y lo ven las personas que te pagan o a las que pagas, para saber que eres tú.`,
  handle: rich`Un nombre de usuario es un nombre corto que tú eliges, como ${code('@maria_l')}. Tus amigos lo escriben para enviarte dinero, en lugar de un número de cuenta.`,
  street: address,
  city: address,
  state: address,
  'postal-code': address,
  password: rich`El acceso a tu otro banco: se usa una vez, para vincular tu cuenta de ahí, y no se guarda.`,
  'account-number': account,
  'routing-number': account,
  cents: rich`Los dos montos pequeños: solo el dueño de la cuenta puede verlos, así que muestran que es tuya.`,
  code: rich`El código: se envió a tu teléfono o a tu correo, así que muestra que eres tú.`,
}

export const why: typeof english = {
  answers,
  general: rich`Solo pido lo que hace falta para hacer lo que quieres, o lo que la ley exige que los bancos sepan de ti. No se envía ni se cambia nada hasta que envíes un formulario o presiones Confirmar, y ${code('cancelar')} lo detiene en cualquier momento.`,
}
