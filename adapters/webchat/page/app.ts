import { createConnection } from './connection.js'
import { byId, el } from './dom.js'
import { createSheet } from './sheet.js'
import { createTimeline } from './timeline.js'

const SUGGESTIONS = ['Register', 'What can you do?', 'What’s bitcoin at?']
const STATES = { open: 'A bank you talk to', away: 'Connecting again…' }

const mine = new Map()
let live = false
let leftOpen
let busy = 0

const setState = (state) => {
  byId('state').textContent = STATES[state]
  document.body.dataset.connection = state
}

const toast = (text) => {
  const box = byId('toasts')
  const note = el('p', {}, text)
  box.replaceChildren(note)
  box.showPopover()
  setTimeout(() => {
    note.remove()
    if (box.childElementCount === 0) box.hidePopover()
  }, 5000)
}

/** Sends one turn and shows that an answer is on its way, unless it is there at once. */
const answered = async (sending) => {
  busy += 1
  const timer = setTimeout(() => {
    byId('typing').hidden = false
    timeline.toEnd(true)
  }, 300)
  try {
    await sending()
  } finally {
    clearTimeout(timer)
    busy -= 1
    if (busy === 0) byId('typing').hidden = true
  }
}

const act = (what, id = crypto.randomUUID()) => {
  // Values of forms are not kept: there may be secrets among them.
  mine.set(id, what.do === 'say' ? what : { do: what.do })
  return answered(() => connection.send(id, what))
}

const upload = (file) => {
  const id = crypto.randomUUID()
  mine.set(id, { do: 'attach' })
  return answered(() => connection.sendFile(id, file))
}

const say = async (text, id = crypto.randomUUID()) => {
  const bubble = { turn: id, text, at: Date.now() }
  byId('welcome').hidden = true
  timeline.said({ ...bubble, state: 'sending' }, true)
  await act({ do: 'say', text }, id).catch((error) =>
    timeline.said({ ...bubble, state: 'failed', problem: error.message }, true),
  )
}

const timeline = createTimeline({
  list: byId('timeline'),
  scroller: byId('scroller'),
  jump: byId('jump'),
  onPress: (button) => act({ do: 'press', button }).catch((error) => toast(error.message)),
  onFill: (form, values) => act({ do: 'fill', form, values }),
  onUpload: upload,
  onAgain: (id) => say(mine.get(id).text, id),
})
const sheet = createSheet({ dialog: byId('sheet'), onFill: (form, values) => act({ do: 'fill', form, values }) })

const handlers = {
  card: (entry) => timeline.card(entry, live),
  said: (entry) => timeline.said(entry, live),
  pressed: (entry) => timeline.pressed(entry),
  filled: (entry) => {
    timeline.filled(entry)
    sheet.filled(entry.form)
  },
  attached: (entry) => timeline.said({ ...entry, attached: true }, live),
  // Notices and forms belong to the tab that asked for them.
  toast: (entry) => mine.has(entry.turn) && toast(entry.text),
  'open-form': (entry) => mine.has(entry.turn) && sheet.show(entry.form),
}

const connection = createConnection({
  onState: setState,
  onEvent: (entry) => {
    handlers[entry.kind](entry)
    leftOpen = entry.kind === 'open-form' ? entry.form : undefined
    if (!timeline.empty) byId('welcome').hidden = true
  },
  onReady: () => {
    if (live) return
    live = true
    byId('welcome').hidden = !timeline.empty
    // The page was loaded anew while a form was being filled in.
    if (leftOpen) sheet.show(leftOpen)
  },
})

const composer = byId('composer')
const input = byId('say')
const grow = () => {
  input.style.height = 'auto'
  input.style.height = `${Math.min(input.scrollHeight, 160)}px`
  composer.querySelector('.send').disabled = input.value.trim() === ''
}
input.addEventListener('input', grow)
input.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
  event.preventDefault()
  composer.requestSubmit()
})
composer.addEventListener('submit', (event) => {
  event.preventDefault()
  const text = input.value.trim()
  if (text === '') return
  input.value = ''
  grow()
  void say(text)
})

byId('suggestions').append(
  ...SUGGESTIONS.map((text) =>
    el('li', {}, el('button', { type: 'button', class: 'button plain', on: { click: () => say(text) } }, text)),
  ),
)
setState('away')
byId('state').textContent = 'Connecting…'
connection.open()
if (matchMedia('(pointer: fine)').matches) input.focus()
