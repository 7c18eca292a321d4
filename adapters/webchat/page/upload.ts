import type { Upload } from '#conversation/channel/message.ts'
import { el, messageOf } from './dom.js'
import { createObjectUrls } from './object-urls.js'
import { words } from './words.js'

const inMB = (bytes: number): string => (bytes / 1024 / 1024).toFixed(bytes < 1024 * 1024 ? 1 : 0)

/** Touch screens have a camera at hand; `capture` would take the choice of a file away from all others. */
const hasCamera = matchMedia('(pointer: coarse)').matches

type PickerAttributes = Readonly<Record<'accept' | 'aria-label', string>> & { readonly capture?: string }

const picker = (attributes: PickerAttributes, onPick: (file: File) => void): HTMLInputElement => {
  const input = el('input', { type: 'file', hidden: true, ...attributes })
  input.addEventListener('change', () => {
    const file = input.files?.[0]
    if (file) onPick(file)
  })
  return input
}

const choiceButton = (label: string, input: HTMLInputElement, style: 'primary' | 'plain'): HTMLButtonElement =>
  el('button', { type: 'button', class: `button ${style}`, on: { click: () => input.click() } }, label)

/** The ways to a file: one of those that are there, and a new picture where there is a camera. */
const createPickers = (types: readonly string[], onPick: (file: File) => void) => {
  // Without `image/*` among the types iOS turns its own kind of picture into JPEG.
  const files = picker({ accept: types.join(','), 'aria-label': words.upload.choose }, onPick)
  const camera = picker({ accept: 'image/jpeg', capture: 'environment', 'aria-label': words.upload.photo }, onPick)
  return {
    inputs: [files, camera],
    buttons: (): readonly HTMLButtonElement[] =>
      hasCamera
        ? [choiceButton(words.upload.photo, camera, 'primary'), choiceButton(words.upload.choose, files, 'plain')]
        : [choiceButton(words.upload.choose, files, 'primary')],
    /** The same file can be chosen again. */
    clear(): void {
      for (const input of [files, camera]) input.value = ''
    },
  }
}

const pictureOf = (file: File, url: string, onLoad: () => void): HTMLElement =>
  file.type.startsWith('image/')
    ? el('img', { src: url, alt: words.upload.chosen, on: { load: onLoad } })
    : el('p', { class: 'file-name' }, file.name)

const problemLine = (problem = ''): HTMLElement => el('p', { class: 'problem', role: 'alert' }, problem)

/**
 * Chooses a picture, shows it, and sends it when the person says so. `onUpload(file)` resolves once answered and
 * rejects with words. Drawn once for a card, so that what was chosen survives when the card is drawn again.
 */
export const createUpload = ({ types, maxBytes }: Upload, onUpload: (file: File) => Promise<unknown>) => {
  const node = el('div', { class: 'upload' })
  const urls = createObjectUrls()
  let busy = false

  const pickers = createPickers(types, (file) => {
    if (file.size > maxBytes) offer(words.upload.tooBig(inMB(file.size), inMB(maxBytes)))
    else show(file)
  })

  const forget = (): void => {
    urls.revoke()
    pickers.clear()
  }

  /** What comes next stands below the picture, which takes its room only once it is loaded. */
  const inSight = (): void => node.scrollIntoView({ block: 'end', behavior: 'smooth' })

  const offer = (problem?: string): void => {
    forget()
    const buttons = el('div', { class: 'buttons' }, ...pickers.buttons())
    node.replaceChildren(buttons, problemLine(problem), ...pickers.inputs)
  }

  const send = async (file: File, go: HTMLButtonElement, again: HTMLButtonElement): Promise<void> => {
    if (busy) return
    busy = true
    go.disabled = true
    again.disabled = true
    go.textContent = words.upload.sending
    try {
      await onUpload(file)
      forget()
    } catch (error) {
      show(file, messageOf(error))
    } finally {
      busy = false
    }
  }

  const show = (file: File, problem?: string): void => {
    forget()
    const on = { click: () => offer() }
    const again = el('button', { type: 'button', class: 'button plain', on }, words.upload.another)
    const go = el('button', { type: 'button', class: 'button primary' }, words.upload.send)
    go.addEventListener('click', () => void send(file, go, again))
    const chosen = el('figure', { class: 'chosen' }, pictureOf(file, urls.of(file), inSight))
    const buttons = el('div', { class: 'buttons' }, go, again)
    node.replaceChildren(chosen, buttons, problemLine(problem), ...pickers.inputs)
    inSight()
    go.focus({ preventScroll: true })
  }

  offer()
  return { node, forget }
}
