import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Desk, openDesk } from '#test/support/operator-desk.ts'
import { seedCustomer } from '#test/support/seed-customer.ts'
import { type ParleyInProcess, startParleyInProcess } from '#test/support/whole-app.ts'
import { CHANNELS, openChatOn } from './channels.ts'
import { type Chat, shownSince } from './chat.ts'

const STEP_MS = 60_000

/** What is said, and what must then be read. `sent`: what has left the account by the end. */
type Line = { readonly say: string; readonly hear: RegExp }
type Script = { readonly name: string; readonly lines: readonly Line[]; readonly sent: readonly string[] }

const said = (say: string, hear: RegExp): Line => ({ say, hear })

const ENGLISH: readonly Script[] = [
  {
    name: 'the ladder, with nothing open and at a card',
    lines: [
      said('flurb', /I didn’t understand that/),
      said('wibble', /I’m still not sure what you need/),
      said('qwertz', /can’t work that out/),
      said('send 5 to alex', /Send this\?[\s\S]*\$5\.00/),
      said('flurb', /I didn’t understand that[\s\S]*Send this\?/),
      said('wibble', /needs a yes or a no[\s\S]*Send this\?/),
      said('qwertz', /You can stop, or ask a person[\s\S]*Send this\?/),
      said('nooo', /Nothing was sent/),
    ],
    sent: [],
  },
  {
    name: 'corrections',
    lines: [
      said('send 5 to alex', /Send this\?[\s\S]*\$5\.00/),
      said('yea but make it 6', /Send this\?[\s\S]*\$6\.00/),
      said('change 6 to 7', /Send this\?[\s\S]*\$7\.00/),
      said('for pizza', /\$7\.00[\s\S]*Note: pizza/),
      said('without the note', /\$7\.00(?![\s\S]*Note:)/),
      said('actually to sam', /\$7\.00[\s\S]*Sam/),
      said('yes pls send', /\$7\.00 from Main/),
    ],
    sent: ['$7'],
  },
  {
    name: 'digressions',
    lines: [
      said('send 8 to alex', /Send this\?[\s\S]*\$8\.00/),
      said('whats my balance', /\$\d+\.00 available[\s\S]*Send this\?[\s\S]*\$8\.00/),
      said('how long does it take', /few minutes[\s\S]*Send this\?[\s\S]*\$8\.00/),
      said('wait', /Take your time[\s\S]*Send this\?[\s\S]*\$8\.00/),
      said('dont send 8 to alex', /Canceled\. Nothing was sent/),
    ],
    sent: ['$7'],
  },
  {
    name: 'two things at once',
    lines: [
      said('send 1 to alex and 2 to sam', /First: send 1 to alex[\s\S]*Send this\?[\s\S]*\$1\.00/),
      said('stop', /Nothing was done about the rest: send 2 to sam/),
    ],
    sent: ['$7'],
  },
]

const SPANISH: readonly Script[] = [
  {
    name: 'the ladder, with nothing open and at a card',
    lines: [
      said('flurb', /No entendí eso/),
      said('wibble', /Todavía no sé qué necesitas/),
      said('qwertz', /no logro entenderlo/),
      said('manda 5 a alex', /¿Enviar esto\?[\s\S]*\$5\.00/),
      said('flurb', /No entendí eso[\s\S]*¿Enviar esto\?/),
      said('wibble', /necesita un sí o un no[\s\S]*¿Enviar esto\?/),
      said('qwertz', /Puedes parar o preguntar a una persona[\s\S]*¿Enviar esto\?/),
      said('nel', /No se envió/),
    ],
    sent: [],
  },
  {
    name: 'corrections',
    lines: [
      said('mándale 5 bucks a alex', /¿Enviar esto\?[\s\S]*\$5\.00/),
      said('ok pero que sean 6', /¿Enviar esto\?[\s\S]*\$6\.00/),
      said('mejor 7', /¿Enviar esto\?[\s\S]*\$7\.00/),
      said('por la pizza', /\$7\.00[\s\S]*Nota: la pizza/),
      said('sin la nota', /\$7\.00(?![\s\S]*Nota:)/),
      said('mejor a sam', /\$7\.00[\s\S]*Sam/),
      said('sii', /\$7\.00 desde Main/),
    ],
    sent: ['$7'],
  },
  {
    name: 'digressions',
    lines: [
      said('manda 8 a alex', /¿Enviar esto\?[\s\S]*\$8\.00/),
      said('cuanto tengo', /\$\d+\.00 disponibles[\s\S]*¿Enviar esto\?[\s\S]*\$8\.00/),
      said('cuanto tarda', /unos minutos[\s\S]*¿Enviar esto\?[\s\S]*\$8\.00/),
      said('espera', /Tómate tu tiempo[\s\S]*¿Enviar esto\?[\s\S]*\$8\.00/),
      said('no le mandes 8 a alex', /Cancelado\. No se envió/),
    ],
    sent: ['$7'],
  },
  {
    name: 'two things at once',
    lines: [
      said('manda 1 a alex y 2 a sam', /Primero: manda 1 a alex[\s\S]*¿Enviar esto\?[\s\S]*\$1\.00/),
      said('parar', /manda 2 a sam/),
    ],
    sent: ['$7'],
  },
]

