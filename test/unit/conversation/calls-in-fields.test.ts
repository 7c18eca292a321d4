import { describe, expect, it } from 'vitest'
import { bankFacts } from '#test/support/dialogs/bank-facts.ts'
import { converse } from '#test/support/dialogs/turns.ts'

/** What is heard as what it is wherever it is said: in every field of a form, however the form is shown. */
const FIELD_BY_FIELD = { forms: false, erases: true, picture: 'message' } as const
const WHOLE = { forms: true, erases: true, picture: 'upload' } as const

const PERSON = ['register', 'Maria Lopez', '1990-05-17', 'maria_l']
const REACHED = [...PERSON, '415-555-0132', 'maria@example.com']
/** What leads to each field, asked by itself. */
const STRANGERS_FIELDS: Readonly<Record<string, readonly string[]>> = {
  'a legal name': PERSON.slice(0, 1),
  'a date of birth': PERSON.slice(0, 2),
  'a handle': PERSON.slice(0, 3),
  'a phone': PERSON,
  'an e-mail': REACHED.slice(0, 5),
  'a street': REACHED,
  'a city': [...REACHED, '1 Market St'],
  'a state': [...REACHED, '1 Market St', 'Springfield'],
  'a ZIP code': [...REACHED, '1 Market St', 'Springfield', 'CA'],
}
const CUSTOMERS_FIELDS: Readonly<Record<string, readonly string[]>> = {
  'an amount': ['send to alex'],
  'a payee': ['send 20'],
  'a nickname': ['open an account'],
  'a coin': ['set an alert'],
  sharers: ['split 60'],
  'a payer': ['request 20'],
  'a payee of a schedule': ['schedule a payment'],
  'an amount of coins': ['buy bitcoin'],
}

const lastOf = (said: string): string => said.split('\n---\n').at(-1) ?? ''

const open = (path: readonly string[], abilities: typeof FIELD_BY_FIELD | typeof WHOLE) => {
  const isStranger = path[0] === 'register'
  const w = bankFacts(isStranger ? { here: false } : {})
  const chat = converse(w, { abilities, signedIn: !isStranger })
  let asked = ''
  for (const words of path) asked = chat.say(words)
  return { chat, w, field: lastOf(asked) }
}
const fields = Object.entries({ ...STRANGERS_FIELDS, ...CUSTOMERS_FIELDS })

const WAITING = [
  'wait',
  'hold on',
  'one sec',
  'not yet',
  'no wait',
  'hang on',
  'just a moment',
  'wait a minute please',
  'give me a sec',
  'Hold on!',
  'um wait',
  'let me think',
]
const STOPPING = [
  'stop it',
  'stop that',
  'don’t',
  'no stop',
  'don’t do it',
  'never mind',
  'nvm',
  'forget about it',
  'cancel',
]

describe('a call typed while one field is asked', () => {
  describe.each(fields)('for %s', (_, path) => {
    it.each(WAITING)('to wait: “%s”', (words) => {
      const { chat, field } = open(path, FIELD_BY_FIELD)
      // The second time, too: it is no wrong answer.
      for (const said of [chat.say(words), chat.say(words)]) {
        expect(said).toContain('Take your time')
        expect(lastOf(said)).toBe(field)
      }
    })

    it.each(STOPPING)('to stop: “%s”', (words) => {
      const { chat } = open(path, FIELD_BY_FIELD)
      expect(chat.say(words)).toContain('Canceled. Nothing was sent or changed.')
      expect(chat.dialog()).toBeUndefined()
    })

    it.each(['log out', 'Logout', 'log me out please'])('to be logged out: “%s”', (words) => {
      const { chat } = open(path, FIELD_BY_FIELD)
      expect(chat.say(words)).toMatch(/You’re (not )?logged (in|out)/)
      expect(chat.dialog()).toBeUndefined()
    })

    it.each(['talk to a human', 'i want to speak to a real person', 'can I talk to someone at support'])(
      'for a person: “%s”',
      (words) => {
        const { chat } = open(path, FIELD_BY_FIELD)
        expect(chat.say(words)).toMatch(/I closed the form[\s\S]*A person can help you/)
      },
    )

    it.each(['I lost my phone', 'my phone was stolen'])('for help: “%s”', (words) => {
      const { chat } = open(path, FIELD_BY_FIELD)
      expect(chat.say(words)).toMatch(/is frozen|it can’t be frozen from here/)
    })

    it.each(['hablas español?', '¿Hablas español?'])('in another language: “%s”', (words) => {
      const { chat, field } = open(path, FIELD_BY_FIELD)
      const said = chat.say(words)
      expect(said).toMatch(/Hablo inglés y español/)
      expect(lastOf(said)).toBe(field)
    })

    it.each(['what are your fees?', 'is my money safe?'])('for an answer: “%s”', (words) => {
      const { chat, field } = open(path, FIELD_BY_FIELD)
      const said = chat.say(words)
      expect(said).toMatch(/cost \$0\.00|To be honest/)
      expect(lastOf(said)).toBe(field)
    })

    it.each(['send 20 to alex', 'pay @alex $20', 'buy $50 of bitcoin'])('for something else: “%s”', (words) => {
      const { chat, w } = open(path, FIELD_BY_FIELD)
      const said = chat.say(words)
      const heard =
        path[0] === 'register'
          ? /I’ll get to that as soon as you’re logged in/
          : /I closed the form that was open[\s\S]*(Send this\?|Buy BTC\?)/
      expect(said).toMatch(heard)
      expect([...w.operations.values()].filter(({ state }) => state === 'confirmed')).toEqual([])
    })
  })

  it.each(['make it 30', 'no, to sam', 'actually make that $30'])(
    'for a change, where there is none: “%s” is no name',
    (words) => {
      const { chat, w } = open(CUSTOMERS_FIELDS['a nickname'] ?? [], FIELD_BY_FIELD)
      expect(chat.say(words)).toMatch(/sounds like a change rather than an answer[\s\S]*Nickname/)
      expect(w.operations.size).toBe(0)
    },
  )
})

