import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { usd } from '#bank/ground/money.ts'
import { proposeTopUp } from '#conversation/account/questions.ts'
import { listAccounts } from '#conversation/ask/account.ts'
import { ask } from '#conversation/ask/ask.ts'
import { putDraft } from '#conversation/ask/draft.ts'
import { gives } from '#conversation/flow/declare.ts'
import { flow } from '#conversation/flow/flow.ts'
import { amountField, done, end, field } from '#conversation/flow/kit.ts'
import { AccountSlot, CentsSlot, coinOf, CoinSlot, isOpen, readCents, usdOf } from '#conversation/flow/pick.ts'
import { rich } from '#conversation/words/text.ts'
import { account, answerAll, contextAt, drive, bankFacts } from '#test/support/dialogs.ts'
import { converse } from '#test/support/dialogs/turns.ts'

/** Every way in which a flow can ask, at once. */
const gift = flow({
  name: 'gift',
  kept: { draft: z.string() },
  slots: { who: z.string(), coin: CoinSlot, amount: CentsSlot, from: AccountSlot },
  draftOf: ({ draft }) => draft,
  open: ({ name }, context) =>
    name === 'help' ? end(context, rich`No gifts today.`) : { draft: `gift:${context.turn.id}` },
  questions: {
    who: {
      fills: ['who'],
      given: ({ payee }) => (payee === 'me' ? { wrong: rich`Not yourself.` } : gives('who', payee)),
      text: () => rich`For whom?`,
      form: () => ({ title: 'Gift', fields: [field('who', 'text', 'Name')] }),
      read: ({ who }) => (who === 'me' ? { wrong: rich`Not yourself.` } : gives('who', who)),
    },
    coin: {
      fills: ['coin'],
      given: ({ coin }) => gives('coin', coinOf(coin)),
      text: () => rich`Which coin?`,
      buttons: () => [{ label: 'Bitcoin', value: 'BTC' }],
      pick: (typed) => gives('coin', coinOf(typed)),
    },
    amount: {
      fills: ['amount'],
      needs: ['coin'],
      given: ({ amount }) => gives('amount', readCents(amount)),
      text: ({ who }) => (who === 'gone' ? { ask: 'who', remark: rich`Gone.` } : rich`How much?`),
      form: () => ({ title: 'Gift', fields: [amountField('Amount', 'For example 20')] }),
      read: ({ amount }) => gives('amount', readCents(amount)),
    },
    from: {
      fills: ['from'],
      text: () => rich`Which account?`,
      *accounts() {
        return (yield* ask(listAccounts)).filter(isOpen('deposit'))
      },
      none: (_, context) => end(context, rich`No account.`),
    },
    words: {
      fills: [],
      asked: false,
      text: () => rich`Which words?`,
      form: () => ({ title: 'Gift', fields: [field('words', 'note', 'Words', { required: false })] }),
      *read({ words = '' }, { draft }) {
        yield* ask(putDraft, { key: draft, values: { words } })
        return { given: {} }
      },
    },
  },
  *propose({ from, amount }, { card }) {
    const made = yield* ask(proposeTopUp, { to: from, amount: usdOf(amount), card })
    return made.ok ? { kind: 'operation', id: made.value.id } : { ask: 'amount', remark: rich`Too much.` }
  },
  card: ({ who, coin, amount }) => ({
    text: rich`Give ${amount} of ${coin} to ${who}?`,
    confirm: 'Give',
    changes: { amount: 'Amount', words: 'Words', coin: undefined },
  }),
  confirm: ({ who }, context, proposal) =>
    who === 'late' ? { ask: 'who', remark: rich`Too late.` } : end(context, rich`Given: ${proposal?.id ?? 'nothing'}.`),
})

const op = (n: number): string => `op_${n.toString().padStart(32, '0')}`
const two = () => bankFacts({ accounts: [account('Everyday'), account('Rent')] })
const giving = (w = bankFacts()) => drive(gift, w)
const ALL = { payee: 'alex', coin: 'btc', amount: '20' }

