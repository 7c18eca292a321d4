import { expect, it } from 'vitest'
import { conversationId, customerId } from '#bank/ground/ids.ts'
import { createLocaleIn } from '#conversation/notify/locale-in.ts'
import { newSession, speakTheirs } from '#conversation/session/session-life.ts'
import type { Session } from '#conversation/session/session.ts'
import type { Locale } from '#conversation/words/locale.ts'
import { bankFacts, customer } from '#test/support/dialogs/bank-facts.ts'
import { customerIn, say } from './person.ts'

const HERE = conversationId('telegram:1')
const ME = customerId('cus_me')

it.each<[text: string, language: Locale]>([
  ['español', 'es'],
  ['en español', 'es'],
  ['habla español', 'es'],
  ['/idioma español', 'es'],
  ['/language es', 'es'],
  ['speak spanish', 'es'],
  ['castellano', 'es'],
  ['english', 'en'],
  ['inglés', 'en'],
  ['/language english', 'en'],
])('“%s” is kept with the customer', (text, language) => {
  const kept: string[] = []
  customerIn(language === 'es' ? 'en' : 'es', bankFacts(), (each) => kept.push(each))(say(text))
  expect(kept).toEqual([language])
})

it.each(['saldo', '¿cuánto dinero tengo?', 'hola', 'muéstrame mi historial', 'ayuda'])(
  'writing “%s” changes this chat alone',
  (text) => {
    const kept: string[] = []
    const hears = customerIn('en', bankFacts(), (each) => kept.push(each))
    expect(hears(say(text))).toMatch(/Menú|saldo|puedo hacer|Historial/)
    expect(kept).toEqual([])
  },
)

it('survives a session that is lost, whatever the platform tells', () => {
  const hears = customerIn('en', bankFacts({ me: customer({ language: 'es' }) }))
  expect(hears(say('menu'), true)).toMatch(/Hola|Te damos la bienvenida/)
})

it('is shown in the details, and changed from there', () => {
  const hears = customerIn('en')
  expect(hears(say('my details'))).toMatch(/Language: English\n.*Time zone: Eastern Time/)
  expect(hears(say('change something'))).toMatch(/\[\S+ Choose a language\].*\[\S+ Time zone\]/)
  expect(hears(say('español'))).toMatch(/Ahora te hablaré en español/)
  expect(hears(say('mis datos'))).toMatch(/Idioma: Español\n.*Zona horaria: hora oriental/)
})

const localeIn = (session: Session | undefined, language: string | undefined) =>
  createLocaleIn({
    sessions: { load: async () => ({ kind: 'session', session, revision: 1 }) },
    customers: { find: async () => customer(language === undefined ? {} : { language }) },
  })

it('a notice is said in the customer’s, in every chat where no other was typed', async () => {
  const platform: Session = { ...newSession(HERE, 'salt'), locale: 'en' }
  const typed: Session = { ...platform, locale: 'en', language: 'en' }
  expect(await localeIn(undefined, 'es')(HERE, ME)).toBe('es')
  expect(await localeIn(platform, 'es')(HERE, ME)).toBe('es')
  expect(await localeIn(speakTheirs(platform, 'en'), 'es')(HERE, ME)).toBe('es')
  expect(await localeIn(typed, 'es')(HERE, ME)).toBe('en')
  expect(await localeIn({ ...platform, locale: 'es' }, undefined)(HERE, ME)).toBe('es')
  expect(await localeIn(platform, 'xx')(HERE, ME)).toBe('en')
  expect(await localeIn(undefined, 'es')(HERE)).toBe('en')
})
