import { describe, expect, it } from 'vitest'
import { recognize as recognizeFor } from '#conversation/registry.ts'
import { recognize } from '#test/support/recognize.ts'

const SPANISH = { locale: 'es' } as const

describe('a purchase that comes again and again', () => {
  it.each([
    ['buy $20 of bitcoin every friday', { coin: 'BTC', amount: '$20', when: 'every friday' }],
    ['buy 20 of bitcoin every friday', { coin: 'BTC', amount: '20', when: 'every friday' }],
    ['every friday buy $20 of bitcoin', { coin: 'BTC', amount: '$20', when: 'every friday' }],
    ['every friday, buy $20 of eth', { coin: 'ETH', amount: '$20', when: 'every friday' }],
    ['buy $20 of eth monthly on the 1st', { coin: 'ETH', amount: '$20', when: 'monthly on the 1st' }],
    ['buy $20 of btc every friday until dec 31', { coin: 'BTC', amount: '$20', when: 'every friday until dec 31' }],
    ['buy bitcoin every week', { coin: 'BTC', when: 'every week' }],
    ['buy 0.01 btc every monday', { coin: 'BTC', coins: '0.01 btc', when: 'every monday' }],
  ])('is “%s”', (said, slots) => {
    expect(recognize(said)).toEqual({ name: 'recurring-buy', slots: expect.objectContaining(slots) })
  })

  it.each([
    ['compra $20 de bitcoin cada viernes', { coin: 'BTC', amount: '$20', when: 'cada viernes' }],
    ['cada viernes compra 20 de bitcoin', { coin: 'BTC', amount: '20', when: 'cada viernes' }],
    ['compra $30 de eth cada mes', { coin: 'ETH', amount: '$30', when: 'cada mes' }],
    ['todos los lunes compra $15 de btc', { coin: 'BTC', amount: '$15', when: 'todos los lunes' }],
  ])('is “%s” in Spanish', (said, slots) => {
    expect(recognizeFor(said, SPANISH)).toEqual({ name: 'recurring-buy', slots: expect.objectContaining(slots) })
  })

  it.each([
    'buy $20 of bitcoin',
    'buy $20 of bitcoin on friday',
    'sell $20 of bitcoin every friday',
    'send $20 to alex every friday',
  ])('is not “%s”', (said) => expect(recognize(said)?.name).not.toBe('recurring-buy'))

  it.each([
    ['my recurring buys', {}],
    ['pause my weekly bitcoin buy', { act: 'pause', schedule: 'coin:BTC' }],
    ['resume my recurring purchase of eth', { act: 'resume', schedule: 'coin:ETH' }],
    ['cancel my recurring buys', { act: 'delete', schedule: 'coin:any' }],
    ['change my recurring bitcoin buy to $30', { act: 'change', schedule: 'coin:BTC', amount: '30' }],
    ['change my recurring bitcoin buy to every monday', { act: 'change', schedule: 'coin:BTC', when: 'every monday' }],
  ])('is managed by “%s”', (said, slots) => {
    expect(recognize(said)).toEqual({ name: 'schedules', slots })
  })

  it.each([
    ['mis compras recurrentes', {}],
    ['pausa mi compra semanal de bitcoin', { act: 'pause', schedule: 'coin:BTC' }],
    ['cancela mis compras periódicas', { act: 'delete', schedule: 'coin:any' }],
    ['cambia mi compra periódica de btc a 30 dólares', { act: 'change', schedule: 'coin:BTC', amount: '30' }],
  ])('is managed by “%s” in Spanish', (said, slots) => {
    expect(recognizeFor(said, SPANISH)).toEqual({ name: 'schedules', slots })
  })
})
