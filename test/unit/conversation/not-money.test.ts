import { describe, expect, it } from 'vitest'
import { recognize } from '#test/support/recognize.ts'

const MONEY = ['send', 'schedule', 'request', 'split', 'fund', 'buy', 'sell']

describe('verbs of money with something else', () => {
  it.each([
    'send a text to joe',
    'send a text to mom saying i’m on my way',
    'can you send my exact location to laura',
    'send my current location to steve, please',
    'send an email to my boss',
    'send a picture to alex',
    'transfer the files to sam',
    'send flowers to mom',
    'give a 6 sided dice a roll for me',
    'schedule a monday meeting with sam at 1 pm',
    'please schedule a meeting with kim at 10 am',
    'schedule a meeting room for 9am on friday',
    'schedule a haircut for tomorrow',
    'schedule a call with alex at 3pm',
    'add games without frontiers to my week 5 playlist',
    'pull up the nutritional info of a 12 oz coke',
    'can you add 5 and 89',
    'add up 8 and 7',
    'please add alarms at 430am and 1030am',
    'load up 3 songs',
    'i need to transfer to my account and cant',
    'i need to send money to alex but couldn’t',
    'i need to move money from one of my other accounts to this one',
    'transfer money into my account',
    'send @alexis a request',
    'send bob a payment request',
    'pay off a mortgage',
    'pay off my credit card',
    'move the day of my monthly transfer',
    'move the amount of the monthly payment',
  ])('begin no flow of money: %s', (text) => expect(MONEY).not.toContain(recognize(text)?.name))
})

describe('the same verbs with money', () => {
  it.each([
    ['send rent to sam', 'send'],
    ['give bob 5', 'send'],
    ['send 20 to alex quickly', 'send'],
    ['schedule 50 to alex for friday', 'schedule'],
    ['schedule rent of 800 to sam on the 1st', 'schedule'],
    ['schedule a payment to alex for friday', 'schedule'],
    ['add 50 to rent', 'fund'],
    ['add $50 right away to savings', 'fund'],
    ['send money to alex', 'send'],
    ['send 5 to joe for the text', 'send'],
  ])('begin it: %s', (text, name) => expect(recognize(text)?.name).toBe(name))
})
