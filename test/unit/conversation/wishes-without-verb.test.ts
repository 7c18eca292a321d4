import { expect, it } from 'vitest'
import { recognize } from '#conversation/registry.ts'
import { wishesIn } from '#conversation/understand/wishes.ts'
import type { Locale } from '#conversation/words/locale.ts'
import { bankFacts } from '#test/support/dialogs/bank-facts.ts'
import { converse } from '#test/support/dialogs/turns.ts'

const pairs = (text: string, locale: Locale) => {
  const read = (part: string) => recognize(part, { locale })
  return wishesIn(text, read(text), read, { locale })?.map(({ goal }) => [
    goal.name,
    goal.slots.payee,
    goal.slots.amount,
  ])
}
type Pair = readonly [payee: string, amount: string]
type Case = readonly [text: string, pairs: readonly Pair[]]

it.each<Case>([
  [
    '20 to alex and 20 to sam',
    [
      ['alex', '20'],
      ['sam', '20'],
    ],
  ],
  [
    '20 to alex and 30 to sam',
    [
      ['alex', '20'],
      ['sam', '30'],
    ],
  ],
  [
    '$20 to alex, $30 to sam',
    [
      ['alex', '$20'],
      ['sam', '$30'],
    ],
  ],
  [
    '20 bucks to alex, 30 to sam and 40 to bob',
    [
      ['alex', '20'],
      ['sam', '30'],
      ['bob', '40'],
    ],
  ],
  [
    '20 to @alex and 30 to @sam',
    [
      ['@alex', '20'],
      ['@sam', '30'],
    ],
  ],
  [
    '20 to alex; 30 to sam',
    [
      ['alex', '20'],
      ['sam', '30'],
    ],
  ],
  [
    '20 to alex then 30 to sam',
    [
      ['alex', '20'],
      ['sam', '30'],
    ],
  ],
  [
    'send alex 20 and sam 30',
    [
      ['alex', '20'],
      ['sam', '30'],
    ],
  ],
  [
    'pay alex $20.50 and sam $30',
    [
      ['alex', '$20.50'],
      ['sam', '$30'],
    ],
  ],
  [
    '20 each to alex and sam',
    [
      ['alex', '20'],
      ['sam', '20'],
    ],
  ],
  [
    'venmo alex 20 and sam 30',
    [
      ['alex', '20'],
      ['sam', '30'],
    ],
  ],
])('each with its own amount: %s', (text, each) =>
  expect(pairs(text, 'en')).toEqual(each.map((pair) => ['send', ...pair])),
)

it.each<Case>([
  [
    '20 a alex y 20 a sam',
    [
      ['alex', '20'],
      ['sam', '20'],
    ],
  ],
  [
    '20 a alex y 30 a sam',
    [
      ['alex', '20'],
      ['sam', '30'],
    ],
  ],
  [
    '$20 a alex, $30 a sam',
    [
      ['alex', '$20'],
      ['sam', '$30'],
    ],
  ],
  [
    '20 dólares a alex y 30 a sam',
    [
      ['alex', '20'],
      ['sam', '30'],
    ],
  ],
  [
    '20 a @alex y 30 a @sam',
    [
      ['@alex', '20'],
      ['@sam', '30'],
    ],
  ],
  [
    '20 a alex, 30 a sam y 40 a bob',
    [
      ['alex', '20'],
      ['sam', '30'],
      ['bob', '40'],
    ],
  ],
  [
    '20 a alex; 30 a sam',
    [
      ['alex', '20'],
      ['sam', '30'],
    ],
  ],
  [
    '20 a alex y luego 30 a sam',
    [
      ['alex', '20'],
      ['sam', '30'],
    ],
  ],
  [
    'manda 20 a alex y 30 a sam',
    [
      ['alex', '20'],
      ['sam', '30'],
    ],
  ],
  [
    '20 a cada uno, alex y sam',
    [
      ['alex', '20'],
      ['sam', '20'],
    ],
  ],
])('in Spanish: %s', (text, each) => expect(pairs(text, 'es')).toEqual(each.map((pair) => ['send', ...pair])))

it.each([
  '20 to alex and sam',
  '20 for lunch and 30 to sam',
  '20 to 30 and 40 to 50',
  'alex owes 20 to sam and 30 to bob',
  '20 to alex and 30 euros to sam',
  '20 to him and 30 to her',
  '5 to midnight and 10 to noon tomorrow',
])('nothing is made of %s', (text) => expect(pairs(text, 'en')).toBeUndefined())

it('is asked for one card after the other, and nothing moves before', () => {
  const w = bankFacts()
  const said = converse(w).say('20 to alex and 30 to alex')
  for (const part of ['First: send 20 to alex', 'Then: send 30 to alex', 'Amount: $20.00']) expect(said).toContain(part)
  expect([...w.operations.values()].map(({ state }) => state)).toEqual(['proposed'])
})
