import type { Form } from '#conversation/channel/message.ts'
import { el } from './dom.js'
import type { Values } from './entries.js'
import { renderForm } from './form.js'

type Deps = {
  readonly dialog: HTMLDialogElement
  readonly onFill: (form: string, values: Values) => Promise<unknown>
}

/** A form over the chat, one at a time. */
export const createSheet = ({ dialog, onFill }: Deps) => {
  let open: string | undefined
  const close = (): void => {
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
    show(form: Form): void {
      open = form.id
      const fill = async (values: Values): Promise<void> => {
        await onFill(form.id, values)
        if (open === form.id) close()
      }
      const body = renderForm(form, { titleId: 'sheet-title', onFill: fill, onCancel: close })
      dialog.replaceChildren(el('div', { class: 'sheet-body' }, body))
      if (!dialog.open) dialog.showModal()
      dialog.querySelector<HTMLElement>('input, select')?.focus()
    },
    close,
    /** It was sent, here or in another tab. */
    filled(form: string): void {
      if (open === form) close()
    },
  }
}
