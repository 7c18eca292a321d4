import type { Names } from './declared-commands.ts'

export const commands: Names = {
  register: { name: 'register', aliases: ['signup'], description: 'Become a customer' },
  login: {
    name: 'login',
    description: 'Log in with your PIN',
    options: { handle: ['handle', 'Your handle, in a chat that is not linked yet'] },
  },
  forgot: { name: 'forgot', description: 'I forgot my PIN' },
  logout: { name: 'logout', description: 'Log out' },
  logoutEverywhere: {
    name: 'logout-everywhere',
    // Telegram's commands have no hyphens.
    aliases: ['logout_everywhere'],
    description: 'Log out of every other chat and browser',
  },
  details: { name: 'details', description: 'See and change your details' },
  photoId: {
    name: 'photo-id',
    // Telegram's commands have no hyphens.
    aliases: ['photo_id'],
    description: 'Send a picture of your ID',
    options: { picture: ['picture', 'JPEG, PNG or PDF, up to 8 MB'] },
  },
  link: {
    name: 'link',
    description: 'Use your account from another app',
    options: { code: ['code', 'The code from your other app'] },
  },
  freeze: { name: 'freeze', description: 'Freeze your account: no money leaves it' },
  unfreeze: { name: 'unfreeze', description: 'Unfreeze your account' },
  limits: {
    name: 'limits',
    aliases: ['settings'],
    description: 'Your limits, and when your PIN is asked for',
    options: { above: ['above', 'Ask for my PIN above this amount, for example 50, or always or never'] },
    says: { always: 'always', never: 'never' },
  },
  language: {
    name: 'language',
    description: 'The language I speak with you',
    options: { language: ['language', 'English or español'] },
  },
  chats: { name: 'chats', description: 'See your linked chats, and remove one' },
  pin: { name: 'pin', description: 'Change your PIN' },
}
