import type { Missing } from '#bank/ground/customer.ts'
import type { PhotoProblem } from '#bank/customer/photo.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, code, lines, rich } from '#conversation/words/text.ts'
import { tiers } from '#conversation/verification/words.es.ts'
import type { identity as english } from './identity-words.en.ts'

const HOW = {
  message: rich`Tómale una foto y envíala aquí, como foto o como archivo. La quitaré del chat en cuanto la tenga.`,
  attachment: rich`Adjunta una foto a un mensaje aquí, o al comando ${code('/photo-id')}. Después no puedo quitar tu mensaje; con el comando no hay nada que quitar.`,
  upload: rich`Tómale una foto, o elige una que tengas.`,
}

const PROBLEM = (problem: PhotoProblem): Text => {
  switch (problem.kind) {
    case 'too-big':
      return rich`Esa imagen pesa más de 8 MB, el máximo que podemos recibir. Envía una con menos resolución, por favor.`
    case 'empty':
      return rich`No nos llegó nada: ese archivo está vacío. Envíalo otra vez.`
    case 'not-a-picture':
      return problem.looksLike === undefined
        ? rich`No podemos leer ese archivo. Envía un JPEG, PNG o PDF, por ejemplo una foto de tu teléfono.`
        : rich`No podemos leer una imagen ${problem.looksLike}. Envía un JPEG, PNG o PDF: sirve una captura de pantalla, o una foto enviada como foto.`
    case 'not-received':
      return rich`No pude recibir la imagen. Envíala una vez más, por favor.`
  }
}

/** Proving who one is: the Social Security number, a photo ID, and the bank's own questions. */
export const identity: typeof english = {
  nothing: rich`Tenemos todo lo que necesitamos de ti.`,
  notWanted: (missing: readonly Missing[]): Text =>
    lines(rich`Por ahora no necesitamos eso de ti. Esto es lo que necesitamos:`, ...missing.map(tiers.missing)),
  reviewing: rich`Todavía estamos revisando lo que enviaste. No tienes que hacer nada; te aviso cuando esté listo.`,
  ssn: rich`Escribe otra vez tu número de Seguro Social, de preferencia los nueve dígitos. Se usa para verificar tu identidad y nunca se vuelve a mostrar.`,
  registerAgain: rich`Escribe una vez más tu número de Seguro Social, de preferencia los nueve dígitos. Te registraré otra vez con tus datos actuales. Nunca se vuelve a mostrar.`,
  photo: (how: keyof typeof HOW, demo: boolean): Text =>
    lines(
      rich`${bold('Identificación con foto')}`,
      rich`Necesitamos ver tu licencia de conducir, pasaporte o identificación estatal: el lado con tu foto, las cuatro esquinas, nítido, sin reflejos.`,
      HOW[how],
      rich`JPEG, PNG o PDF, hasta 8 MB.`,
      ...(demo
        ? [
            '',
            rich`Esto es una demostración, así que no envíes un documento real. Puedes usar una muestra pequeña en su lugar.`,
          ]
        : []),
    ),
  sample: 'Usar una muestra (prueba)',
  problem: PROBLEM,
  received: rich`${bold('Identificación con foto')}: recibida.`,
  notTaken: rich`${bold('Identificación con foto')}: todavía no enviada.`,
  /** Where we can't remove it. */
  pleaseDelete: rich`Tengo tu imagen. No puedo quitar tu mensaje desde aquí, así que bórralo tú, por favor: una identificación no debe quedar en un chat.`,
  textForPhoto: rich`Aquí necesito una imagen, no texto.`,
  question: (place: { readonly at: number; readonly of: number }, text: string, choices: readonly string[]): Text =>
    lines(
      ...(place.at === 1
        ? [
            rich`Para confirmar que eres tú, tenemos ${place.of === 1 ? 'una pregunta' : `${place.of} preguntas`} para ti. Solo nosotros vemos tus respuestas. Si ninguna respuesta corresponde, dilo.`,
            '',
          ]
        : []),
      rich`Pregunta ${place.at} de ${place.of}`,
      rich`${bold(text)}`,
      ...choices.map((choice, at) => rich`${at + 1}. ${choice}`),
    ),
  pickOne: rich`Elige una de las respuestas.`,
  questionsGone: rich`Esas preguntas vencieron. Escribe otra vez tu número de Seguro Social y te haremos otras nuevas.`,
  questionsChanged: rich`Las preguntas cambiaron, así que empezamos con la primera de las nuevas.`,
}
