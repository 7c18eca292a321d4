import { type Command, opens, option, plain, withSlot, typed } from '#conversation/understand/commands.ts'

export const commands: readonly Command[] = [
  {
    name: 'register',
    aliases: ['signup'],
    read: opens('register'),
    published: plain('register', 30, 'Become a customer'),
  },
  {
    name: 'login',
    read: withSlot('sign-in', 'handle'),
    published: {
      place: 40,
      description: 'Log in with your PIN',
      options: [option('handle', 'Your handle, in a chat that is not linked yet')],
      text: ({ handle }) => typed('login', ['', handle]),
    },
  },
  { name: 'forgot', read: opens('forgot-pin'), published: plain('forgot', 45, 'I forgot my PIN') },
  { name: 'logout', read: opens('sign-out'), published: plain('logout', 50, 'Log out') },
  {
    name: 'logout-everywhere',
    // Telegram's commands have no hyphens.
    aliases: ['logout_everywhere'],
    read: opens('sign-out-everywhere'),
    published: plain('logout-everywhere', 55, 'Log out in every other chat and browser'),
  },
  { name: 'details', read: opens('details'), published: plain('details', 60, 'See and change your details') },
  {
    name: 'photo-id',
    // Telegram's commands have no hyphens.
    aliases: ['photo_id'],
    read: opens('identity', { detail: 'photo-id' }),
    published: {
      place: 70,
      description: 'Hand in a picture of your ID',
      options: [{ ...option('picture', 'JPEG, PNG or PDF, up to 8 MB'), file: true }],
      text: () => '/photo-id',
    },
  },
  {
    name: 'link',
    read: withSlot('link', 'code'),
    published: {
      place: 220,
      description: 'Use your account from another app',
      options: [option('code', 'The code from your other app')],
      text: ({ code }) => typed('link', ['', code]),
    },
  },
  { name: 'freeze', read: opens('freeze'), published: plain('freeze', 241, 'Freeze your account: no money leaves it') },
  { name: 'unfreeze', read: opens('unfreeze'), published: plain('unfreeze', 242, 'Unfreeze your account') },
  {
    name: 'limits',
    aliases: ['settings'],
    read: withSlot('limits', 'above'),
    published: {
      place: 236,
      description: 'Your limits, and above which amount your PIN is asked for',
      options: [option('above', 'Ask for my PIN above this amount, for example 50, or always or never')],
      text: ({ above }) => typed('limits', ['', above]),
    },
  },
  {
    name: 'language',
    read: withSlot('language', 'to'),
    published: {
      place: 237,
      description: 'The language that I speak with you',
      options: [option('language', 'English or español')],
      text: ({ language }) => typed('language', ['', language]),
    },
  },
  {
    name: 'chats',
    read: opens('chats'),
    published: plain('chats', 235, 'The chats that are linked, and removing one'),
  },
  { name: 'pin', read: opens('pin'), published: plain('pin', 240, 'Change your PIN') },
]
