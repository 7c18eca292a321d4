import { el } from './dom.js'
import { renderForm } from './form.js'

/** A form over the chat, one at a time. */
export const createSheet = ({ dialog, onFill }) => {
  let open
  const close = () => {
    open = undefined
    dialog.close()
    dialog.replaceChildren()
  }
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault()
    close()
  })
  dialog.addEventListener('click', (event) => event.target === dialog && close())
  return {
    show(form) {
      open = form.id
      const fill = async (values) => {
        await onFill(form.id, values)
        if (open === form.id) close()
      }
      const body = renderForm(form, { titleId: 'sheet-title', onFill: fill, onCancel: close })
      dialog.replaceChildren(el('div', { class: 'sheet-body' }, body))
      if (!dialog.open) dialog.showModal()
      dialog.querySelector('input, select')?.focus()
    },
    /** It was handed in, here or in another tab. */
    filled(form) {
      if (open === form) close()
    },
  }
}
