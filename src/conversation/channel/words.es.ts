import type { Spoken } from '#conversation/words/locale.ts'
import type { en } from './words.en.ts'

/** What the channels say by themselves, since no turn of the conversation is behind it. `what` names things for "No puedo leer …". */
export const es: Spoken<typeof en> = {
  continuesBelow: 'Esto sigue abajo.',
  telegram: {
    tooFast: 'No se hizo nada con tu último mensaje: fue un poco rápido. Espera un momento y envíalo otra vez.',
    tooFastErased:
      'No se hizo nada con tu último mensaje: fue un poco rápido. Lo quité del chat porque parecía contener un secreto, como un PIN o un número de tarjeta. Espera un momento antes de seguir.',
    tooFastNotErased:
      'No se hizo nada con tu último mensaje: fue un poco rápido. Parece contener un secreto, como un PIN o un número de tarjeta, y no pude quitarlo: bórralo tú, por favor.',
    secretErased: 'Quité tu mensaje: parecía contener un secreto, como un PIN o un número de tarjeta.',
    secretNotErased:
      'Tu mensaje parece contener un secreto, como un PIN o un número de tarjeta. No pude quitarlo: bórralo tú, por favor.',
    editsNotRead:
      'No se volvió a hacer nada: no leo los cambios de un mensaje ya enviado. Envíalo como un mensaje nuevo.',
    editErased:
      'Quité el mensaje que cambiaste: parecía contener un secreto, como un PIN o un número de tarjeta. No se hizo nada con él.',
    editNotErased:
      'El mensaje que cambiaste parece contener un secreto, como un PIN o un número de tarjeta. No se hizo nada con él. No pude quitarlo: bórralo tú, por favor.',
    openPage: 'Escribirlo de forma segura',
    page: {
      language: 'es',
      hidden: 'Solo tú ves lo que escribes aquí. Nos llega directamente y no queda en el chat.',
      done: { title: 'Listo', text: 'Ya lo tenemos. Puedes cerrar esta página y seguir en el chat.' },
      gone: {
        title: 'Esta página ya venció',
        text: 'No se hizo nada. Una página sirve una vez, durante diez minutos. Vuelve al chat y di “ayuda” para ver la pregunta otra vez, con un botón nuevo.',
      },
      foreign: {
        title: 'Esta página es de otro chat',
        text: 'No se hizo nada con lo que escribiste. Vuelve al chat y presiona otra vez el botón. Si la página estuvo abierta mucho tiempo, di “ayuda” en el chat para recibir una nueva.',
      },
      unproved: {
        title: 'Un paso más',
        text: 'Vuelve ahora al chat: ahí te preguntaré si fuiste tú. No se hace nada hasta que presiones el botón.',
      },
      tooFast: {
        title: 'Fue un poco rápido',
        text: 'No se hizo nada. Espera un momento, vuelve a la página anterior y envíalo otra vez.',
      },
      trouble: {
        title: 'Eso no funcionó',
        text: 'Algo falló de nuestro lado. Espera un momento, vuelve a la página anterior y envíalo otra vez: no se hará dos veces.',
      },
      wasItYou:
        'Alguien acaba de completar la página que abrí para ti, y no puedo saber quién fue. No se ha hecho nada con eso. ¿Fuiste tú? Si no, presiona “No fui yo”.',
      itWasMe: 'Fui yo: úsalo',
      notMe: 'No fui yo',
      used: 'Dijiste que fuiste tú, así que usé lo que se escribió en la página.',
      thrownAway: 'No se hizo nada con lo que se escribió en la página, y ya lo borré.',
    },
    onlyInPrivate: (username: string) => `Solo hablo de dinero en privado: t.me/${username}`,
    notHandled: (reference: string) =>
      `Lo siento, no pude mostrarte la respuesta a tu último mensaje. Si se trataba de dinero, mira tu historial antes de enviarlo otra vez. Si nos contactas por esto, la referencia es ${reference}.`,
    notRead: (reference: string) =>
      `No se hizo nada: lo siento, no pude leer eso. Envíalo como texto simple. Si nos contactas por esto, la referencia es ${reference}.`,
    what: {
      forwarded: 'un mensaje reenviado',
      inline: 'un mensaje de otro bot',
      foreign: (bot: string) => `un comando para @${bot}`,
      photo: 'una foto',
      file: 'un archivo',
      sticker: 'un sticker',
      voice: 'una nota de voz',
      video_note: 'una nota de video',
      video: 'un video',
      animation: 'una animación',
      audio: 'un archivo de audio',
      location: 'una ubicación',
      contact: 'el contacto de otra persona',
      poll: 'una encuesta',
      dice: 'un dado',
      story: 'una historia',
    },
  },
  discord: {
    tooFast: 'No se hizo nada con eso: fue un poco rápido. Espera un momento y envíalo otra vez.',
    tooFastSecret:
      'No se hizo nada con eso: fue un poco rápido. Parece contener un secreto, como un PIN o un número de tarjeta, y aquí solo tú puedes borrarlo: hazlo, por favor. Luego espera un momento antes de seguir.',
    onlyPrivately: 'Solo hablo de dinero en privado. Escríbeme en un mensaje directo.',
    formGone: 'Ese formulario ya no está abierto. Empieza otra vez.',
    answer: 'Responder',
    choose: 'Elige…',
    updatedAbove: 'Listo: el resumen de arriba está al día.',
    trouble: (reference: string) =>
      `Algo falló de nuestro lado y no pude terminar eso. Si se trataba de dinero, mira primero tu historial. Luego inténtalo otra vez en un momento. Si nos contactas por esto, la referencia es ${reference}.`,
    bankCommand: 'Habla con el banco con tus palabras',
    bankOption: 'Lo que quieres hacer, como lo dirías',
    what: {
      picture: 'una imagen',
      file: 'un archivo',
      voice: 'un mensaje de voz',
      sticker: 'un sticker',
      forwarded: 'un mensaje reenviado',
      other: 'ese mensaje',
    },
  },
  web: {
    hidden:
      'Por tu seguridad, los mensajes anteriores están ocultos hasta que inicies sesión. No se perdió nada: escribe tu PIN para verlos otra vez.',
    what: { picture: 'una imagen' },
    refusals: {
      host: 'Este chat no está disponible en esa dirección.',
      origin: 'Esta solicitud vino de otra página.',
      session: 'Este chat todavía no está conectado. Vuelve a cargar la página, por favor.',
      form: 'Envía JSON con el tipo de contenido application/json.',
      picture: 'Esa imagen pesa más de 8 MB. Elige una más pequeña.',
      type: 'Envía una imagen: JPEG, PNG o PDF.',
      turn: 'Un archivo necesita un turno: ?turn= con un UUID.',
      unasked: 'Ahora no necesito una imagen. Cuando la necesite, te la pediré en un resumen.',
      busy: 'Están llegando muchas imágenes en este momento. Envía la tuya otra vez en un momento.',
      big: 'Es demasiado largo para enviarlo de una vez.',
      nobody: 'Primero inicia sesión y luego actívalo.',
      unusable: 'La forma de avisar de este navegador no se puede usar aquí.',
      streams: 'Este chat está abierto en demasiados lugares. Cierra uno.',
      fast: 'Fue un poco rápido. Espera un momento y envíalo otra vez.',
    },
    away: (reference: string) =>
      `Parley no puede responder en este momento. Envía lo mismo otra vez en un momento, por favor: no se hará dos veces. Si nos contactas por esto, la referencia es ${reference}.`,
    unreadable: (where: string) => `Eso no se puede leer: ${where}.`,
  },
}
