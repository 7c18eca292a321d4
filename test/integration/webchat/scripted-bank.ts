import { createWebFiles } from '#adapters/webchat/files.ts'
import type { CardId } from '#bank/ground/ids.ts'
import type { Answer, Form, Message, Outbox, Reply } from '#conversation/channel/message.ts'
import type { Receive } from '#conversation/channel/receive-port.ts'
import { bold, code, lines, rich } from '#conversation/words/text.ts'
import type { Act, SentFile, Turn } from '#conversation/channel/turn.ts'

const show = (card: string, message: Omit<Message, 'card' | 'rows'> & Partial<Pick<Message, 'rows'>>): Reply => ({
  do: 'show',
  message: { card: card as CardId, rows: [], ...message },
})

export const profileForm: Form = {
  id: 'form-profile',
  title: 'Who are you?',
  submit: 'Continue',
  fields: [
    { name: 'name', label: 'Full name', kind: 'text', hint: 'As in your passport', required: true, maxLength: 80 },
    { name: 'email', label: 'Email', kind: 'email', required: true, maxLength: 120, value: 'ada@example.com' },
    { name: 'nick', label: 'What we call you', kind: 'text', required: false, maxLength: 30 },
    {
      name: 'purpose',
      label: 'What for',
      kind: 'choice',
      required: true,
      maxLength: 20,
      choices: [
        { value: 'daily', label: 'Daily use' },
        { value: 'savings', label: 'Savings' },
      ],
    },
    { name: 'pin', label: 'PIN', kind: 'pin', hint: 'Six digits, not a birthday', required: true, maxLength: 6 },
  ],
}

const pinForm: Form = {
  id: 'form-pin',
  title: 'Confirm with your PIN',
  submit: 'Confirm',
  fields: [{ name: 'pin', label: 'PIN', kind: 'pin', required: true, maxLength: 6 }],
}

const MAX_BYTES = 8 * 1024 * 1024

const quote = lines(
  [bold('Send $20.00 to Alex Rivera?')],
  rich`From: ${bold('Everyday')} ${code('••4821')}`,
  'Fee: $0.00',
  'Arrives: usually within a minute',
)
const transfer = (text: Message['text'], pending = false): Reply => show('transfer', { text, pending })

const said: Readonly<Record<string, readonly Reply[]>> = {
  hello: [show('hello', { text: [{ text: 'Good morning. What shall we do?' }] })],
  Register: [
    show('profile', {
      text: lines([bold('Let’s get you an account')], 'It takes a minute.'),
      form: profileForm,
      rows: [[{ id: 'later', label: 'Later', style: 'plain' }]],
    }),
  ],
  'send 20 to alex': [
    show('transfer', {
      text: quote,
      rows: [
        [
          { id: 'transfer-yes', label: 'Send $20.00', style: 'primary' },
          { id: 'transfer-no', label: 'Cancel', style: 'danger' },
        ],
        [{ id: 'transfer-note', label: 'Add a note', style: 'plain' }],
      ],
    }),
  ],
  'my pin is 271828': [{ do: 'erase' }, show('warn', { text: [{ text: 'Never write your PIN here. I removed it.' }] })],
  close: [
    show('close', { text: [{ text: 'Close Everyday?' }], rows: [[{ id: 'close', label: 'Close', style: 'danger' }]] }),
  ],
  export: [
    show('export', {
      text: [{ text: 'Your history, 2 entries.' }],
      attachment: {
        name: 'history.csv',
        type: 'text/csv',
        bytes: Buffer.from('date,amount\n2026-08-01,20.00\n').toString('base64'),
        description: 'History as a table',
      },
    }),
  ],
  photo: [
    show('photo', {
      text: lines([bold('Photo ID')], 'Take a picture of it, or choose one you have.'),
      upload: { types: ['image/jpeg', 'image/png', 'application/pdf'], maxBytes: MAX_BYTES },
      rows: [[{ id: 'later', label: 'Later', style: 'plain' }]],
    }),
  ],
  chart: [
    show('chart', {
      text: rich`${bold('Bitcoin')} $64,210.55, up 2.1 % today`,
      attachment: {
        name: 'btc.svg',
        type: 'image/svg+xml',
        bytes: chart(),
        description: 'Bitcoin over one day, rising',
      },
    }),
  ],
}

function chart(): string {
  const points = Array.from({ length: 40 }, (_, x) => `${x * 16},${150 - x * 2 + Math.sin(x) * 14}`).join(' ')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 624 200"><polyline points="${points}" fill="none" stroke="#158a6b" stroke-width="4"/></svg>`
  return Buffer.from(svg).toString('base64')
}

const pressed: Readonly<Record<string, readonly Reply[]>> = {
  'transfer-yes': [
    transfer(lines([bold('Sending $20.00 to Alex Rivera…')], 'I’ll tell you here when it is done.'), true),
  ],
  'transfer-no': [transfer([{ text: 'Cancelled. Nothing was sent.' }])],
  'transfer-note': [{ do: 'toast', text: 'Notes are asked for later.' }],
  close: [{ do: 'open-form', form: pinForm }],
}

const filled: Readonly<Record<string, readonly Reply[]>> = {
  'form-profile': [show('profile', { text: [{ text: 'Welcome aboard. Your account is open.' }] })],
  'form-pin': [show('close', { text: [{ text: 'Everyday is closed.' }] })],
}

const answerTo = (act: Act): readonly Reply[] => {
  if (act.do === 'say')
    return said[act.text] ?? [show(`echo-${act.text}`, { text: [{ text: `You said: ${act.text}` }] })]
  if (act.do === 'press') return pressed[act.button] ?? [{ do: 'toast', text: 'That button is no longer in use.' }]
  if (act.do === 'fill') return filled[act.form] ?? []
  throw new Error(`a page can’t ${act.do}`)
}

/** Answers from a script, each turn once, as the real `receive` promises. `turns` are those that ran. */
export const scriptedBank = ({ settleMs }: { settleMs: number | undefined }) => {
  const answers = new Map<string, Answer>()
  const turns: Turn[] = []
  let outbox: Outbox | undefined
  const failures: Error[] = []

  const settle = async (conversation: string, key: string) => {
    const message = transfer(lines([bold('Sent $20.00 to Alex Rivera')], rich`Reference ${code('7F3A-92C1')}`))
    if (message.do === 'show') await outbox?.deliver({ conversation, key, message: message.message })
  }

  const files = createWebFiles()
  /** The bytes can be had while the turn is taken, and never afterwards. */
  const fetched = async (file: SentFile): Promise<string> => {
    const bytes = await files.fetchFile(file, MAX_BYTES)
    return bytes.ok ? `${bytes.value.length} bytes` : bytes.error
  }

  const receive: Receive = async (turn) => {
    const failure = failures.shift()
    if (failure) throw failure
    const stored = answers.get(turn.id)
    if (stored) return stored
    turns.push(turn)
    const { act } = turn
    const replies =
      act.do === 'attach'
        ? [show('photo', { text: [{ text: `Received: ${await fetched(act.file)}` }] })]
        : answerTo(act)
    const answer = { replies }
    answers.set(turn.id, answer)
    const confirmed = turn.act.do === 'press' && turn.act.button === 'transfer-yes'
    if (confirmed && settleMs !== undefined) setTimeout(() => void settle(turn.conversation, turn.id), settleMs)
    return answer
  }

  return {
    receive,
    files,
    fetched,
    turns,
    settle,
    /** The next turn meets this instead of an answer. */
    failNext: (error: Error) => void failures.push(error),
    connect: (to: Outbox) => {
      outbox = to
    },
  }
}