describe('a flow', () => {
  it('asks for each slot in order, by form and by button, and shows the card once all are there', () => {
    const person = giving()
    person.open()
    expect(person.fields()).toEqual(['who'])
    person.handIn({ who: 'alex' })
    expect(person.labels()).toEqual(['Bitcoin', 'Back'])
    person.press('Bitcoin')
    person.say('20')
    expect(person.text()).toBe('Give 2000 of BTC to alex?')
    expect(person.labels()).toEqual(['Give', 'Cancel', 'Amount', 'Words'])
    expect(person.state()).toMatchObject({ at: 'confirm', from: 'acct_Everyday', operation: op(1) })
    person.press('Give')
    expect(person.text()).toBe(`Given: ${op(1)}.`)
    expect(person.asked('operation.cancel')).toEqual([])
    expect(person.out()).toMatchObject({ next: 'done', say: [{}, { forget: 'gift:web:1' }] })
  })

  it('takes what was said already, and says the first thing that was wrong in it', () => {
    const person = giving()
    person.open(ALL)
    expect(person.text()).toContain('to alex?')
    person.open({ ...ALL, payee: 'me' })
    expect(person.text()).toMatch(/^Not yourself\.\s+For whom\?$/)
    expect(person.state()).toMatchObject({ at: 'who', coin: 'BTC', amount: '2000' })
    person.open({ coin: 'btc' }, 'help')
    expect(person.out()).toMatchObject({ next: 'done' })
  })

  it('stands as it was when an answer can not be used, with what was wrong on top', () => {
    const person = giving()
    person.open({ payee: 'alex', coin: 'btc' })
    const before = person.state()
    person.say('a lot')
    expect(person.text()).toMatch(/12\.50[\s\S]*How much\?/)
    person.hear({ kind: 'chose', choice: 'constructor', data: {} })
    expect(person.state()).toEqual(before)
    person.again()
    expect(person.text()).toBe('How much?')
  })

  it('asks which account only where there are several, and ends where there is none', () => {
    const person = giving(two())
    person.open(ALL)
    expect(person.labels()).toEqual(['Everyday $100.00', 'Rent $100.00', 'Back'])
    person.say('rent')
    expect(person.state()).toMatchObject({ at: 'confirm', from: 'acct_Rent' })
    const none = giving(bankFacts({ accounts: [] }))
    none.open(ALL)
    expect(none.text()).toBe('No account.')
    expect(none.out()).toMatchObject({ say: [{}, { forget: 'gift:web:1' }] })
  })

  it('asks again for what was refused, before the card and at the last moment', () => {
    const person = giving()
    person.facts.answers['payment.propose-top-up'] = () => ({ ok: false, error: { kind: 'short', available: usd(1n) } })
    person.open(ALL)
    expect(person.text()).toMatch(/^Too much\.\s+How much\?$/)
    expect(person.state()).not.toHaveProperty('amount')
    const late = giving()
    late.open({ ...ALL, payee: 'late' })
    late.press('Give')
    expect(late.text()).toMatch(/^Too late\.\s+For whom\?$/)
    expect(late.state()).not.toHaveProperty('operation')
    const gone = giving()
    gone.open({ payee: 'gone', coin: 'btc' })
    expect(gone.text()).toMatch(/^Gone\.\s+For whom\?$/)
  })

  it('proposes anew for what is changed, and voids the earlier proposal only then', () => {
    const person = giving()
    person.open(ALL)
    person.press('Amount')
    expect(person.state()).toMatchObject({ at: 'amount', operation: op(1) })
    expect(person.asked('operation.cancel')).toEqual([])
    person.handIn({ amount: '25' })
    expect(person.asked('operation.cancel')).toEqual([{ operation: op(1) }])
    expect(person.state()).toMatchObject({ at: 'confirm', amount: '2500', operation: op(2) })
    person.press('Words')
    person.say('back')
    expect(person.state()).toMatchObject({ at: 'confirm', operation: op(2) })
    person.press('Words')
    person.handIn({ words: 'Happy birthday' })
    expect(person.state()).toMatchObject({ at: 'confirm', operation: op(3) })
    expect([...person.facts.drafts.values()]).toEqual([{ words: 'Happy birthday' }])
  })

  it('goes one question back, never to one that answers itself, and takes along what hangs on it', () => {
    const person = giving(two())
    person.open(ALL)
    person.press('Rent')
    person.say('back')
    expect(person.state()).toMatchObject({ at: 'amount', from: 'acct_Rent', operation: op(1) })
    person.say('back')
    expect(person.asked('operation.cancel')).toEqual([{ operation: op(1) }])
    expect(person.state()).toEqual({ at: 'coin', draft: 'gift:web:1', who: 'alex', from: 'acct_Rent' })
    person.say('back')
    expect(person.fields()).toEqual(['who'])
    expect(person.say('back')).toMatchObject({ next: 'done', then: { name: 'menu' }, say: [{ forget: 'gift:web:1' }] })
  })

  it.each(['card', 'change'])('voids what it proposed and erases its draft when it is left from the %s', (place) => {
    const person = giving()
    person.open(ALL)
    if (place === 'change') person.press('Amount')
    const out = person.say('show my balance')
    expect(out).toMatchObject({ next: 'done', then: { name: 'accounts' }, say: [{ forget: 'gift:web:1' }] })
    expect(person.asked('operation.cancel')).toEqual([{ operation: op(1) }])
  })

  it('does nothing on no but voiding the card, and nothing at all on other words', () => {
    const person = giving()
    person.open(ALL)
    person.say('hmm')
    expect(person.text()).toContain('to alex?')
    expect(person.asked('operation.cancel')).toEqual([])
    person.say('no')
    expect(person.text()).toContain('Canceled. Nothing was sent')
    expect(person.asked('operation.cancel')).toEqual([{ operation: op(1) }])
  })

  it('asks for what a stored card lacks, and says what has to be voided and erased', () => {
    const stored = { at: 'confirm', draft: 'd', who: 'alex', coin: 'BTC', operation: op(7), from: 'acct_1' }
    const state = gift.state.parse({ ...stored, gone: 'with an earlier version' })
    expect(gift.proposalOf(state)).toEqual({ kind: 'operation', id: op(7) })
    expect(gift.draftsOf(state)).toEqual(['d'])
    const yes = { kind: 'said', text: 'yes', goal: undefined } as const
    expect(answerAll(bankFacts(), gift.hear(state, yes, contextAt(1))).next).toMatchObject({ at: 'amount' })
    const { operation: _, ...unproposed } = state
    const whole = { ...unproposed, amount: '2000' }
    expect(answerAll(bankFacts(), gift.hear(whole, yes, contextAt(1))).next).toMatchObject({
      at: 'confirm',
      operation: op(1),
    })
    expect(gift.state.safeParse({ ...stored, at: 'elsewhere' }).success).toBe(false)
    expect(gift.state.safeParse({ at: 'who' }).success).toBe(false)
  })

  it('without a card is done with the last slot', () => {
    const wish = flow({
      name: 'wish',
      kept: {},
      slots: { coin: CoinSlot },
      open: () => ({}),
      before: () => ({ ...done(), then: { name: 'crypto', slots: {} } }),
      questions: {
        coin: {
          fills: ['coin'],
          text: () => rich`Which coin?`,
          buttons: () => [{ label: 'Bitcoin', value: 'BTC' }],
          pick: (typed) => gives('coin', coinOf(typed)),
        },
      },
      confirm: ({ coin }, context) => end(context, rich`${coin} it is.`),
    })
    const person = drive(wish)
    person.open()
    person.press('Bitcoin')
    expect(person.text()).toBe('BTC it is.')
    person.open()
    expect(person.say('back').then?.name).toBe('crypto')
  })
})

describe('routing asks the dialog what it has proposed', () => {
  it.each(['cancel', '/accounts'])('so a schedule that was not confirmed is deleted on %s', (words) => {
    const w = bankFacts()
    const chat = converse(w)
    chat.say('send 50 to alex every friday')
    expect(chat.say('thanks')).toContain('is still waiting')
    chat.say(words)
    expect(w.schedules).toMatchObject([{ state: 'deleted' }])
  })
})
