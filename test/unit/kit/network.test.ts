import { describe, expect, it } from 'vitest'
import { networkOf } from '#kit/network.ts'

describe('the network that somebody is counted by', () => {
  it('is an IPv4 address, also where IPv6 carries it', () => {
    expect(networkOf('192.0.2.1')).toBe('192.0.2.1')
    expect(networkOf('::ffff:192.0.2.1')).toBe('192.0.2.1')
    expect(networkOf('::FFFF:192.0.2.1')).toBe('192.0.2.1')
  })

  it('is all that one household has of IPv6, however it is written', () => {
    const all = [
      '2001:db8:1:aa00::1',
      '2001:db8:1:aa01:1:2:3:4',
      '2001:0DB8:0001:AAff::',
      '2001:db8:1:aa00:0:0:0:9%eth0',
    ].map(networkOf)
    expect(new Set(all)).toEqual(new Set(['2001:db8:1:aa00::']))
  })

  it('is another one for the next household', () => {
    const all = ['2001:db8:1:aa00::1', '2001:db8:1:ab00::1', '2001:db8:2:aa00::1', '::1', '2001:db8::1'].map(networkOf)
    expect(new Set(all).size).toBe(all.length)
  })

  it('is the same whatever port a proxy writes down behind it', () => {
    for (const address of ['192.0.2.1:50412', '192.0.2.1:1', '[::ffff:192.0.2.1]:443'])
      expect(networkOf(address)).toBe('192.0.2.1')
    for (const address of ['[2001:db8:1:aa00::1]', '[2001:db8:1:aa00::1]:443', '"[2001:db8:1:aa00::2]:50412"'])
      expect(networkOf(address)).toBe('2001:db8:1:aa00::')
  })

  it('is what was given where that is no address', () => {
    expect(networkOf('unknown')).toBe('unknown')
  })
})
