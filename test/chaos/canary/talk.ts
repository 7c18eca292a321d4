import type { Chat } from '#test/e2e/chat.ts'
import type { Random } from '../simulator/random.ts'
import type { Person } from './planted.ts'

type Act = (chat: Chat, who: Person) => Promise<unknown>

/** An act in a disturbed bank may find another card than it looked for: then the conversation goes on with the next. */
const PATIENCE_MS = 8_000
const TASKS = 4
const PHOTO = {
  name: 'zqxvkj-passport.jpg',
  type: 'image/jpeg',
  bytes: Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('zqxvkj'.repeat(500))]),
}

const say =
  (words: (who: Person) => string): Act =>
  (chat, who) =>
    chat.say(words(who))
const press =
  (label: string): Act =>
  (chat) =>
    chat.press(label)
const answer =
  (values: (who: Person) => Readonly<Record<string, string>>): Act =>
  (chat, who) =>
    chat.answer(values(who))

const REGISTERS: readonly Act[] = [
  say(() => 'register'),
  answer(({ name, handle }) => ({ 'First and last name': name, 'Date of birth': '17 May 1990', Handle: handle })),
  answer(({ phone, email }) => ({ Phone: phone, Email: email })),
  answer(({ street }) => ({
    'Street address': street,
    City: 'San Francisco',
    State: 'California',
    'ZIP code': '94105',
  })),
  answer(({ ssn, pin }) => ({ 'Social Security number': ssn, 'New PIN': pin, 'New PIN again': pin })),
  press('Confirm'),
  (chat) => chat.until(/You’re registered|Your registration/),
]

/** What people do, with what goes wrong when they do it. */
const DOES: readonly [readonly Act[], ...(readonly Act[])[]] = [
  [say(({ ssn }) => `my social is ${ssn}, is that right?`)],
  [say(({ pin }) => `my pin is ${pin}`)],
  [say(({ account }) => `account ${account} at my bank`), say(() => 'cancel')],
  [say(({ note }) => `send $5 to alex for ${note}`), press('Confirm')],
  [say(({ note }) => `ask alex for $3 for ${note}`), press('Confirm')],
  [say(({ note }) => `send 2 to sam every friday for ${note}`), press('Confirm')],
  [say(({ email }) => `send 4 to ${email}`)],
  [say(({ phone }) => `send 4 to ${phone}`)],
  [say(() => '/details'), press('Show everything')],
  [say(() => '/details'), press('Change something'), press('Email'), answer(({ email }) => ({ Email: `x${email}` }))],
  [say(({ nickname }) => `open an account called ${nickname}`)],
  [
    say(() => '/fund'),
    press('Link by bank login'),
    answer(({ login, password }) => ({
      'Your other bank': 'fake',
      'Username at that bank': login,
      'Password at that bank': password,
    })),
  ],
  [
    say(() => 'add money'),
    press('Link by account number'),
    answer(({ account, routing, nickname }) => ({
      Nickname: nickname,
      'Account type': 'Checking',
      'Account number': account,
      'Routing number': routing,
    })),
  ],
  [say(() => 'my details'), press('Photo ID'), (chat) => chat.send(PHOTO)],
  [say(() => 'history')],
  [say(() => 'tell me when btc goes above 900k'), say(() => '/alerts')],
  [say(() => '/logout'), say(() => 'accounts'), answer(({ pin }) => ({ PIN: pin }))],
  [say(() => 'accounts'), say(({ password, note }) => `flurb ${password} ${note}`)],
  [say(({ name, street }) => `${name} lives at ${street}`)],
  [say(() => 'help'), say(({ account }) => `close ${account}`)],
  [say(() => 'talk to a human'), press('Write to a person'), answer(({ trouble }) => ({ 'Your message': trouble }))],
  [say(() => 'I was scammed'), say(({ trouble }) => trouble), say(({ note }) => `${note}, please`)],
  [
    say(({ note }) => `send $1 to alex for ${note}`),
    press('Confirm'),
    say(() => 'where is my payment?'),
    say(({ note }) => `why was my payment for ${note} declined?`),
  ],
  [
    say(() => 'español'),
    say(({ note }) => `mándale 5 a alex para ${note}`),
    press('Confirmar'),
    say(({ trouble }) => `¿dónde está mi dinero? ${trouble}`),
    say(() => 'english'),
  ],
  [
    say(({ nickname }) => `open an account called ${nickname}`),
    say(({ nickname }) => `rename ${nickname} to ${nickname}x`),
  ],
]

const tolerant = async (act: Act, chat: Chat, who: Person): Promise<boolean> => {
  const late = Promise.withResolvers<boolean>()
  const timer = setTimeout(() => late.resolve(false), PATIENCE_MS)
  const done = act(chat, who).then(
    () => true,
    () => false,
  )
  return Promise.race([done, late.promise]).finally(() => clearTimeout(timer))
}

/** One whole conversation; how many of its acts were answered as they would be on a good day. */
export const talk = async (chat: Chat, who: Person, random: Random): Promise<{ acts: number; smooth: number }> => {
  const sum = { acts: 0, smooth: 0 }
  for (const task of [REGISTERS, ...Array.from({ length: TASKS }, () => random.pick(DOES))])
    for (const act of task) {
      sum.acts += 1
      // What follows on a card that did not come makes no sense.
      if (!(await tolerant(act, chat, who))) break
      sum.smooth += 1
    }
  return sum
}
