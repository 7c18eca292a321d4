import type { Words } from './words.en.ts'

/** Every sentence that the page itself says, in Spanish. What the bank says comes with the cards. */
export const es: Words = {
  page: {
    skip: 'Ir a escribir',
    welcome: 'Tu banco, con tus palabras',
    about:
      'Abre cuentas, envía dinero, compra y vende monedas, y recibe un aviso cuando se mueva un precio. Solo escribe.',
    conversation: 'Conversación',
    writing: 'Parley está escribiendo',
    message: 'Mensaje',
    example: 'Prueba “envía 20 a alex”',
    send: 'Enviar',
  },
  state: {
    connecting: 'Conectando…',
    open: 'Un banco con el que hablas',
    away: 'Reconectando…',
  },
  suggestions: ['Registrarme', '¿Qué puedes hacer?', '¿A cuánto está bitcoin?'],
  unreachable: 'No se puede conectar con Parley. Revisa tu conexión e inténtalo otra vez.',
  today: 'Hoy',
  bubble: {
    removed: 'Quitado, porque contenía un secreto',
    picture: 'Una imagen, no se guarda aquí',
    resend: 'Enviar otra vez',
  },
  telling: {
    on: 'Avísame aquí cuando pase algo',
    off: 'Deja de avisarme aquí',
    isOn: 'Te avisaremos aquí cuando pase algo, hasta que cierres sesión. Solo se muestran precios, nada de tus cuentas.',
    isOff: 'Ya no te avisaremos aquí. Todo sigue llegando a este chat.',
    denied: 'Tu navegador no lo permite. Permite las notificaciones de este sitio en sus ajustes e inténtalo otra vez.',
    failed: 'Tu navegador no pudo activarlo. Nada cambió. Inténtalo otra vez, por favor.',
  },
  waiting: 'Sin conexión. Se enviará cuando vuelvas a tenerla.',
  jump: {
    newMessages: 'Mensajes nuevos ↓',
    changedAbove: 'Un resumen de arriba cambió ↑',
  },
  card: {
    working: 'Un momento…',
    updated: ' · actualizado',
    savePicture: (kB: number) => `Imagen, ${kB} kB · Guardar`,
    saveFile: (kB: number) => `Archivo, ${kB} kB · Guardar`,
  },
  form: {
    choose: 'Elige…',
    noChoice: '—',
    optional: ' opcional',
    missing: 'Completa esto, por favor.',
    notNow: 'Ahora no',
    sent: (title: string) => `${title}: enviado`,
  },
  upload: {
    choose: 'Elegir una imagen',
    photo: 'Tomar una foto',
    chosen: 'La imagen que elegiste',
    another: 'Elegir otra',
    send: 'Enviar esta imagen',
    sending: 'Enviando…',
    tooBig: (mB: string, mostMB: string) => `Esa imagen pesa ${mB} MB. Elige una de hasta ${mostMB} MB, por favor.`,
  },
}
