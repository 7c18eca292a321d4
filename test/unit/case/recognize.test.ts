import { describe, expect, it } from 'vitest'
import { recognize } from '#test/support/recognize.ts'

const SAID: Readonly<Record<string, readonly string[]>> = {
  'people.human': [
    'a human',
    'human please',
    'talk to someone',
    'can I talk to a real person?',
    'I want to speak with an agent',
    'customer service',
    'get me a manager',
    'connect me to support',
    'how do I contact customer support',
    'is there a real person here',
    'I need to talk to somebody about my account',
    'I don’t want to talk to a bot',
    '/human',
  ],
  'people.complaint': [
    'I want to complain',
    'I’d like to make a complaint',
    'I have a complaint about your fees',
    'file a complaint',
    'complaint',
    'I am very unhappy with the service',
    'where can I complain?',
    'your service is terrible',
  ],
  'people.fraud': [
    'I was scammed',
    'I got scammed by a guy who sold me sneakers',
    'I think I was tricked',
    'someone conned me',
    'report fraud',
    'there is an unauthorized transaction on my account',
    'I fell for a scam',
    'someone stole my account',
    'my account was taken over',
  ],
  'people.lost-phone': [
    'I lost my phone',
    'I’ve lost my phone',
    'my phone was stolen',
    'someone stole my phone',
    'I can’t find my phone',
    'I left my phone in a taxi',
    'my phone is gone',
  ],
  'people.lost-card': [
    'I lost my card',
    'my card was stolen',
    'block my card',
    'lost card',
    'I can’t find my debit card',
  ],
  'people.wrong-payment': [
    'I sent it to the wrong person',
    'I sent money to the wrong person',
    'I sent $20 to the wrong account',
    'I paid the wrong guy',
    'I accidentally sent money to the wrong person',
    'I sent the wrong amount',
    'I transferred it to somebody else by mistake',
    'wrong recipient',
    'the money went to the wrong account',
  ],
  'case-close': ['close the case', 'close my case', 'my problem is solved'],
  'case-write': ['reply to support', 'reply'],
}

describe('who wants a person', () => {
  it.each(Object.entries(SAID).flatMap(([name, all]) => all.map((words) => [words, name] as const)))(
    '“%s” is %s',
    (words, name) => {
      expect(recognize(words)?.name).toBe(name)
    },
  )

  it.each([
    ['send 20 to alex', 'send'],
    ['freeze', 'freeze'],
    ['someone hacked me', 'freeze'],
    ['someone stole my money', 'money-gone'],
    ['I lost my telegram account', 'lost-chat'],
    ['report a problem', 'report'],
    ['my reports', 'cases'],
    ['close my account', 'accounts'],
    ['where is my payment?', 'operation'],
    ['cancel my payment', 'operation'],
  ])('“%s” stays %s', (words, name) => {
    expect(recognize(words)?.name).toBe(name)
  })

  it('freezes at once only where nothing else can be meant', () => {
    for (const words of ['I lost my phone', 'my phone was stolen', 'someone stole my account'])
      expect(recognize(words)?.slots).toEqual({ freeze: 'now' })
    for (const words of ['I can’t find my phone', 'I was scammed', 'what should I do if I lose my phone'])
      expect(recognize(words)?.slots).toEqual({})
  })
})
