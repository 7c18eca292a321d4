import { describe, expect, it } from 'vitest'
import { recognize as recognizeFor } from '#conversation/registry.ts'
import { recognize } from '#test/support/recognize.ts'

const SPANISH = { locale: 'es' } as const

describe('an order that waits for a price', () => {
  it.each([
    [
      'buy $50 of btc if it drops below 60k',
      { side: 'buy', coin: 'BTC', amount: '$50', direction: 'below', price: '60k' },
    ],
    ['buy 0.01 btc when the price hits 60,000', { side: 'buy', coin: 'BTC', coins: '0.01 btc', price: '60,000' }],
    ['buy $50 if btc drops below 60k', { side: 'buy', coin: 'BTC', amount: '$50', direction: 'below', price: '60k' }],
    ['if btc falls below 60k buy $50', { side: 'buy', coin: 'BTC', amount: '$50', direction: 'below', price: '60k' }],
    ['sell half my eth at 4k', { side: 'sell', coin: 'ETH', share: '1/2', price: '4k' }],
    [
      'sell all my btc if it falls under 50k',
      { side: 'sell', coin: 'BTC', share: '1/1', direction: 'below', price: '50k' },
    ],
    [
      'sell 0.5 eth when it rises above $4,000',
      { side: 'sell', coin: 'ETH', coins: '0.5 eth', direction: 'above', price: '$4,000' },
    ],
    ['stop loss on all my btc at 50k', { side: 'sell', coin: 'BTC', share: '1/1', direction: 'below', price: '50k' }],
    ['take profit on half my eth at 4k', { side: 'sell', coin: 'ETH', share: '1/2', direction: 'above', price: '4k' }],
  ])('is “%s”', (said, slots) => {
    expect(recognize(said)).toEqual({ name: 'order', slots: expect.objectContaining(slots) })
  })

  it.each(['buy $50 of btc', 'sell half my eth', 'buy 2 eth for $50'])('is not “%s”', (said) => {
    expect(recognize(said)?.name).not.toBe('order')
  })

  it('never buys one coin by the price of another', () => {
    expect(recognize('buy $50 of eth if btc drops below 60k')?.name).not.toBe('order')
  })

  it.each([
    ['compra $50 de btc si baja de 60k', { side: 'buy', coin: 'BTC', direction: 'below', price: '60k' }],
    ['vende todo mi btc si cae por debajo de 50k', { side: 'sell', coin: 'BTC', share: '1/1', direction: 'below' }],
    ['vende la mitad de mi eth a 4k', { side: 'sell', coin: 'ETH', share: '1/2', price: '4k' }],
  ])('is “%s” in Spanish', (said, slots) => {
    expect(recognizeFor(said, SPANISH)).toEqual({ name: 'order', slots: expect.objectContaining(slots) })
  })

  it.each(['my orders', 'open orders', '/orders'])('is listed by “%s”', (said) => {
    expect(recognize(said)).toEqual({ name: 'orders', slots: {} })
  })

  it.each([
    ['pause my order', {}],
    ['resume my order', {}],
    ['cancel my order', {}],
    ['stop my order', {}],
    ['cancel all my orders', {}],
    ['what are my orders', {}],
    ['remove my stop loss', {}],
    ['cancel my bitcoin order', { coin: 'BTC' }],
    ['cancel the order for eth', { coin: 'ETH' }],
  ])('leads to the list by “%s”', (said, slots) => {
    expect(recognize(said)).toEqual({ name: 'orders', slots })
  })

  it.each([
    ['pausa mi orden', {}],
    ['reanuda mi orden', {}],
    ['cancela mi orden', {}],
    ['cancela todas mis órdenes', {}],
    ['anula mi orden de bitcoin', { coin: 'BTC' }],
  ])('leads to the list by “%s” in Spanish', (said, slots) => {
    expect(recognizeFor(said, SPANISH)).toEqual({ name: 'orders', slots })
  })

  it.each([
    ['pause my standing order', 'schedules'],
    ['pause my rent', 'schedules'],
    ['cancel my payment', 'operation'],
    ['cancel my purchase', 'operation'],
    ['where is my order', 'operation'],
  ])('is not meant by “%s”', (said, name) => {
    expect(recognize(said)?.name).toBe(name)
  })

  it('is not meant by an orden permanente', () => {
    expect(recognizeFor('pausa mi orden permanente', SPANISH)?.name).toBe('schedules')
  })
})