/** The human hand-off: what is written, and the labels and words around it in each language. */
const HAND_OFF = {
  en: {
    ask: 'talk to a human',
    offered: /A person can help you/,
    press: 'Write to a person',
    label: 'Your message',
    has: /A person has it now/,
    reply: 'Reply to support',
    sent: /^Sent\./,
  },
  es: {
    ask: 'quiero hablar con una persona',
    offered: /Una persona puede ayudarte/,
    press: 'Escribir a una persona',
    label: 'Tu mensaje',
    has: /Ahora lo tiene una persona/,
    reply: 'Responder a soporte',
    sent: /^Enviado\./,
  },
} as const

const LANGUAGES = [
  { locale: 'en', begin: 'english', scripts: ENGLISH },
  { locale: 'es', begin: 'español', scripts: SPANISH },
] as const

const token = randomBytes(24).toString('base64url')
let parley: ParleyInProcess
let desk: Desk
beforeAll(async () => {
  parley = await startParleyInProcess({ DEMO: 'on', ADMIN_TOKEN: token })
  desk = await openDesk(parley.runtime, token)
}, 2 * STEP_MS)
afterAll(async () => {
  await desk?.close()
  await parley?.close()
}, STEP_MS)

/** Every payment that was confirmed, in whole dollars. */
const sentBy = async (handle: string): Promise<readonly string[]> => {
  const { customers, operations } = parley.runtime.ports
  const customer = await customers.findByHandle(handle)
  if (customer === undefined) throw new Error('the customer is not registered')
  const latest = await operations.ofCustomer(customer.id, { limit: 50 })
  return latest.flatMap(({ order, state }) =>
    order.kind === 'send' && !['cancelled', 'proposed', 'expired', 'voided'].includes(state)
      ? [`$${order.amount.minor / 100n}`]
      : [],
  )
}

let serial = 0
describe.each(CHANNELS.flatMap((channel) => LANGUAGES.map((language) => ({ channel, ...language }))))(
  'on $channel, in $locale',
  ({ channel, locale, begin, scripts }) => {
    let chat: Chat
    const handle = `script_${channel}_${locale}`
    beforeAll(async () => {
      chat = await openChatOn(parley, channel)
      serial += 1
      await seedCustomer(parley, {
        ...{ handle, phone: `415-555-07${10 + serial}`, email: `${handle}@example.com` },
        conversation: chat.conversation,
        account: { nickname: 'Main', dollars: 100 },
      })
      await chat.say('menu')
      await chat.say(begin)
    }, STEP_MS)
    afterAll(() => chat?.close())

    const heard = async (line: Line): Promise<void> => {
      const answered = shownSince(chat)
      await chat.say(line.say)
      await expect.poll(answered, { timeout: 10_000, message: line.say }).toMatch(line.hear)
    }

    it.each(scripts)(
      '$name',
      async ({ lines, sent }) => {
        for (const line of lines) await heard(line)
        expect(await sentBy(handle)).toEqual(sent)
      },
      STEP_MS,
    )

    it(
      'a person is reached, answers, and is answered',
      async () => {
        const w = HAND_OFF[locale]
        await heard(said(w.ask, w.offered))
        await chat.press(w.press)
        await chat.answer({ [w.label]: 'flurb wibble qwertz' })
        await chat.until(w.has)
        const open = await parley.runtime.ports.cases.open(200)
        const found = open.findLast(({ conversation }) => conversation === chat.conversation)
        if (found === undefined) throw new Error('no case was opened')
        expect(await desk.answer(found.id, 'We look at it.')).toBe(303)
        await chat.until(/We look at it\./)
        await chat.press(w.reply)
        await chat.answer({ [w.label]: 'wibble once more' })
        await chat.until(w.sent)
        const thread = (await parley.runtime.ports.cases.find(found.id))?.thread ?? []
        expect(thread.map(({ text }) => text)).toContain('wibble once more')
      },
      STEP_MS,
    )
  },
)
