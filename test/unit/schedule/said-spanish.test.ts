import { expect, it } from 'vitest'
import { readDays, readWhen } from '#conversation/schedule/days.ts'

const TODAY = '2026-11-30'
const SPANISH = { locale: 'es' } as const

it.each<[said: string, rule: object]>([
  ['cada viernes', { repeat: 'weekly', first: '2026-12-04' }],
  ['el 1 de cada mes', { repeat: 'monthly', first: '2026-12-01', monthDay: 1 }],
  ['el primero de cada mes', { repeat: 'monthly', first: '2026-12-01', monthDay: 1 }],
  ['el último día de cada mes', { repeat: 'monthly', first: '2026-12-31', monthDay: 31 }],
  ['pasado mañana', { repeat: 'once', first: '2026-12-02' }],
  ['mañana', { repeat: 'once', first: '2026-12-01' }],
  ['el próximo viernes', { repeat: 'once', first: '2026-12-04' }],
  ['15/6', { repeat: 'once', first: '2027-06-15' }],
  ['6/15', { repeat: 'once', first: '2027-06-15' }],
  ['3 de junio', { repeat: 'once', first: '2027-06-03' }],
  ['el 3 de junio de 2027', { repeat: 'once', first: '2027-06-03' }],
  ['cada mes el día 1', { repeat: 'monthly', first: '2026-12-01', monthDay: 1 }],
  ['mensualmente el 15', { repeat: 'monthly', first: '2026-12-15', monthDay: 15 }],
  ['todos los lunes hasta el 31 de diciembre', { repeat: 'weekly', first: '2026-12-07', until: '2026-12-31' }],
  ['cada viernes durante 5 semanas', { repeat: 'weekly', first: '2026-12-04', times: 5 }],
  ['cada semana 10 veces', { repeat: 'weekly', first: '2026-12-07', times: 10 }],
  ['cada viernes a partir del 1 de enero', { repeat: 'weekly', first: '2027-01-01' }],
  ['en 3 días', { repeat: 'once', first: '2026-12-03' }],
  ['dentro de dos semanas', { repeat: 'once', first: '2026-12-14' }],
  ['los lunes', { repeat: 'weekly', first: '2026-12-07' }],
  ['a fin de mes', { repeat: 'once', first: '2026-12-31' }],
  ['el día 15 de cada mes', { repeat: 'monthly', first: '2026-12-15', monthDay: 15 }],
  ['día 15 de cada mes', { repeat: 'monthly', first: '2026-12-15', monthDay: 15 }],
  ['cada martes por un año', { repeat: 'weekly', first: '2026-12-01', until: '2027-11-30' }],
  ['el 5 de mayo', { repeat: 'once', first: '2027-05-05' }],
  ['una vez al mes', { repeat: 'monthly', first: '2026-12-30', monthDay: 30 }],
  ['fin de cada mes', { repeat: 'monthly', first: '2026-12-31', monthDay: 31 }],
])('%s', (said, rule) => expect(readWhen(said, TODAY, SPANISH)).toEqual({ ok: true, value: rule }))

it.each([
  '5/6',
  'cada dos semanas',
  'el próximo mes',
  'cada viernes y lunes',
  'un día de estos',
  'quincenalmente',
  'hoy',
])('%s is asked again', (said) => expect(readWhen(said, TODAY, SPANISH).ok).toBe(false))

it.each<[Parameters<typeof readDays>[0], object]>([
  [
    { repeat: 'weekly', day: 'viernes', ends: '' },
    { repeat: 'weekly', first: '2026-12-04' },
  ],
  [
    { repeat: 'weekly', day: 'viernes', ends: 'once' },
    { repeat: 'weekly', first: '2026-12-04', times: 11 },
  ],
  [
    { repeat: 'monthly', day: 'día 1', ends: '10 veces' },
    { repeat: 'monthly', first: '2026-12-01', monthDay: 1, times: 10 },
  ],
  [
    { repeat: 'once', day: '3 de junio', ends: '' },
    { repeat: 'once', first: '2027-06-03' },
  ],
])('%j', (given, rule) => expect(readDays(given, TODAY, SPANISH)).toEqual({ ok: true, value: rule }))
