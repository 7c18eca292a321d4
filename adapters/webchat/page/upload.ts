import { el } from './dom.js'

const inMB = (bytes) => (bytes / 1024 / 1024).toFixed(bytes < 1024 * 1024 ? 1 : 0)

/** Touch screens have a camera at hand; `capture` would take the choice of a file away from everybody else. */
const hasCamera = matchMedia('(pointer: coarse)').matches

const picker = (attributes, onPick) => {
  const input = el('input', {
    type: 'file',
    hidden: true,
    ...attributes,
    on: { change: () => input.files[0] && onPick(input.files[0]) },
  })
  return input
}

/**
 * Chooses a picture, shows it, and hands it in when the person says so. `onUpload(file)` resolves once answered and
 * rejects with words. Drawn once for a card, so that what was chosen survives when the card is drawn anew.
 */
export const createUpload = ({ types, maxBytes }, onUpload) => {
  const node = el('div', { class: 'upload' })
  let preview
  let busy = false

  const choose = (label, input, style) =>
    el('button', { type: 'button', class: `button ${style}`, on: { click: () => input.click() } }, label)
  const pick = (file) => {
    if (file.size > maxBytes) return offer(`That picture has ${inMB(file.size)} MB. Up to ${inMB(maxBytes)} MB, please.`)
    return show(file)
  }
  // Without `image/*` among the types iOS turns its own kind of picture into JPEG.
  const files = picker({ accept: types.join(','), 'aria-label': 'Choose a picture' }, pick)
  const camera = picker({ accept: 'image/jpeg', capture: 'environment', 'aria-label': 'Take a photo' }, pick)

  const forget = () => {
    if (preview) URL.revokeObjectURL(preview)
    preview = undefined
    // The same file can be chosen again.
    for (const input of [files, camera]) input.value = ''
  }
  const problemLine = (problem) => el('p', { class: 'problem', role: 'alert' }, problem ?? '')

  /** What comes next stands below the picture, which takes its room only once it is loaded. */
  const inSight = () => node.scrollIntoView({ block: 'end', behavior: 'smooth' })

  const offer = (problem) => {
    forget()
    const ways = hasCamera
      ? [choose('Take a photo', camera, 'primary'), choose('Choose a picture', files, 'plain')]
      : [choose('Choose a picture', files, 'primary')]
    node.replaceChildren(el('div', { class: 'buttons' }, ...ways), problemLine(problem), files, camera)
  }

  const send = async (file, buttons) => {
    if (busy) return
    busy = true
    for (const each of buttons) each.disabled = true
    buttons[0].textContent = 'Sending…'
    try {
      await onUpload(file)
      forget()
    } catch (error) {
      show(file, error.message)
    } finally {
      busy = false
    }
  }

  const show = (file, problem) => {
    forget()
    preview = URL.createObjectURL(file)
    const picture = file.type.startsWith('image/')
      ? el('img', { src: preview, alt: 'The picture you chose', on: { load: inSight } })
      : el('p', { class: 'file-name' }, file.name)
    const again = el('button', { type: 'button', class: 'button plain', on: { click: () => offer() } }, 'Choose another')
    const go = el('button', { type: 'button', class: 'button primary' }, 'Send this picture')
    go.addEventListener('click', () => void send(file, [go, again]))
    node.replaceChildren(
      el('figure', { class: 'chosen' }, picture),
      el('div', { class: 'buttons' }, go, again),
      problemLine(problem),
      files,
      camera,
    )
    inSight()
    go.focus({ preventScroll: true })
  }

  offer()
  return { node, forget }
}
