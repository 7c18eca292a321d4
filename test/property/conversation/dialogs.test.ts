import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Input } from '#conversation/flow/dialog.ts'
import { dialogFor, GOALS } from '#conversation/registry.ts'
import type { Goal } from '#conversation/understand/goal.ts'
import { recognize } from '#test/support/recognize.ts'
import { VALIDATORS, type ValidatorName } from '#conversation/form/validators.ts'
import { account, check, contextAt, drive, NOW, bankFacts } from '#test/support/dialogs.ts'

/** Whatever somebody sends, in whatever order: a reply, a state its dialog can read, and no exception. */
const word = fc.constantFrom(
  'alex',
  '@alex',
  '20',
  '12.50',
  '70k',
  'rent',
  'yes',
  'no',
  'back',
  'cancel',
  'send 20 to alex',
  'btc',
  'Everyday',
  'every friday until june 30',
  'run',
  'pause',
  'above',
  // What every object knows, and no table of ours should.
  '__proto__',
  'constructor',
  '',
)
const anyText = fc.oneof(word, fc.string({ unit: 'binary', maxLength: 120 }), fc.string({ maxLength: 400 }))
const slots = fc.dictionary(
  fc.constantFrom(
    'amount',
    'payee',
    'note',
    'coin',
    'direction',
    'price',
    'nickname',
    'account',
    'code',
    'detail',
    'operation',
    'when',
    'schedule',
    'transfer',
    'request',
    'act',
    'people',
  ),
  anyText,
) as fc.Arbitrary<Goal['slots']>

/** A press of a shown button, a form filled with what fits it or with nonsense that got past a rule, or words. */
const move = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('press' as const), n: fc.nat(30) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('fill' as const),
      values: fc.array(anyText, { minLength: 5, maxLength: 5 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('say' as const), text: anyText }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('odd' as const),
      choice: anyText,
      data: fc.dictionary(
        fc.constantFrom('account', 'operation', 'transfer', 'what', 'coin', 'request', 'whom', 'case', 'wrong'),
        anyText,
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('share' as const), phone: anyText }) },
  { weight: 1, arbitrary: fc.constant({ do: 'again' as const }) },
)

const GOOD: Partial<Record<ValidatorName, string>> = {
  text: 'alex',
  'legal-name': 'Maria Lopez',
  handle: 'maria_l',
  email: 'm@example.com',
  phone: '4155550132',
  'birth-date': '1990-05-17',
  street: '1 Market St',
  city: 'Austin',
  state: 'TX',
  'postal-code': '73301',
  ssn: '123456789',
  pin: '246813',
  'old-pin': '246813',
  password: 'pw',
  amount: '20.00',
  price: '70000.00',
  note: 'Lunch',
  nickname: 'Rent',
  'account-number': '00012345',
  'routing-number': '021000021',
  cents: '0.32',
}

describe('dialogs', () => {
  it.each(GOALS)('%s: answers anything with a reply and a state it can read', (name) => {
    const dialog = dialogFor(name)
    if (dialog === undefined) throw new Error(`no dialog for ${name}`)
    fc.assert(
      fc.property(
        slots,
        fc.array(move, { maxLength: 12 }),
        fc.boolean(),
        fc.boolean(),
        (given, moves, here, signedIn) => {
          const person = drive(
            dialog,
            bankFacts({ here, accounts: [account('Everyday'), account('Rent'), ...bankFacts().accounts.slice(1)] }),
            signedIn || dialog.access === 'signed-in' ? {} : { customer: undefined },
          )
          const said = (out: ReturnType<typeof person.out>): void => {
            // `then` answers in this dialog's place; a toast alone is no answer.
            expect(out.then !== undefined || out.say.some((saying) => 'show' in saying)).toBe(true)
            for (const saying of out.say) if ('show' in saying) check(saying.show)
          }
          said(person.open(given, name))
          for (const each of moves) {
            if (person.state() === undefined) break
            if (each.do === 'again') said(person.again())
            else said(person.hear(inputOf(each, person)))
          }
        },
      ),
      { numRuns: 120 },
    )
  })

  it('gives the same for the same: a step can be repeated', () => {
    fc.assert(
      fc.property(fc.constantFrom(...GOALS), slots, (name, given) => {
        const dialog = dialogFor(name)
        const once = () => (dialog ? drive(dialog, bankFacts()).open(given, name) : undefined)
        expect(once()).toEqual(once())
      }),
      { numRuns: 200 },
    )
  })
})

type Move = typeof move extends fc.Arbitrary<infer T> ? T : never
const inputOf = (each: Exclude<Move, { do: 'again' }>, person: ReturnType<typeof drive>): Input => {
  if (each.do === 'say') return { kind: 'said', text: each.text, goal: recognize(each.text) }
  if (each.do === 'share') return { kind: 'shared-phone', phone: each.phone }
  if (each.do === 'odd') return { kind: 'chose', choice: each.choice, data: each.data }
  if (each.do === 'press') {
    const own = person.buttons().filter(({ choice }) => choice.dialog !== 'goal')
    const button = own[each.n % Math.max(1, own.length)]
    return button
      ? { kind: 'chose', choice: button.choice.choice, data: button.choice.data ?? {} }
      : { kind: 'said', text: '?', goal: undefined }
  }
  const fields = person.shown().at(-1)?.form?.fields ?? []
  const values = fields.map(({ name, rule, required, choices }, at) => {
    const result = VALIDATORS[rule](each.values[at] ?? '', { locale: 'en', now: NOW })
    return [name, result.ok ? result.value : (choices?.[0]?.value ?? GOOD[rule] ?? (required ? 'x' : ''))] as const
  })
  return { kind: 'filled', values: Object.fromEntries(values) }
}

const JOINED = /(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\u{FE0F}])\u{200D}(?=\p{Extended_Pictographic})/gu

describe('validators', () => {
  it.each(Object.keys(VALIDATORS) as ValidatorName[])(
    '%s never throws, and takes its own normal form again',
    (name) => {
      fc.assert(
        fc.property(anyText, (text) => {
          const result = VALIDATORS[name](text, { locale: 'en', now: NOW })
          const again = result.ok ? VALIDATORS[name](result.value, { locale: 'en', now: NOW }) : result
          expect(again).toEqual(result)
          expect(result.ok ? result.value !== '' || name === 'note' : result.error.length > 0).toBe(true)
        }),
        { numRuns: 300 },
      )
    },
  )

  it.each(['note', 'nickname', 'text', 'legal-name'] as const)('%s leaves nothing invisible for others', (name) => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const result = VALIDATORS[name](text, { locale: 'en', now: NOW })
        // What joins two pictures into one is seen in what it makes.
        const apart = (result.ok ? result.value : '').replaceAll(JOINED, '')
        expect(apart).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
      }),
    )
  })
})

describe('context', () => {
  it('gives the same cards for the same turn', () => {
    expect(contextAt(3).newCard(1)).toBe(contextAt(3).newCard(1))
  })
})