describe('a call typed into a field of a whole form', () => {
  const PERSON_FORM = { legalName: 'Maria Lopez', birthDate: '1990-05-17', handle: 'maria_l' }
  const places = Object.keys(PERSON_FORM)

  it.each(places.flatMap((name) => WAITING.map((words) => [name, words] as const)))(
    '%s, to wait: “%s”',
    (name, words) => {
      const { chat } = open(['register'], WHOLE)
      expect(chat.handIn({ ...PERSON_FORM, [name]: words })).toContain('Take your time')
      expect(chat.form()).toEqual({ ...PERSON_FORM, [name]: '' })
      expect(chat.handIn(PERSON_FORM)).toContain('How can we reach you?')
    },
  )

  it.each(places.flatMap((name) => STOPPING.map((words) => [name, words] as const)))(
    '%s, to stop: “%s”',
    (name, words) => {
      const { chat } = open(['register'], WHOLE)
      expect(chat.handIn({ ...PERSON_FORM, [name]: words })).toContain('Canceled')
    },
  )

  it.each(
    places.flatMap((name) =>
      [
        ['talk to a human', /A person can help you/],
        ['log out', /You’re not logged in/],
        ['i lost my phone', /it can’t be frozen from here/],
        ['hablas español?', /Hablo inglés y español/],
        ['what are your fees?', /Nothing\. Opening an account/],
        ['send 20 to alex', /I’ll get to that as soon as you’re logged in/],
      ].map(([words, answer]) => [name, words, answer] as const),
    ),
  )('%s, for something else: “%s”', (name, words, answer) => {
    const { chat } = open(['register'], WHOLE)
    expect(chat.handIn({ ...PERSON_FORM, [name]: String(words) })).toMatch(answer ?? '')
  })

  it.each(['make it 30', 'no, 30', 'no wait, make it $30', 'not 20 but 30', 'actually 30 dollars', 'make that thirty'])(
    'to change an amount: “%s”',
    (words) => {
      const { chat } = open(['send to alex'], WHOLE)
      expect(chat.handIn({ amount: words })).toContain('Amount: $30.00')
    },
  )

  it.each(['make it 30', 'no, to sam', 'actually make that $30', 'I meant 30', 'no, from rent'])(
    'to change something else: “%s” is no note, and why is said',
    (words) => {
      const { chat, w } = open(['send to alex'], WHOLE)
      expect(chat.handIn({ amount: '20', note: words })).toMatch(/sounds like a change rather than an answer/)
      expect(chat.form()).toMatchObject({ amount: '20', note: '' })
      expect(w.operations.size).toBe(0)
      expect(chat.handIn({ amount: '30', note: 'lunch' })).toMatch(/Amount: \$30\.00[\s\S]*Note: lunch/)
    },
  )

  it.each(['wait list fee', 'hold music', 'one second each', 'stop sign', 'help desk', 'not yet paid rent'])(
    'may be a note all the same: %s',
    (note) => {
      const { chat } = open(['send to alex'], WHOLE)
      expect(chat.handIn({ amount: '20', note })).toContain(`Note: ${note}`)
    },
  )
})

describe('asked to wait at a card', () => {
  it.each([...WAITING, 'ok wait', 'yes but wait', 'wait wait', 'not now', 'slow down'])(
    'the card stays, and nothing is sent: “%s”',
    (words) => {
      const w = bankFacts()
      const chat = converse(w)
      chat.say('send 20 to alex')
      expect(chat.say(words)).toMatch(/nothing happens until you confirm[\s\S]*Send this\?[\s\S]*\$20\.00/)
      expect([...w.operations.values()].map(({ state }) => state)).toEqual(['proposed'])
      expect(chat.press('Confirm')).toContain('Sending')
    },
  )

  it.each(['wait stop', 'wait, no', 'hold on, don’t send it', 'no wait cancel'])(
    'what stops it, too, stops it: “%s”',
    (words) => {
      const w = bankFacts()
      const chat = converse(w)
      chat.say('send 20 to alex')
      expect(chat.say(words)).not.toContain('Take your time')
      expect([...w.operations.values()].filter(({ state }) => state === 'confirmed')).toEqual([])
    },
  )

  it.each(WAITING)('where nothing is open, nothing is begun: “%s”', (words) => {
    const chat = converse()
    expect(chat.say(words)).toContain('Nothing is waiting for you here')
  })
})
