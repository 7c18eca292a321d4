import { describe, expect, it } from 'vitest'
import type { GoalName } from '#conversation/understand/goal.ts'
import { recognize } from '#test/support/recognize.ts'

type Case = readonly [text: string, name: GoalName | undefined, slots?: Readonly<Partial<Record<string, string>>>]

/** How people write who have read no list of phrases. */
const CASES: Readonly<Record<string, readonly Case[]>> = {
  'amounts that are told to be unreadable': [
    ['send 20.005 to alex', 'send', { unparsed: '20.005', payee: 'alex' }],
    ['send 0 to alex', 'send', { unparsed: '0', payee: 'alex' }],
    ['send -3 to alex', 'send', { unparsed: '-3', payee: 'alex' }],
    ['send 1e3 to alex', 'send', { unparsed: '1e3', payee: 'alex' }],
    ['send ٣ to alex', 'send', { amount: '3', payee: 'alex' }],
    ['send $5.5 to alex', 'send', { amount: '$5.5', payee: 'alex' }],
    ['send twenty five fifty to alex', 'send', { unparsed: 'twenty five fifty', payee: 'alex' }],
  ],
  'amounts and names as people say them': [
    ['pay alex twenty bucks', 'send', { amount: '20', payee: 'alex' }],
    ['pay alex twenty-five dollars for two pizzas', 'send', { amount: '25', payee: 'alex', note: 'two pizzas' }],
    ['send a hundred and ten to alex', 'send', { amount: '110', payee: 'alex' }],
    ['send two thousand five hundred to alex', 'send', { amount: '2500', payee: 'alex' }],
    ['pay josé', 'send', { payee: 'josé' }],
    ['send josé 20', 'send', { amount: '20', payee: 'josé' }],
    ['send 20 @alex', 'send', { amount: '20', payee: '@alex' }],
    ['pay someone', 'send'],
    ['send 5 to alex 🍕', 'send', { amount: '5', payee: 'alex' }],
    ['send 5 to alex for 🍕', 'send', { amount: '5', payee: 'alex', note: '🍕' }],
  ],
  'payments on their way': [
    ['cancel my payment', 'operation', { act: 'stop' }],
    ['cancel the payment to bo', 'operation', { act: 'stop' }],
    ['stop the transfer', 'operation', { act: 'stop' }],
    ['undo that', 'operation', { act: 'stop' }],
    ['I want my money back', 'operation', { act: 'stop' }],
    ['ask my 10 dollars back from alex', 'operation', { act: 'stop' }],
    ['can I get my money back?', 'operation', { act: 'stop' }],
    ['refund', 'operation', { act: 'stop' }],
    ['i sent it to the wrong person', 'people.wrong-payment'],
    ['where is my money?', 'operation', { act: 'look' }],
    ['did my payment go through', 'operation', { act: 'look' }],
    ['has it arrived yet', 'operation', { act: 'look' }],
    ['status', 'operation', { act: 'look' }],
    ['cancel my weekly payment', 'schedules', { act: 'delete' }],
    ['can i get a receipt', 'history'],
    ['export my history', 'history'],
  ],

  'accounts by their names': [
    ['close Everyday', 'accounts', { act: 'close', account: 'Everyday' }],
    ['close my crypto account', 'accounts', { act: 'close', account: 'crypto' }],
    ['rename rent to Home', 'accounts', { act: 'rename', account: 'rent', nickname: 'Home' }],
  ],
  greetings: [
    ['hi 👋', 'menu'],
    ['привет', 'menu'],
    ['你好', 'menu'],
    ["I'm a customer already", 'claim'],
  ],
}

describe.each(Object.entries(CASES))('recognizing %s', (about, cases) => {
  for (const [text, name, slots = {}] of cases) {
    it(`${about}: ${text}`, () => {
      expect(recognize(text)).toEqual(name === undefined ? undefined : { name, slots })
    })
  }
})
