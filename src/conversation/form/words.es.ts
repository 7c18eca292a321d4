import type { Text } from '#conversation/channel/message.ts'
import { bold, code, rich } from '#conversation/words/text.ts'
import { longDate } from '#conversation/words/times.es.ts'
import type { validators as english } from './words.en.ts'

/** What was expected, with an example; never what was wrong with the person. */
export const validators: typeof english = {
  text: rich`Escribe una respuesta corta con palabras, de hasta 200 caracteres.`,
  message: rich`Escribe hasta 1,000 caracteres en un mensaje. Si quieres decir más, envía otro después.`,
  legalName: rich`Escribe tu nombre y apellido como aparecen en tu identificación, por ejemplo: Maria Lopez.`,
  handle: rich`Un nombre de usuario tiene de 3 a 24 letras, números o guiones bajos y empieza con una letra, por ejemplo: maria_l.`,
  notPlain: rich`Escribe tu nombre con las letras de un solo alfabeto, como aparece en tu identificación, por ejemplo: Maria Lopez.`,
  nameReserved: rich`Se parece demasiado a uno de nuestros nombres. Escribe tu nombre y apellido como aparecen en tu identificación, por ejemplo: Maria Lopez.`,
  handleReserved: rich`Ese nombre de usuario podría confundirse con nosotros o con una palabra común. Elige otro, por ejemplo: maria_l.`,
  email: rich`Escribe un correo electrónico, por ejemplo: maria@example.com.`,
  phone: {
    'not-a-phone': rich`Escribe un número de teléfono de Estados Unidos con código de área, por ejemplo: (415) 555-0132.`,
    foreign: rich`Solo puedo usar números de teléfono de Estados Unidos. Escribe uno con código de área, por ejemplo: (415) 555-0132.`,
    extension: rich`No puedo usar un número con extensión. Escribe un número de teléfono propio de Estados Unidos, por ejemplo: (415) 555-0132.`,
  },
  birthDate: {
    either: (one: string, other: string): Text =>
      rich`Eso puede ser ${bold(longDate(one))} o ${bold(longDate(other))}. Escríbela otra vez con el mes en palabras, por ejemplo: 17 de mayo de 1990.`,
    'not-a-date': rich`Escribe tu fecha de nacimiento como año-mes-día, por ejemplo: 1990-05-17. También puedes escribir: 17 de mayo de 1990.`,
    'too-young': rich`Debes tener al menos 18 años para abrir una cuenta. Si escribiste mal la fecha, escríbela otra vez, por ejemplo: 1990-05-17.`,
    'too-old': rich`Revisa el año en que naciste y escribe la fecha otra vez, por ejemplo: 1990-05-17.`,
  },
  street: rich`Escribe tu dirección con calle y número, por ejemplo: 1 Market St, Apt 4.`,
  city: rich`Escribe el nombre de tu ciudad, por ejemplo: San Francisco.`,
  state: rich`Escribe un estado de Estados Unidos, completo o con sus dos letras, por ejemplo: CA.`,
  postalCode: rich`Escribe un código postal (ZIP) de 5 dígitos, por ejemplo: 94105.`,
  ssn: rich`Escribe los nueve dígitos de tu número de Seguro Social o los últimos cuatro, por ejemplo: 123-45-6789.`,
  pin: {
    'not-a-pin': rich`Un PIN nuevo tiene de 6 a 8 dígitos que solo a ti se te ocurrirían.`,
    'same-digits': rich`Un PIN que repite un solo dígito es fácil de adivinar. Elige de 6 a 8 dígitos distintos.`,
    sequence: rich`Un PIN que cuenta hacia arriba o hacia abajo es fácil de adivinar. Elige de 6 a 8 dígitos sin orden.`,
    common: rich`Mucha gente elige ese PIN, así que es fácil de adivinar. Elige de 6 a 8 dígitos sin un patrón.`,
    personal: rich`Ese PIN sale de tu fecha de nacimiento, tu teléfono o tu número de Seguro Social, y otras personas pueden conocerlos. Elige otros 6 a 8 dígitos.`,
  },
  pinAsTyped: rich`Un PIN tiene de 4 a 8 dígitos. Escribe el tuyo otra vez.`,
  code: rich`Escribe solo los dígitos del código, por ejemplo 481516.`,
  password: rich`Escribe la contraseña.`,
  amount: rich`Escribe un monto mayor que cero, en dólares y centavos, por ejemplo: 20 o 12.50.`,
  notAName: (typed: string): Text =>
    rich`No se hizo nada: ${bold(typed)} no es un nombre que yo pueda buscar. Escribe a quién te refieres, por ejemplo ${code('@alex')}, o di ${code('cancelar')} para parar.`,
  unparsed: (typed: string): Text =>
    rich`No pude leer ${bold(typed)} como un monto en dólares, el único dinero que puedo enviar. Escríbelo en dólares y centavos, mayor que cero, por ejemplo: 20 o 12.50.`,
  several: (): Text =>
    rich`Envío a una persona a la vez, y no sé cuánto debe recibir cada una. Di por ejemplo ${code('20 a cada uno a alex y sam')}.`,
  unused: (typed: string): Text =>
    rich`No entendí ${bold(typed)}, así que no forma parte de esto. Revisa que esté todo lo que quieres.`,
  noSaved: (word: string): Text =>
    rich`No sé a quién te refieres con ${bold(word)}: no hay ningún destinatario guardado con ese nombre. Escribe un nombre de usuario, un teléfono o un correo electrónico.`,
  noService: (name: string): Text =>
    rich`No puedo usar ${bold(name)} para esto. El dinero pasa directamente entre tu cuenta de aquí y la de la otra persona.`,
  price: rich`Escribe un precio en dólares, por ejemplo: 70000, 70 mil o 3,250.50.`,
  note: rich`Una nota puede tener hasta 80 caracteres, por ejemplo: Almuerzo del viernes.`,
  nickname: rich`Un apodo puede tener hasta 40 caracteres, por ejemplo: Renta.`,
  nicknameNotPlain: rich`Escribe un apodo con las letras de un solo alfabeto, por ejemplo: Renta.`,
  nicknameReserved: rich`Se parece demasiado a una de nuestras cuentas. Elige otro apodo, por ejemplo: Renta.`,
  accountNumber: rich`Un número de cuenta tiene de 4 a 17 dígitos. Está en la parte de abajo de un cheque, por ejemplo: 000123456789.`,
  routingNumber: rich`Un número de ruta tiene 9 dígitos. Está abajo a la izquierda en un cheque, por ejemplo: 021000021.`,
  cents: rich`Escribe el monto como aparece en tu estado de cuenta, por ejemplo: 0.32.`,
  choice: rich`Elige una de las respuestas que se muestran.`,
}
