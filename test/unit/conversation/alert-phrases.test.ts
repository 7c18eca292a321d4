import { describe, expect, it } from 'vitest'
import type { Slots } from '#conversation/understand/goal.ts'
import { recognize } from '#conversation/registry.ts'

type Row = readonly [said: string, slots: Slots]

const HOUR = '3600000'
const ENGLISH: readonly Row[] = [
  ['ping me if eth drops 5% today', { coin: 'ETH', way: 'down', percent: '5', span: 'day', until: 'today' }],
  [
    'every time btc crosses 70k, at most once an hour, till friday',
    { coin: 'BTC', price: '70k', repeat: 'yes', least: HOUR, until: 'friday' },
  ],
  ['tell me when btc rises 2.5% in an hour', { coin: 'BTC', way: 'up', percent: '2.5', span: 'hour' }],
  ['let me know if eth moves more than 10% in a week', { coin: 'ETH', way: 'either', percent: '10', span: 'week' }],
  ['alert me when btc moves more than $1000', { coin: 'BTC', way: 'either', by: '$1000' }],
  ['tell me when btc moves $500 in a day', { coin: 'BTC', way: 'either', by: '$500', span: 'day' }],
  ['tell me when btc is 10% below what i paid', { coin: 'BTC', way: 'down', percent: '10', of: 'paid' }],
  ['tell me when btc is 10% below now', { coin: 'BTC', way: 'down', percent: '10' }],
  ['tell me when eth is 20% above 3,000', { coin: 'ETH', way: 'up', percent: '20', from: '3,000' }],
  ['tell me when btc makes a new high of the week', { coin: 'BTC', which: 'high', span: 'week' }],
  ['tell me when eth hits a new monthly low', { coin: 'ETH', which: 'low', span: 'month' }],
  ['daily summary of btc at 8am', { coin: 'BTC', summary: 'yes', time: '8:00' }],
  ['weekly summary for eth on friday at 17:30', { coin: 'ETH', summary: 'yes', time: '17:30', weekday: '5' }],
  ['tell me every time btc goes above 70k', { coin: 'BTC', direction: 'above', price: '70k', repeat: 'yes' }],
  ['tell me when btc goes above 70k until friday', { coin: 'BTC', direction: 'above', price: '70k', until: 'friday' }],
]
const QUIET: readonly (readonly ['en' | 'es', ...Row])[] = [
  ['en', 'don’t wake me between 10pm and 7am', { from: '22:00', to: '7:00' }],
  ['en', "don't bother me from 11:30 pm to 6:15 am", { from: '23:30', to: '6:15' }],
  ['en', 'quiet hours 22:00 to 7:00', { from: '22:00', to: '7:00' }],
  ['en', 'quiet hours from 10 to 7', { from: '22:00', to: '7:00' }],
  ['en', 'quiet hours from 12am to 8am', { from: '0:00', to: '8:00' }],
  ['en', 'no alerts at night', { from: '22:00', to: '7:00' }],
  ['en', 'no quiet hours', { off: 'yes' }],
  ['en', 'my quiet hours', {}],
  ['es', 'no me despiertes entre las 10pm y las 7am', { from: '22:00', to: '7:00' }],
  ['es', 'no me molestes de noche', { from: '22:00', to: '7:00' }],
  ['es', 'horas de silencio de 10 de la noche a 7 de la mañana', { from: '22:00', to: '7:00' }],
  ['es', 'sin horas de silencio', { off: 'yes' }],
]
const SPANISH: readonly Row[] = [
  ['avísame si eth baja 5% hoy', { coin: 'ETH', way: 'down', percent: '5', span: 'day', until: 'today' }],
  [
    'cada vez que btc pase de 70 mil, como mucho una vez por hora, hasta el viernes',
    { coin: 'BTC', direction: 'above', price: '70 mil', repeat: 'yes', least: HOUR, until: 'viernes' },
  ],
  ['avísame cuando btc suba un 3% en una hora', { coin: 'BTC', way: 'up', percent: '3', span: 'hour' }],
  ['avísame cuando btc se mueva más de $1000', { coin: 'BTC', way: 'either', by: '$1000' }],
  ['avísame cuando eth marque un nuevo máximo de la semana', { coin: 'ETH', which: 'high', span: 'week' }],
  ['avísame cuando btc esté 10% por debajo de lo que pagué', { coin: 'BTC', way: 'down', percent: '10', of: 'paid' }],
  ['avísame cuando btc esté 10% por debajo de 65,000', { coin: 'BTC', way: 'down', percent: '10', from: '65,000' }],
  ['resumen diario de btc a las 9', { coin: 'BTC', summary: 'yes', time: '9:00' }],
]

describe('alerts of every kind, as they are said', () => {
  it.each(ENGLISH)('%s', (said, slots) => {
    expect(recognize(said, { locale: 'en' })).toEqual({ name: 'alert', slots })
  })
  it.each(QUIET)('%s: %s', (locale, said, slots) => {
    expect(recognize(said, { locale })).toEqual({ name: 'quiet-hours', slots })
  })
  it.each(SPANISH)('%s', (said, slots) => {
    expect(recognize(said, { locale: 'es' })).toEqual({ name: 'alert', slots })
  })
})
