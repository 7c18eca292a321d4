import { opens, withSlot } from '#conversation/understand/commands.ts'
import type { CommandNames, Declared } from '#conversation/understand/declare-commands.ts'

export const declared = {
  register: { place: 30, read: () => opens('register') },
  login: {
    place: 40,
    options: ['handle'],
    read: () => withSlot('sign-in', 'handle'),
    line: ({ handle }) => [['', handle]],
  },
  forgot: { place: 45, read: () => opens('forgot-pin') },
  logout: { place: 50, read: () => opens('sign-out') },
  logoutEverywhere: { place: 55, read: () => opens('sign-out-everywhere') },
  details: { place: 60, read: () => opens('details') },
  photoId: { place: 70, options: ['picture'], file: 'picture', read: () => opens('identity', { detail: 'photo-id' }) },
  link: { place: 220, options: ['code'], read: () => withSlot('link', 'code'), line: ({ code }) => [['', code]] },
  freeze: { place: 241, read: () => opens('freeze') },
  unfreeze: { place: 242, read: () => opens('unfreeze') },
  limits: {
    place: 236,
    options: ['above'],
    says: ['always', 'never'],
    read:
      ({ always = '', never = '' }) =>
      (rest) => {
        const said = rest.toLowerCase()
        return withSlot('limits', 'above')(said === always ? 'always' : said === never ? 'never' : rest)
      },
    line: ({ above }) => [['', above]],
  },
  language: {
    place: 237,
    options: ['language'],
    read: () => withSlot('language', 'to'),
    line: ({ language }) => [['', language]],
  },
  chats: { place: 235, read: () => opens('chats') },
  pin: { place: 240, read: () => opens('pin') },
} as const satisfies Readonly<Record<string, Declared>>

export type Names = CommandNames<typeof declared>
