import type { Spoken } from '#conversation/words/locale.ts'
import type { en } from './words.en.ts'

/** What the channels say by themselves, since no turn of the conversation is behind it. `what` names things for "No puedo leer …". */
export const es: Spoken<typeof en> = {
  telegram: {
    tooFast: 'Fue un poco rápido, así que no hice nada con tu último mensaje. Espera un momento y envíalo otra vez.',
    tooFastErased:
      'Fue un poco rápido, así que no hice nada con tu último mensaje. Lo quité del chat: parecía contener un secreto, como un PIN o un número de tarjeta. Espera un momento antes de seguir.',
    tooFastNotErased:
      'Fue un poco rápido, así que no hice nada con tu último mensaje. Parece contener un secreto, como un PIN o un número de tarjeta, y no pude quitarlo: bórralo tú, por favor.',
    secretErased: 'Quité tu mensaje: parecía contener un secreto, como un PIN o un número de tarjeta.',
    secretNotErased:
      'Tu mensaje parece contener un secreto, como un PIN o un número de tarjeta. No pude quitarlo: bórralo tú, por favor.',
    editsNotRead:
      'No leo los cambios de un mensaje ya enviado, así que no se hizo nada otra vez. Envíalo como un mensaje nuevo.',
    editErased:
      'Quité el mensaje que cambiaste: parecía contener un secreto, como un PIN o un número de tarjeta. No se hizo nada con él.',
    editNotErased:
      'El mensaje que cambiaste parece contener un secreto, como un PIN o un número de tarjeta. No pude quitarlo: bórralo tú, por favor. No se hizo nada con él.',
    openPage: 'Escribirlo de forma segura',
    page: {
      language: 'es',
      hidden: 'Solo tú ves lo que escribes aquí. Va al banco con el que hablas, y no queda en el chat.',
      done: { title: 'Listo', text: 'Se entregó. Puedes cerrar esta página y seguir en el chat.' },
      gone: {
        title: 'Esta página ya no se usa',
        text: 'Una página sirve una vez, durante diez minutos. No se hizo nada. Vuelve al chat y di “ayuda”: debajo está lo que pedí, con un botón nuevo.',
      },
      foreign: {
        title: 'Esta página es de otro chat',
        text: 'No se hizo nada con lo que escribiste. Vuelve al chat y presiona otra vez el botón. Si la página estuvo abierta mucho tiempo, di “ayuda” en el chat para recibir una nueva.',
      },
      unproved: {
        title: 'Un paso más',
        text: 'Vuelve ahora al chat: allí te pregunto si fuiste tú. No se hace nada antes de que presiones el botón.',
      },
      tooFast: {
        title: 'Fue un poco rápido',
        text: 'No se hizo nada. Espera un momento, vuelve a la página anterior y entrégalo otra vez.',
      },
      trouble: {
        title: 'Eso no funcionó',
        text: 'Algo falló de nuestro lado. Espera un momento, vuelve a la página anterior y entrégalo otra vez: no se hace dos veces.',
      },
      wasItYou:
        'Alguien acaba de completar la página que abrí para ti, de una manera que no me dice quién fue. ¿Fuiste tú? Si no, presiona “No fui yo”: no se hizo nada con ello.',
      itWasMe: 'Fui yo: úsalo',
      notMe: 'No fui yo',
      used: 'Dijiste que fuiste tú, así que usé lo que se escribió en la página.',
      thrownAway: 'Descartado. No se hizo nada con lo que se escribió en la página.',
    },
    onlyInPrivate: (username: string) => `Solo hablo de dinero en privado: t.me/${username}`,
    notHandled: (reference: string) =>
      `Lo siento, no pude mostrarte la respuesta a tu último mensaje, y lo aparté. Si se trataba de dinero, mira tu historial antes de enviarlo otra vez. Si nos preguntas por esto, la referencia es ${reference}.`,
    notRead: (reference: string) =>
      `Lo siento, no pude leer eso, así que no se hizo nada con ello. Envíalo como texto simple. Si nos preguntas por esto, la referencia es ${reference}.`,
    what: {
      forwarded: 'un mensaje reenviado',
      inline: 'un mensaje que hizo otro bot',
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
    tooFast: 'Fue un poco rápido, así que no hice nada con eso. Espera un momento y envíalo otra vez.',
    tooFastSecret:
      'Fue un poco rápido, así que no hice nada con eso. Parece contener un secreto, como un PIN o un número de tarjeta, y aquí solo tú puedes borrarlo: hazlo, por favor. Luego espera un momento antes de seguir.',
    onlyPrivately: 'Solo hablo de dinero en privado. Escríbeme en un mensaje directo.',
    formGone: 'Ese formulario ya no está abierto. Empieza otra vez.',
    answer: 'Responder',
    choose: 'Elige…',
    updatedAbove: 'Listo: el resumen de arriba está al día.',
    trouble: (reference: string) =>
      `Algo falló de nuestro lado y no pude terminar eso. Inténtalo otra vez en un momento. Si se trataba de dinero, mira primero tu historial. Si nos preguntas por esto, la referencia es ${reference}.`,
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
      'Por tu seguridad, lo que se dijo aquí antes está oculto hasta que inicies sesión. No se perdió nada: escribe tu PIN y vuelve a aparecer.',
    what: { picture: 'una imagen' },
    refusals: {
      host: 'Este chat no responde a esa dirección.',
      origin: 'Esta solicitud vino de otra página.',
      session: 'Este chat todavía no tiene sesión. Carga la página otra vez.',
      form: 'Envía JSON con el tipo de contenido application/json.',
      picture: 'Esa imagen pesa más de 8 MB. Elige una más pequeña.',
      type: 'Envía una imagen: JPEG, PNG o PDF.',
      turn: 'Un archivo necesita un turno: ?turn= con un UUID.',
      unasked: 'Ahora no necesito una imagen. Cuando la necesite, habrá un lugar para ella en mi resumen.',
      busy: 'Están llegando muchas imágenes en este momento. Envía la tuya otra vez en un momento.',
      big: 'Es demasiado largo para enviarlo de una vez.',
      streams: 'Este chat está abierto en demasiados lugares. Cierra uno.',
      fast: 'Fue un poco rápido. Espera un momento y envíalo otra vez.',
    },
    away: (reference: string) =>
      `Parley no puede responder en este momento. Envía lo mismo otra vez en un momento: no se hará dos veces. Si nos preguntas por esto, la referencia es ${reference}.`,
    unreadable: (where: string) => `Eso no se puede leer: ${where}.`,
  },
}
