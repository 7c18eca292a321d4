import type { Field, Form } from '#conversation/channel/message.ts'
import { describe, expect, it } from 'vitest'
import { button, card, startDiscordBot, pinForm, show, shows, handIn } from './bot-on-stand-in.ts'

const field = (name: string, more: Partial<Field> = {}): Field => ({
  name,
  label: `Your ${name}`,
  kind: 'text',
  required: true,
  maxLength: 100,
  ...more,
})

const details: Form = {
  id: 'details-1',
  title: 'About you',
  submit: 'Fill in',
  fields: [
    field('name', { hint: 'As in your passport', value: 'Alex Quinn' }),
    field('email', { kind: 'email', hint: 'alex@example.com' }),
    field('ssn', { kind: 'secret', hint: '9 digits', maxLength: 9 }),
    field('why', { required: false, maxLength: 600 }),
    field('type', {
      kind: 'choice',
      hint: 'Pick one',
      choices: [
        { value: 'p', label: 'Personal' },
        { value: 'b', label: 'Business' },
      ],
    }),
  ],
}

describe('a form on a card', () => {
  it('opens by its button without a turn and comes back as one', async () => {
    const { alex, answer, turns, bot } = await startDiscordBot()
    answer(({ act }) =>
      act.do === 'fill'
        ? shows(card('pay', 'Sent'))
        : shows(card('pay', 'Confirm', { form: pinForm, rows: [[button('no', 'Cancel')]] })),
    )
    await alex.command('/help')
    await bot.idle()
    expect(alex.newest()?.rows).toEqual([['Enter PIN'], ['Cancel']])
    await alex.press('Enter PIN')
    expect(turns).toHaveLength(1)
    expect(alex.modal()).toMatchObject({
      title: 'Confirm with your PIN',
      fields: [
        { name: 'pin', label: 'PIN', kind: 'short', required: true, maxLength: 6, placeholder: '4 to 6 digits' },
      ],
    })
    await handIn(alex, { PIN: '4711' })
    expect(turns.at(-1)?.act).toEqual({ do: 'fill', form: 'pin-1', values: { pin: '4711' } })
    expect(alex.transcript()).toHaveLength(1)
    expect(alex.newest()).toMatchObject({ text: 'Sent', buttons: [], edits: 1 })
    expect(alex.print()).not.toContain('4711')
  })

  it('shows every kind of field within a modal’s limits', async () => {
    const { alex, answer, turns, bot } = await startDiscordBot()
    answer(() => shows(card('d', 'Tell me about you', { form: details })))
    await alex.command('/help')
    await bot.idle()
    await alex.press('Fill in')
    expect(
      alex.modal()?.fields.map(({ kind, value, placeholder, description }) => [kind, value, placeholder, description]),
    ).toEqual([
      ['short', 'Alex Quinn', undefined, 'As in your passport'],
      ['short', undefined, 'alex@example.com', undefined],
      ['short', undefined, '9 digits', undefined],
      ['paragraph', undefined, undefined, undefined],
      ['select', undefined, undefined, 'Pick one'],
    ])
    answer(() => shows(card('d', 'Thanks')))
    await handIn(alex, { email: 'a@example.com', ssn: '123456789', type: 'Business' })
    expect(turns.at(-1)?.act).toEqual({
      do: 'fill',
      form: 'details-1',
      values: { name: 'Alex Quinn', email: 'a@example.com', ssn: '123456789', why: '', type: 'b' },
    })
  })

  it('that is no longer open says so kindly', async () => {
    const { alex, answer, bot, forms, turns } = await startDiscordBot()
    answer(() => shows(card('pay', 'Confirm', { form: pinForm })))
    await alex.command('/help')
    await bot.idle()
    forms.forget()
    await alex.press('Enter PIN')
    expect(alex.modal()).toBeUndefined()
    expect(alex.newest()).toMatchObject({ ephemeral: true, text: expect.stringContaining('no longer open') })
    expect(turns).toHaveLength(1)
  })

  it('can be pressed again after it was closed', async () => {
    const { alex, answer, bot } = await startDiscordBot()
    answer(() => shows(card('pay', 'Confirm', { form: pinForm })))
    await alex.command('/help')
    await bot.idle()
    await alex.press('Enter PIN')
    alex.dismiss()
    await alex.press('Enter PIN')
    expect(alex.modal()?.title).toBe(pinForm.title)
  })
})

describe('open-form', () => {
  it('is the direct answer to a press; what else there is to say follows as messages', async () => {
    const { alex, answer, bot } = await startDiscordBot()
    answer(() => shows(card('menu', 'Menu', { rows: [[button('pay', 'Pay')]] })))
    await alex.command('/help')
    await bot.idle()
    answer(() => ({
      replies: [
        show(card('hint', 'Have your PIN ready')),
        { do: 'open-form', form: pinForm },
        show(card('menu', 'Paying')),
      ],
    }))
    await alex.press('Pay')
    expect(alex.modal()?.title).toBe(pinForm.title)
    await bot.idle()
    expect(alex.transcript().map(({ text }) => text)).toEqual(['Paying', 'Have your PIN ready'])
  })

  it('after another form, or when the turn took long, becomes a button that opens it', async () => {
    const { alex, answer, bot } = await startDiscordBot({ deferAfterMs: 15 })
    const second: Form = { ...pinForm, id: 'pin-2', title: 'Once more' }
    answer(({ act }) =>
      act.do === 'fill'
        ? { replies: [show(card('pay', 'Wrong PIN')), { do: 'open-form', form: second }] }
        : { replies: [{ do: 'open-form', form: pinForm }] },
    )
    await alex.command('/help')
    await handIn(alex, { PIN: '1111' })
    await bot.idle()
    expect(alex.transcript().map(({ text }) => text)).toEqual(['Wrong PIN', 'Once more'])
    const gate = Promise.withResolvers<void>()
    answer(() => gate.promise.then(() => ({ replies: [{ do: 'open-form', form: pinForm }] })))
    await alex.command('/help')
    gate.resolve()
    await bot.idle()
    expect(alex.newest()).toMatchObject({ text: pinForm.title, thinking: false })
    await alex.press('Enter PIN')
    expect(alex.modal()?.fields).toHaveLength(1)
  })
})
