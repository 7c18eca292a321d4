import { type Command, opens, option, plain, withSlot, typed } from '#conversation/understand/commands.ts'

export const commands: readonly Command[] = [
  {
    name: 'registro',
    aliases: ['registrarme'],
    read: opens('register'),
    published: plain('registro', 30, 'Abre tu cuenta'),
  },
  {
    name: 'entrar',
    read: withSlot('sign-in', 'handle'),
    published: {
      place: 40,
      description: 'Inicia sesión con tu PIN',
      options: [option('usuario', 'Tu nombre de usuario, en un chat sin vincular')],
      text: ({ usuario }) => typed('entrar', ['', usuario]),
    },
  },
  { name: 'olvide', read: opens('forgot-pin'), published: plain('olvide', 45, 'Olvidé mi PIN') },
  { name: 'salir', read: opens('sign-out'), published: plain('salir', 50, 'Cierra la sesión') },
  {
    name: 'salir-de-todo',
    // Telegram's commands have no hyphens.
    aliases: ['salir_de_todo'],
    read: opens('sign-out-everywhere'),
    published: plain('salir-de-todo', 55, 'Cierra la sesión en los demás chats y navegadores'),
  },
  { name: 'datos', read: opens('details'), published: plain('datos', 60, 'Mira y cambia tus datos') },
  {
    name: 'identificacion',
    read: opens('identity', { detail: 'photo-id' }),
    published: {
      place: 70,
      description: 'Entrega una imagen de tu identificación',
      options: [{ ...option('imagen', 'JPEG, PNG o PDF, hasta 8 MB'), file: true }],
      text: () => '/identificacion',
    },
  },
  {
    name: 'vincular',
    read: withSlot('link', 'code'),
    published: {
      place: 220,
      description: 'Usa tu cuenta desde otra aplicación',
      options: [option('codigo', 'El código de tu otra aplicación')],
      text: ({ codigo }) => typed('vincular', ['', codigo]),
    },
  },
  {
    name: 'congelar',
    read: opens('freeze'),
    published: plain('congelar', 241, 'Congela tu cuenta: no sale dinero de ella'),
  },
  { name: 'descongelar', read: opens('unfreeze'), published: plain('descongelar', 242, 'Descongela tu cuenta') },
  {
    name: 'limites',
    aliases: ['ajustes'],
    read: (rest) => withSlot('limits', 'above')(rest.replace(/^siempre$/i, 'always').replace(/^nunca$/i, 'never')),
    published: {
      place: 236,
      description: 'Tus límites, y a partir de cuánto se pide tu PIN',
      options: [option('desde', 'Pedir mi PIN por encima de esta cantidad, por ejemplo 50, o siempre o nunca')],
      text: ({ desde }) => typed('limites', ['', desde]),
    },
  },
  {
    name: 'idioma',
    read: withSlot('language', 'to'),
    published: {
      place: 237,
      description: 'El idioma en el que te hablo',
      options: [option('idioma', 'English o español')],
      text: ({ idioma }) => typed('idioma', ['', idioma]),
    },
  },
  {
    name: 'chats',
    read: opens('chats'),
    published: plain('chats', 235, 'Los chats vinculados, y quitar alguno'),
  },
  { name: 'pin', read: opens('pin'), published: plain('pin', 240, 'Cambia tu PIN') },
]
