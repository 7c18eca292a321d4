import { describe, expect, it } from 'vitest'
import { recognize } from '#conversation/registry.ts'
import { hurriedPayment } from '#conversation/understand/payment-sentence.ts'
import { tidy } from '#conversation/understand/text.ts'

const ENGLISH = { locale: 'en' } as const
const SPANISH = { locale: 'es' } as const

describe('a figure that is written for a word', () => {
  it.each([
    ['send 20 2 alex', { amount: '20', payee: 'alex' }],
    ['send $20 2 @alex', { amount: '$20', payee: '@alex' }],
    ['pay 15 2 sam', { amount: '15', payee: 'sam' }],
    ['send 20 bucks 2 alex', { amount: '20', payee: 'alex' }],
    ['send twenty bucks 2 alex', { amount: '20', payee: 'alex' }],
    ['transfer 1.5k 2 sam', { amount: '1500', payee: 'sam' }],
    ['wire 2 2 alex', { amount: '2', payee: 'alex' }],
    ['send 5 dollars 2 alex for lunch', { amount: '5', payee: 'alex', note: 'lunch' }],
    ['send 20 2 alex from rent', { amount: '20', payee: 'alex', account: 'rent' }],
    ['send alex 20 4 lunch', { amount: '20', payee: 'alex', note: 'lunch' }],
    ['send 20 to alex 4 lunch', { amount: '20', payee: 'alex', note: 'lunch' }],
    ['send 20 2 alex 4 lunch', { amount: '20', payee: 'alex', note: 'lunch' }],
    ['can u send 20 2 alex pls', { amount: '20', payee: 'alex' }],
  ])('is that word: %s', (said, slots) => expect(recognize(said, ENGLISH)).toEqual({ name: 'send', slots }))

  it.each([
    'send 20 2 30 to alex',
    'send 20 2 times to alex',
    'send 18 932 to alex',
    'send 20 2 thousand to alex',
    'send 20 2 bucks to alex',
    'send 20 2 hundred to alex',
    'send 20 2 or 3 to alex',
    'send 20 2 each to alex',
    'send 20 2 percent to alex',
    'send 20 3 alex',
    'send 20 22 alex',
  ])('is a figure where the amount goes on: %s', (said) =>
    expect(recognize(said, ENGLISH)?.slots['amount']).toBeUndefined(),
  )

  it('is a word without a verb, too', () =>
    expect(hurriedPayment('20 2 alex', ENGLISH)).toEqual({ amount: '20', payee: 'alex' }))
})

describe('what money is called', () => {
  it.each([
    ['send 2 grand to alex', '2000'],
    ['send 2 Gs to alex', '2000'],
    ['send 3gs to alex', '3000'],
    ['send 2g to alex', '2000'],
    ['send 1.5g to alex', '1500'],
    ['send 2 grands to alex', '2000'],
    ['send 1k to alex', '1000'],
    ['send 20 bux to alex', '20'],
    ['send a buck to alex', '1'],
    ['send alex 5 clams', '5'],
    ['send 20 smackers to alex', '20'],
    ['send 20 greenbacks to alex', '20'],
    ['send 20 dolla to alex', '20'],
  ])('is read: %s', (said, amount) =>
    expect(recognize(said, ENGLISH)).toEqual({ name: 'send', slots: { amount, payee: 'alex' } }),
  )

  it.each([
    ['send 20 quid to alex', '20 quid'],
    ['send a quid to alex', 'a quid'],
    ['send a fiver to alex', 'a fiver'],
    ['send 2 tenners to alex', '2 tenners'],
    ['send a euro to alex', 'a euro'],
    ['send 5 benjamins to alex', '5 benjamins'],
    ['send alex a few bucks', 'a few bucks'],
    ['send some bucks to alex', 'some bucks'],
    ['send a couple bucks to alex', 'a couple bucks'],
    ['send a couple of dollars to alex', 'a couple of dollars'],
    ['send alex several dollars', 'several dollars'],
  ])('is asked about by name where it is not clear how many dollars: %s', (said, unparsed) =>
    expect(recognize(said, ENGLISH)).toEqual({ name: 'send', slots: { unparsed, payee: 'alex' } }),
  )

  it.each([
    ['manda 20 lucas a alex', '20 lucas'],
    ['manda una luca a alex', 'una luca'],
    ['manda un varo a alex', 'un varo'],
    ['manda 20 baros a alex', '20 baros'],
    ['manda un euro a alex', 'un euro'],
    ['manda 20 mangos a alex', '20 mangos'],
    ['manda un palo a alex', 'un palo'],
    ['manda 20 pavos a alex', '20 pavos'],
    ['manda 20 duros a alex', '20 duros'],
    ['manda 20 pelas a alex', '20 pelas'],
    ['mandale un peso a alex', 'un peso'],
  ])('in Spanish, too: %s', (said, unparsed) =>
    expect(recognize(said, SPANISH)).toEqual({ name: 'send', slots: { unparsed, payee: 'alex' } }),
  )

  it.each(['send g 20', 'pay g 20'])('is no name: %s', (said) =>
    expect(recognize(said, ENGLISH)).toEqual({ name: 'send', slots: { amount: '20', payee: 'g' } }),
  )

  it('is not multiplied by a letter that stands alone', () =>
    expect(recognize('pay 20 g', ENGLISH)?.slots['amount']).not.toBe('20000'))
})

