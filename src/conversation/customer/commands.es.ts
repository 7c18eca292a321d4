import type { Names } from './declared-commands.ts'

export const commands: Names = {
  register: { name: 'registro', aliases: ['registrarme'], description: 'Abre tu cuenta' },
  login: {
    name: 'entrar',
    description: 'Inicia sesión con tu PIN',
    options: { handle: ['usuario', 'Tu nombre de usuario, en un chat sin vincular'] },
  },
  forgot: { name: 'olvide', description: 'Olvidé mi PIN' },
  logout: { name: 'salir', description: 'Cierra la sesión' },
  logoutEverywhere: {
    name: 'salir-de-todo',
    // Telegram's commands have no hyphens.
    aliases: ['salir_de_todo'],
    description: 'Cierra la sesión en los demás chats y navegadores',
  },
  details: { name: 'datos', description: 'Mira y cambia tus datos' },
  photoId: {
    name: 'identificacion',
    description: 'Envía una imagen de tu identificación',
    options: { picture: ['imagen', 'JPEG, PNG o PDF, hasta 8 MB'] },
  },
  link: {
    name: 'vincular',
    description: 'Usa tu cuenta desde otra aplicación',
    options: { code: ['codigo', 'El código de tu otra aplicación'] },
  },
  freeze: { name: 'congelar', description: 'Congela tu cuenta: no sale dinero de ella' },
  unfreeze: { name: 'descongelar', description: 'Descongela tu cuenta' },
  limits: {
    name: 'limites',
    aliases: ['ajustes'],
    description: 'Tus límites, y a partir de cuánto se pide tu PIN',
    options: {
      above: ['desde', 'Pedir mi PIN por encima de esta cantidad, por ejemplo 50, o siempre o nunca'],
    },
    says: { always: 'siempre', never: 'nunca' },
  },
  language: {
    name: 'idioma',
    description: 'El idioma en el que te hablo',
    options: { language: ['idioma', 'English o español'] },
  },
  chats: { name: 'chats', description: 'Mira tus chats vinculados y quita alguno' },
  pin: { name: 'pin', description: 'Cambia tu PIN' },
}
