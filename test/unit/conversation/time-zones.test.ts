import { describe, expect, it } from 'vitest'
import { DEFAULT_TIME_ZONE, isTimeZoneKnown } from '#bank/ground/time-zone.ts'
import { zoneNamed } from '#conversation/customer/zones.ts'
import { recognize } from '#conversation/registry.ts'
import { clock as clockInEnglish, moment as momentInEnglish } from '#conversation/words/times.en.ts'
import { moment as momentInSpanish } from '#conversation/words/times.es.ts'
import { bankFacts, customer, NOW } from '#test/support/dialogs/bank-facts.ts'
import { customerIn, say } from './person.ts'

describe('a time zone', () => {
  it.each([
    ['Denver', 'America/Denver'],
    ['mountain time', 'America/Denver'],
    ['hora de la montaña', 'America/Denver'],
    ['Phoenix', 'America/Phoenix'],
    ['Phoenix, AZ', 'America/Phoenix'],
    ['arizona', 'America/Phoenix'],
    ['the east coast', 'America/New_York'],
    ['Nueva York', 'America/New_York'],
    ['hora del este', 'America/New_York'],
    ['Texas', 'America/Chicago'],
    ['Houston', 'America/Chicago'],
    ['hora del pacífico', 'America/Los_Angeles'],
    ['California', 'America/Los_Angeles'],
    ['hawái', 'Pacific/Honolulu'],
    ['San Juan', 'America/Puerto_Rico'],
    ['Ciudad de México', 'America/Mexico_City'],
    ['Europe/Madrid', 'Europe/Madrid'],
    ['Tokyo', 'Asia/Tokyo'],
  ])('%s is %s', (text, zone) => expect(zoneNamed(text)).toBe(zone))

  it.each(['next week', 'another bank', 'savings', 'Europe/Nowhere', '', 'mañana', 'AP', 'AE', 'AA'])(
    '“%s” is none',
    (text) => expect(zoneNamed(text)).toBeUndefined(),
  )

  it.each<[text: string, locale: 'en' | 'es', slots: object]>([
    ['my time zone is Denver', 'en', { to: 'Denver' }],
    ['change my time zone to pacific', 'en', { to: 'pacific' }],
    ['set time zone', 'en', {}],
    ['what time zone am i in', 'en', {}],
    ['I moved to Phoenix', 'en', { to: 'Phoenix', moved: 'yes' }],
    ['we just moved to Houston', 'en', { to: 'Houston', moved: 'yes' }],
    ['mi zona horaria es Denver', 'es', { to: 'Denver' }],
    ['cambiar zona horaria', 'es', {}],
    ['cambia mi zona horaria a pacífico', 'es', { to: 'pacífico' }],
    ['me mudé a Phoenix', 'es', { to: 'Phoenix', moved: 'yes' }],
    ['nos mudamos a Nueva York', 'es', { to: 'Nueva York', moved: 'yes' }],
    ['en qué zona horaria estoy', 'es', {}],
  ])('“%s” (%s) asks for it', (text, locale, slots) =>
    expect(recognize(text, { locale })).toMatchObject({ name: 'time-zone', slots }),
  )

  it.each(['i moved to savings', 'i moved to the next page', 'me mudé a otra casa'])('“%s” does not', (text) => {
    expect(recognize(text, { locale: 'en' })?.name).not.toBe('time-zone')
    expect(recognize(text, { locale: 'es' })?.name).not.toBe('time-zone')
  })
})

describe('a customer', () => {
  it('changes it in words, and by a button', () => {
    const facts = bankFacts()
    const set: string[] = []
    facts.answers = { 'customer.time-zone': ({ timeZone }) => void set.push(timeZone) }
    const hears = customerIn('en', facts)
    expect(hears(say('my time zone is Denver'))).toMatch(/From now on I’ll show times in Mountain Time/)
    expect(hears(say('my time zone is Nowhereville'))).toMatch(
      /Nothing was changed.*don’t know a time zone called Nowhereville/,
    )
    expect(hears(say('phoenix'))).toMatch(/From now on/)
    expect(hears(say('I moved to Houston'))).toMatch(/Your address hasn’t changed.*\[\S+ Change my address\]/s)
    expect(customerIn('es', facts)(say('me mudé a Phoenix'))).toMatch(/Tu domicilio no ha cambiado/)
    expect(set).toEqual(['America/Denver', 'America/Phoenix', 'America/Chicago', 'America/Phoenix'])
  })

  it.each(['AA', 'AE', 'AP'])('whose address is in %s is asked before something is scheduled', (state) => {
    const me = customer({ address: { ...customer().address, state } })
    expect(isTimeZoneKnown(me)).toBe(false)
    const set: string[] = []
    const facts = bankFacts({ me })
    facts.answers = { 'customer.time-zone': ({ timeZone }) => void set.push(timeZone) }
    const hears = customerIn('en', facts)
    expect(hears(say('send 20 to alex every friday'))).toMatch(/which time zone are you in.*\[\S+ Eastern Time\]/s)
    facts.me = { ...me, timeZoneChosen: true }
    expect(hears(say('Eastern time'))).not.toMatch(/which time zone/)
    expect(set).toEqual(['America/New_York'])
  })

  it('hears times without the name of their own zone, and with it where it may be another', () => {
    expect(momentInEnglish(NOW, 'America/Denver', NOW)).toBe('today at 8:00 AM')
    expect(momentInEnglish(NOW, 'America/Denver', NOW, true)).toBe('today at 8:00 AM MST')
    expect(momentInSpanish(NOW, 'America/Denver', NOW)).toBe('hoy a las 8:00 a.m.')
    expect(momentInSpanish(NOW, 'America/Denver', NOW, true)).toMatch(/^hoy a las 8:00 a\.m\. (?:MST|GMT-7)$/)
    expect(clockInEnglish(NOW, 'America/New_York')).toBe('10:00 AM')
    // Nobody has told one: the same moment in the same place, and named.
    expect(clockInEnglish(NOW, DEFAULT_TIME_ZONE)).toBe('10:00 AM EST')
    expect(momentInEnglish(NOW, DEFAULT_TIME_ZONE, NOW)).toBe('today at 10:00 AM EST')
    expect(momentInSpanish(NOW, DEFAULT_TIME_ZONE, NOW)).toMatch(/^hoy a las 10:00 a\.m\. (?:EST|GMT-5)$/)
  })
})
