import type { Form } from '#conversation/channel/message.ts'
import { createAttention } from './attention.js'
import { createComposer } from './composer.js'
import { createConnection, type State } from './connection.js'
import { byId, el, messageOf } from './dom.js'
import type { PageAct, Shown } from './entries.js'
import { createSheet } from './sheet.js'
import { createTelling } from './telling.js'
import { createTimeline } from './timeline.js'
import { sayOnPage, words } from './words.js'

sayOnPage()
const state = byId('state', HTMLElement)
const welcome = byId('welcome', HTMLElement)
const typing = byId('typing', HTMLElement)
const toasts = byId('toasts', HTMLElement)

/** The turns of this tab, with the words of those that were typed. */
const mine = new Map<string, string | undefined>()
let live = false
let leftOpen: Form | undefined
let busy = 0

const setState = (to: State): void => {
  state.textContent = words.state[to]
  document.body.dataset['connection'] = to
}

const toast = (text: string): void => {
  const note = el('p', {}, text)
  toasts.replaceChildren(note)
  toasts.showPopover()
  setTimeout(() => {
    note.remove()
    if (toasts.childElementCount === 0) toasts.hidePopover()
  }, 5000)
}

/** Sends one turn and shows that an answer is on its way, unless it is there at once. */
const answered = async (sending: () => Promise<void>): Promise<void> => {
  busy += 1
  const timer = setTimeout(() => {
    typing.hidden = false
    timeline.toEnd(true)
  }, 300)
  try {
    await sending()
  } finally {
    clearTimeout(timer)
    busy -= 1
    if (busy === 0) typing.hidden = true
  }
}

/** `waits`: it may be sent later, once there is a network again, and that is said. */
const act = (what: PageAct, id: string = crypto.randomUUID(), waits?: () => void): Promise<void> => {
  // Values of forms are not kept: there may be secrets among them.
  mine.set(id, what.do === 'say' ? what.text : undefined)
  return answered(() => connection.send(id, what, waits))
}

const upload = (file: File): Promise<void> => {
  const id = crypto.randomUUID()
  mine.set(id, undefined)
  return answered(() => connection.sendFile(id, file))
}

const say = async (text: string, id: string = crypto.randomUUID()): Promise<void> => {
  const bubble = { turn: id, text, at: Date.now() }
  welcome.hidden = true
  timeline.said({ ...bubble, state: 'sending' }, true)
  const waits = () => timeline.said({ ...bubble, state: 'sending', problem: words.waiting }, true)
  await act({ do: 'say', text }, id, waits).catch((error: unknown) =>
    timeline.said({ ...bubble, state: 'failed', problem: messageOf(error) }, true),
  )
}

const timeline = createTimeline({
  list: byId('timeline', HTMLElement),
  scroller: byId('scroller', HTMLElement),
  jump: byId('jump', HTMLButtonElement),
  onPress: (button) => act({ do: 'press', button }).catch((error: unknown) => toast(messageOf(error))),
  onFill: (form, values) => act({ do: 'fill', form, values }),
  onUpload: upload,
  onResend: (id) => say(mine.get(id) ?? '', id),
})
const sheet = createSheet({
  dialog: byId('sheet', HTMLDialogElement),
  onFill: (form, values) => act({ do: 'fill', form, values }),
})

const attention = createAttention()
const telling = createTelling({ button: byId('telling', HTMLButtonElement), toast })

const show = (entry: Shown): void => {
  switch (entry.kind) {
    case 'card':
      return timeline.card(entry, { live, mine: live && busy > 0 })
    case 'close':
      return timeline.close(entry)
    case 'said':
      return timeline.said(entry, live)
    case 'pressed':
      return timeline.pressed(entry)
    case 'filled':
      timeline.filled(entry)
      return sheet.filled(entry.form)
    case 'attached':
      return timeline.said({ ...entry, attached: true }, live)
    // Notices and forms belong to the tab that asked for them.
    case 'toast':
      return mine.has(entry.turn) ? toast(entry.text) : undefined
    case 'open-form':
      return mine.has(entry.turn) ? sheet.show(entry.form) : undefined
  }
}

const connection = createConnection({
  onState: setState,
  onEvent: (entry) => {
    show(entry)
    if (entry.kind === 'card') attention.changed(entry.message.card, entry.seq, live && busy > 0)
    leftOpen = entry.kind === 'open-form' ? entry.form : undefined
    if (!timeline.empty) welcome.hidden = true
  },
  onReset: () => {
    live = false
    leftOpen = undefined
    timeline.clear()
    sheet.close()
    attention.reset()
  },
  onReady: (seq, read) => {
    attention.ready(seq, read)
    if (live) return
    void telling.refresh()
    live = true
    welcome.hidden = !timeline.empty
    // The page was loaded again while a form was being filled in.
    if (leftOpen) sheet.show(leftOpen)
  },
})

const composer = createComposer({
  form: byId('composer', HTMLFormElement),
  input: byId('say', HTMLTextAreaElement),
  say,
})

byId('suggestions', HTMLElement).append(
  ...words.suggestions.map((text) =>
    el('li', {}, el('button', { type: 'button', class: 'button plain', on: { click: () => say(text) } }, text)),
  ),
)
setState('away')
state.textContent = words.state.connecting
void connection.open()
if (matchMedia('(pointer: fine)').matches) composer.focus()