describe('a wish as it is typed on a phone', () => {
  it.each([
    'can u send alex 20',
    'could u send 20 to alex',
    'can ya pay alex 20',
    'pls can u send 20 to alex',
    'im gonna send alex 20',
    'ima send alex 20',
    'imma pay alex 20',
    'tryna send alex 20',
    'lemme send alex 20',
    'id like to send alex 20',
    'gotta pay alex 20',
    'send alex 20 rn',
    'send alex twenty',
  ])('a payment: %s', (said) =>
    expect(recognize(said, ENGLISH)).toEqual({ name: 'send', slots: { amount: '20', payee: 'alex' } }),
  )

  it.each([
    'gimme my balance',
    'lemme see my balance',
    'wats my balance',
    'wuts my bal',
    'bal',
    'acct balance',
    'how much i got',
    'how much money i got',
    'how much do i got',
    'how much ive got',
    'what do i got left',
    'can i see my balance',
    'hows my balance looking',
    'tell me my balance',
    'my bal rn',
    'whats left in my account',
  ])('the balance: %s', (said) => expect(recognize(said, ENGLISH)).toEqual({ name: 'accounts', slots: {} }))

  it.each([
    ['whats btc at', 'BTC'],
    ['wats btc at rn', 'BTC'],
    ['btc?', 'BTC'],
    ['eth rn', 'ETH'],
    ['btc price rn', 'BTC'],
    ['where is btc at', 'BTC'],
    ['wheres eth at', 'ETH'],
    ['hows eth looking', 'ETH'],
    ['and eth?', 'ETH'],
    ['check btc', 'BTC'],
    ['how much for a bitcoin', 'BTC'],
    ['what is one eth worth rn', 'ETH'],
  ])('a price: %s', (said, coin) => expect(recognize(said, ENGLISH)).toEqual({ name: 'prices', slots: { coin } }))

  it.each([
    ['dame mi saldo', 'accounts', {}],
    ['pasame mi saldo', 'accounts', {}],
    ['a ver mi saldo', 'accounts', {}],
    ['quiero ver mi saldo', 'accounts', {}],
    ['dime cuanto tengo', 'accounts', {}],
    ['cuanta lana tengo', 'accounts', {}],
    ['cuánto traigo', 'accounts', {}],
    ['me dices mi saldo', 'accounts', {}],
    ['mi saldo ahorita', 'accounts', {}],
    ['btc ahorita', 'prices', { coin: 'BTC' }],
    ['como anda eth', 'prices', { coin: 'ETH' }],
    ['btc a cuanto esta', 'prices', { coin: 'BTC' }],
    ['y eth?', 'prices', { coin: 'ETH' }],
    ['cuanto vale un bitcoin ahorita', 'prices', { coin: 'BTC' }],
  ])('in Spanish: %s', (said, name, slots) => expect(recognize(said, SPANISH)).toEqual({ name, slots }))

  it.each(['send u 20', 'pay ya 5', 'pay acc 20', 'send bal 20', 'request 20 from wat'])(
    'keeps a name as it was typed: %s',
    (said) => expect(JSON.stringify(recognize(said, ENGLISH)?.slots)).not.toMatch(/you|account|balance|what/),
  )
})

describe('a payment without a verb', () => {
  it.each([
    'cancel 20 to alex',
    'paid 20 to alex',
    'alex owes 20',
    'alex sent 20 to sam',
    'for lunch 20 to alex',
    'lunch 20 to alex',
    'because of rent 20 to alex',
    'undo 20 to alex',
    'block alex 20',
    'my alex 20',
    'ask 20 alex',
    'alex lunch 20',
    'told sam 20 to alex',
  ])('is none where anything else stands in front of the figure: %s', (said) =>
    expect(hurriedPayment(tidy(said, ENGLISH), ENGLISH)).toBeUndefined(),
  )

  it.each([
    'alex debe 20',
    'para comida 20 a alex',
    'comida 20 a alex',
    'cancela 20 a alex',
    'mi alex 20',
    'pague 20 a alex',
    'sam mando 20 a alex',
    'bloquea alex 20',
    'cena alex 20',
    'porque si 20 a alex',
  ])('in Spanish: %s', (said) => expect(hurriedPayment(tidy(said, SPANISH), SPANISH)).toBeUndefined())

  it.each([
    ['alex 20', { amount: '20', payee: 'alex' }],
    ['alex, 20', { amount: '20', payee: 'alex' }],
    ['now 20 to alex', { amount: '20', payee: 'alex' }],
    ['@alex $20', { amount: '$20', payee: '@alex' }],
    ['alex 20 lunch alex', undefined],
    ['20 alex 30', undefined],
    ['20 alex $30', undefined],
    ['20 alex thirty', undefined],
    ['20 alex 30 bucks', undefined],
    ["1'000 alex", undefined],
    ['20 alex pls', { amount: '20', payee: 'alex' }],
  ])('is read where nothing does: %s', (said, slots) =>
    expect(hurriedPayment(tidy(said, ENGLISH), ENGLISH)).toEqual(slots),
  )
})

describe('a figure that goes on behind a mark', () => {
  it.each(["1'000", '1’000', '1_000', '20½', '20 ½', '2²', '1·000', '1\u02D9000', '20:5', '1;000'])(
    'is never read in part: %s',
    (figure) => {
      for (const locale of ['en', 'es'] as const)
        for (const said of [`send ${figure} to alex`, `manda ${figure} a alex`])
          expect(recognize(said, { locale })?.slots['amount']).toBeUndefined()
    },
  )
})
