import { describe, expect, it } from 'vitest'
import { limitsDialog } from '#conversation/customer/limits.ts'
import { recognize } from '#test/support/recognize.ts'
import { drive, bankFacts } from '#test/support/dialogs.ts'

describe('above which amount the PIN is asked for', () => {
  it.each([
    ['my limits', {}],
    ['show me my limits', {}],
    ['/limits', {}],
    ['/settings', {}],
    ['/limits 50', { above: '50' }],
    ['ask for my PIN above $50', { above: '$50' }],
    ['ask me for my pin again above 1,000 dollars', { above: '1,000' }],
    ['always ask for my PIN', { above: 'always' }],
    ['never ask for my pin', { above: 'never' }],
    ['don’t ask for my pin again', { above: 'never' }],
    ['set my pin limit to 250', { above: '250' }],
  ])('is meant by %j', (said, slots) => {
    expect(recognize(said)).toEqual({ name: 'limits', slots })
  })

  it.each([
    ['$50', { above: 50_00n }],
    ['1,000', { above: 1_000_00n }],
    ['always', { above: 0n }],
    ['never', { above: 'off' }],
  ])('is set to what was said: %s', (above, asked) => {
    const dialog = drive(limitsDialog)
    dialog.open({ above }, 'limits')
    expect(dialog.asked('customer.pin-above')).toEqual([asked])
    expect(dialog.text()).toMatch(/^Done\./)
  })

  it.each(['fifty', '1,0', '5.001', '-5'])('is not guessed: %s', (above) => {
    const dialog = drive(limitsDialog)
    dialog.open({ above }, 'limits')
    expect(dialog.asked('customer.pin-above')).toEqual([])
    expect(dialog.text()).toMatch(/Nothing has changed: I couldn’t read that amount/)
  })

  it('is no more than one payment can be', () => {
    const dialog = drive(limitsDialog)
    dialog.open({ above: '2500.01' }, 'limits')
    expect(dialog.asked('customer.pin-above')).toEqual([])
    expect(dialog.text()).toMatch(/one payment can be \$2,500\.00 at most/)
    dialog.open({ above: '2500' }, 'limits')
    expect(dialog.asked('customer.pin-above')).toEqual([{ above: 2_500_00n }])
  })

  it('asks for the PIN where the bank wants it, beside what it will do', () => {
    const dialog = drive(limitsDialog, bankFacts({ answers: { 'customer.pin-above': () => 'pin-wanted' } }))
    const out = dialog.open({ above: 'never' }, 'limits')
    expect(out.pin?.map(({ text }) => text).join('')).toBe('Never ask for your PIN before sending money.')
    expect(out.next).toEqual({ at: 'view' })
  })
})
