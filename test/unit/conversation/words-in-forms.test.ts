import { describe, expect, it } from 'vitest'
import { plain } from '#conversation/words/text.ts'
import { recognize } from '#test/support/recognize.ts'
import { bankFacts } from '#test/support/dialogs/bank-facts.ts'
import { converse } from '#test/support/dialogs/turns.ts'

const stranger = () => bankFacts({ here: false })
/** Where a form is shown as a whole: the web chat, Discord. */
const whole = () => converse(stranger(), { signedIn: false })
/** Where it is asked field by field: Telegram. */
const stepwise = () =>
  converse(stranger(), { abilities: { forms: false, erases: true, picture: 'message' }, signedIn: false })
const PERSON = { legalName: 'Maria Lopez', birthDate: '1990-05-17', handle: 'maria_l' }
const ADDRESS = { street: '1 Market St', city: 'Springfield', state: 'CA', postalCode: '94105' }

describe('a command in a form that is shown as a whole', () => {
  it.each(['cancel', '/cancel', 'never mind', 'Stop'])('ends it: %s', (word) => {
    const chat = whole()
    chat.say('register')
    expect(chat.handIn({ ...PERSON, legalName: word })).toContain('Canceled. Nothing was sent or changed.')
    expect(chat.dialog()).toBeUndefined()
  })

  it.each(['legalName', 'handle', 'birthDate'])('is seen in whichever field it stands: %s', (name) => {
    const chat = whole()
    chat.say('register')
    expect(chat.handIn({ ...PERSON, [name]: '/cancel' })).toContain('Canceled')
  })

  it.each(['help', '/help', 'help me'])('asks for help, and the form stays with what was typed: %s', (word) => {
    const chat = whole()
    chat.say('register')
    expect(chat.handIn({ ...PERSON, legalName: word })).toMatch(/What I can do[\s\S]*First and last name/)
    expect(chat.form()).toEqual({ ...PERSON, legalName: '' })
    expect(chat.handIn(PERSON)).toContain('How can we reach you?')
  })

  it('goes back', () => {
    const chat = whole()
    chat.say('register')
    chat.handIn(PERSON)
    expect(chat.handIn({ phone: 'back', email: 'maria@example.com' })).toContain('First, about you')
  })

  it('opens what it names, and says what became of the form', () => {
    const chat = whole()
    chat.say('register')
    expect(chat.handIn({ ...PERSON, handle: '/menu' })).toMatch(/I closed the form[\s\S]*What would you|I’m Parley/)
    expect(chat.handIn(PERSON)).toContain('no longer open')
  })

  it.each(['what is this for?', 'why do you need my address?', 'is it safe to give you this?'])(
    'answers a question: %s',
    (words) => {
      const chat = whole()
      chat.say('register')
      chat.handIn(PERSON)
      chat.handIn({ phone: '415-555-0132', email: 'maria@example.com' })
      expect(chat.handIn({ ...ADDRESS, street: words })).toMatch(/by law, banks must know where/)
      expect(chat.form()).toEqual({ ...ADDRESS, street: '' })
    },
  )

  it.each(['/foo', '/send_it', '/Maria Lopez'])('that there is none of is no answer either: %s', (word) => {
    const chat = whole()
    chat.say('register')
    chat.handIn(PERSON)
    chat.handIn({ phone: '415-555-0132', email: 'maria@example.com' })
    expect(chat.handIn({ ...ADDRESS, street: word })).toContain('I don’t know the command')
  })

  it('may be a password', () => {
    const chat = converse()
    chat.say('add money')
    chat.press('Link by bank login')
    expect(chat.handIn({ bank: 'fake', username: 'maria', password: '/cancel' })).not.toContain('Canceled')
  })
})

