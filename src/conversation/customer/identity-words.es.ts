import type { Missing } from '#bank/ground/customer.ts'
import type { PhotoProblem } from '#bank/customer/photo.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, code, lines, rich } from '#conversation/words/text.ts'
import { tiers } from '#conversation/verification/words.es.ts'
import type { identity as english } from './identity-words.en.ts'

const HOW = {
  message: rich`Tómale una foto y envíala aquí, como foto o como archivo. La quito del chat en cuanto la tengo.`,
  attachment: rich`Adjunta una foto a un mensaje aquí, o al comando ${code('/photo-id')}. Después no puedo quitar tu mensaje; con el comando no hay nada que quitar.`,
  upload: rich`Tómale una foto, o elige una que tengas.`,
}

const PROBLEM = (problem: PhotoProblem): Text => {
  switch (problem.kind) {
    case 'too-big':
      return rich`Esa imagen pesa más de 8 MB, y el banco no acepta más. Sirve una foto con menos resolución.`
    case 'empty':
      return rich`Ese archivo está vacío, así que no había nada que entregar. Envíalo otra vez.`
    case 'not-a-picture':
      return problem.looksLike === undefined
        ? rich`Esa no es una imagen que el banco pueda leer. Acepta JPEG, PNG y PDF, por ejemplo una foto de tu teléfono.`
        : rich`Esa es una imagen ${problem.looksLike}, que el banco no puede leer. Acepta JPEG, PNG y PDF: sirve una captura de pantalla, o una foto enviada como foto.`
    case 'not-received':
      return rich`No pude recibir la imagen, así que no se entregó nada. Envíala una vez más.`
  }
}

/** Proving who one is: the Social Security number, a photo ID, and the bank's own questions. */
export const identity: typeof english = {
  nothing: rich`El banco tiene todo lo que necesita de ti. No hay nada que entregar.`,
  notWanted: (missing: readonly Missing[]): Text =>
    lines(rich`El banco no quiere eso de ti por ahora. Lo que quiere:`, ...missing.map(tiers.missing)),
  reviewing: rich`El banco todavía está mirando lo que enviaste. No tienes que hacer nada; te diré cuando haya decidido.`,
  ssn: rich`Da otra vez tu número de Seguro Social, mejor con los nueve dígitos. Va al banco y nunca se vuelve a mostrar.`,
  registerAgain: rich`Da una vez más tu número de Seguro Social, mejor con los nueve dígitos. Con él te registro otra vez, con tus datos como están ahora. Nunca se vuelve a mostrar.`,
  photo: (how: keyof typeof HOW, demo: boolean): Text =>
    lines(
      rich`${bold('Identificación con foto')}`,
      rich`El banco quiere ver tu licencia de conducir, pasaporte o identificación estatal: el lado con tu foto, las cuatro esquinas, nítido, sin reflejos.`,
      HOW[how],
      rich`JPEG, PNG o PDF, hasta 8 MB.`,
      ...(demo
        ? [
            '',
            rich`Esto es una demostración, así que no envíes un documento real. Puedes entregar una muestra pequeña; solo el banco de prueba la acepta.`,
          ]
        : []),
    ),
  sample: 'Usar una muestra (prueba)',
  problem: PROBLEM,
  received: rich`${bold('Identificación con foto')}: recibida.`,
  notTaken: rich`${bold('Identificación con foto')}: todavía no entregada.`,
  /** Where we can't remove it. */
  pleaseDelete: rich`Tengo tu imagen. No puedo quitar tu mensaje desde aquí, así que bórralo tú: una identificación no debe quedar en un chat.`,
  textForPhoto: rich`Aquí necesito una imagen, no texto.`,
  question: (place: { readonly at: number; readonly of: number }, text: string, choices: readonly string[]): Text =>
    lines(
      ...(place.at === 1
        ? [
            rich`Para estar seguro de que eres tú, el banco hace ${place.of === 1 ? 'una pregunta' : `${place.of} preguntas`}. Tus respuestas van solo al banco. Si nada encaja, dilo.`,
            '',
          ]
        : []),
      rich`Pregunta ${place.at} de ${place.of}`,
      rich`${bold(text)}`,
      ...choices.map((choice, at) => rich`${at + 1}. ${choice}`),
    ),
  pickOne: rich`Elige una de las respuestas.`,
  questionsGone: rich`Las preguntas del banco ya no están abiertas. Da otra vez tu número de Seguro Social, y te hace otras nuevas.`,
  questionsChanged: rich`El banco ya hace otras preguntas, así que empezamos con la primera.`,
}
