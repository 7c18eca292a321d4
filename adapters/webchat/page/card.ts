import { type CardView, renderParts } from './card-parts.js'
import { el, highlight } from './dom.js'
import type { ShownOf, Values } from './entries.js'
import { createObjectUrls } from './object-urls.js'
import { createUpload } from './upload.js'

const TYPED = '.form input:not([type=password]):not([type=radio])'

/** What was typed into the card's form is put back once it is drawn again. */
const keepTyped = (node: HTMLElement, redraw: () => void): void => {
  const typed = [...node.querySelectorAll<HTMLInputElement>(TYPED)].map(({ name, value }) => [name, value] as const)
  redraw()
  for (const [name, value] of typed) {
    const input = node.querySelector<HTMLInputElement>(`.form input[name="${CSS.escape(name)}"]`)
    if (input && value !== '') input.value = value
  }
}

const showPress = (node: HTMLElement): void => {
  node.classList.add('waiting')
  for (const each of node.querySelectorAll<HTMLButtonElement>('.buttons > .button')) each.disabled = true
  node.querySelector('.button:focus')?.classList.add('busy')
}

/** Each resolves once the answer stands on the page. */
export type CardActions = {
  readonly onPress: (button: string) => Promise<unknown>
  readonly onFill: (form: string, values: Values) => Promise<unknown>
  readonly onUpload: (file: File) => Promise<unknown>
}

type CardEntry = ShownOf<'card'>

const viewOf = (entry: CardEntry, before?: CardView): CardView => {
  const { rows } = entry.message
  const { rows: earlier = [], form } = before?.entry.message ?? {}
  // What only led out of a form is no record of a choice.
  const isChoice = earlier.length > 0 && rows.length === 0 && !form
  return {
    entry,
    used: rows.length > 0 ? undefined : before?.used,
    spent: isChoice ? earlier : (before?.spent ?? []),
    sentForm: undefined,
  }
}

/** While the person acts on a card, so that what it becomes is brought before their eyes. */
const createActing = () => {
  let now = false
  return {
    get now(): boolean {
      return now
    },
    async during(action: () => Promise<unknown>): Promise<void> {
      now = true
      try {
        await action()
      } finally {
        now = false
      }
    },
  }
}

type Line = CardEntry['message']['text']

const closedView = ({ entry }: CardView, line: Line | undefined): CardView => {
  const { card, text, attachment } = entry.message
  const kept = { card, text: line ?? text, rows: [], ...(line === undefined && attachment && { attachment }) }
  return { entry: { ...entry, message: kept }, used: undefined, spent: [], sentForm: undefined }
}

/** One card, drawn again in place whenever it changes. It is drawn for the first time by `show`. */
export const createCard = (first: CardEntry, { onPress, onFill, onUpload }: CardActions) => {
  const node = el('li', { class: 'card' })
  const urls = createObjectUrls()
  let view = viewOf(first)
  let upload: ReturnType<typeof createUpload> | undefined
  const acting = createActing()

  const press = async (button: string): Promise<void> => {
    view = { ...view, used: button }
    showPress(node)
    try {
      await acting.during(() => onPress(button))
    } finally {
      node.classList.remove('waiting')
      draw()
    }
  }
  const fill = (form: string, values: Values): Promise<void> => acting.during(() => onFill(form, values))

  const draw = (): void => {
    urls.revoke()
    const parts = renderParts(view, { urls, upload: upload?.node, onPress: press, onFill: fill })
    keepTyped(node, () => node.replaceChildren(...parts.filter((child) => child !== undefined && child !== false)))
    node.classList.toggle('is-pending', view.entry.message.pending === true)
  }

  const show = (entry: CardEntry, before?: CardView): void => {
    view = viewOf(entry, before)
    upload?.forget()
    upload = entry.message.upload && createUpload(entry.message.upload, (file) => acting.during(() => onUpload(file)))
    draw()
  }
  show(first)

  return {
    node,
    /** `live`: it changed before the person's eyes. */
    change(entry: CardEntry, live: boolean): void {
      node.classList.remove('closed')
      show(entry, view)
      if (live) highlight(node)
      // With a keyboard at hand, one goes on typing in the next form.
      if (acting.now && matchMedia('(pointer: fine)').matches)
        node.querySelector<HTMLInputElement>('.form input')?.focus()
    },
    /** Without buttons and fields; a line in place of all that it said, where there is one. */
    close(line: Line | undefined): void {
      upload?.forget()
      upload = undefined
      view = closedView(view, line)
      node.classList.toggle('closed', line !== undefined)
      draw()
    },
    /** It is changing by what the person does on it. */
    get acted(): boolean {
      return acting.now
    },
    has: (button: string): boolean => view.entry.message.rows.some((row) => row.some(({ id }) => id === button)),
    hasForm: (form: string): boolean => view.entry.message.form?.id === form,
    pressed(button: string): void {
      view = { ...view, used: button }
    },
    filled(form: string): void {
      view = { ...view, sentForm: form }
      draw()
    },
  }
}