describe('a command typed while fields are asked one by one', () => {
  it.each(['/foo', '/foo bar', '/Maria Lopez', '／foo bar'])('that there is none of becomes no name: %s', (word) => {
    const chat = stepwise()
    chat.say('register')
    expect(chat.say(word)).toMatch(/I don’t know the command[\s\S]*First and last name/)
    chat.say('Maria Lopez')
    chat.say('1990-05-17')
    chat.say('maria_l')
    chat.say('415-555-0132')
    chat.say('maria@example.com')
    expect(chat.say(word)).toMatch(/I don’t know the command[\s\S]*Street address/)
  })

  it.each(['/help', '/help me', 'help me'])('acts, and the field is asked again: %s', (word) => {
    const chat = stepwise()
    chat.say('register')
    expect(chat.say(word)).toMatch(/What I can do[\s\S]*First and last name/)
  })

  it('says that the form was left', () => {
    const chat = stepwise()
    chat.say('register')
    expect(chat.say('/prices')).toMatch(/First and last name/)
    expect(chat.say('/menu')).toMatch(/I closed the form/)
  })

  it('is no note, no nickname and no payee either', () => {
    const chat = converse(bankFacts(), { abilities: { forms: false, erases: true, picture: 'message' } })
    for (const [before, word] of [
      ['open an account', '/foo'],
      ['send 20', '/alex'],
    ] as const) {
      chat.say(before)
      expect(chat.say(word), before).toContain('I don’t know the command')
      chat.say('cancel')
    }
  })
})

describe('a question typed while a form is open', () => {
  it.each([
    ['why do you need my SSN?', /Social Security number: by law/],
    ['why do you need my social security number', /Social Security number: by law/],
    ['what is this for?', /Your name: we compare/],
    ['why', /Your name: we compare/],
    ['what’s a handle?', /a short name you choose/],
    ['what is bitcoin at?', /BTC|bitcoin/i],
    ['help', /What I can do/],
  ])('is answered, and the form stays as it is: %s', (words, answer) => {
    const chat = whole()
    chat.say('register')
    expect(chat.say(words)).toMatch(answer)
    expect(chat.replies().some((reply) => reply.do === 'show' && reply.message.form !== undefined)).toBe(false)
    expect(chat.say(words)).toContain('The form above is still open, as you left it.')
    expect(chat.handIn(PERSON)).toContain('How can we reach you?')
  })

  it.each(['is my money safe', 'how much does it cost', 'what is bitcoin at?', 'help'])(
    'is answered in one language, whichever the form is in: %s',
    (words) => {
      const chat = whole()
      chat.say('quiero registrarme')
      expect(chat.say(words)).toMatch(/The form above is still open|El formulario de arriba sigue abierto/)
      const said = chat.replies().flatMap((reply) => (reply.do === 'show' ? [plain(reply.message.text)] : []))
      const spanish = said.map((text) => /[áéíóúñ¿]|\b(?:el|la|los|dinero|puedo)\b/i.test(text))
      expect(new Set(spanish).size, said.join(' | ')).toBe(1)
    },
  )

  it.each(['wait', 'hold on', 'one moment'])('is none, and says once that nothing is done: %s', (words) => {
    const chat = whole()
    chat.say('register')
    chat.say(words)
    expect(chat.replies().filter((reply) => reply.do === 'show')).toHaveLength(1)
  })

  it.each([
    ['why do you need my SSN?', /Social Security number: by law/],
    ['what is that for', /Your name: we compare/],
    ['is it safe to give you my name here?', /Your name: we compare/],
    ['what is bitcoin at?', /bitcoin|BTC/i],
  ])('is answered, and the field is asked again: %s', (words, answer) => {
    const chat = stepwise()
    chat.say('register')
    expect(chat.say(words)).toMatch(answer)
    expect(chat.say('Maria Lopez')).toContain('Date of birth')
  })

  it('leaves a card that waits as it is', () => {
    const chat = converse()
    chat.say('send 20 to alex')
    expect(chat.say('why do you need that?')).toMatch(/I ask only for what’s needed[\s\S]*Send this\?/)
    expect(chat.press('Confirm')).toContain('Sending')
  })
})

it.each(['why not send 20 to alex', 'what for rent', 'do i have to pay', 'why is my payment late', 'age', 'pin'])(
  'is not seen where there is none: %s',
  (text) => expect(recognize(text)?.name).not.toBe('why'),
)
