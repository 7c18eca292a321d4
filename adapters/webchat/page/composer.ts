type Deps = {
  readonly form: HTMLFormElement
  readonly input: HTMLTextAreaElement
  readonly say: (text: string) => Promise<void>
}

/** The box to write in: it grows with the text, and Enter sends. */
export const createComposer = ({ form, input, say }: Deps) => {
  const send = form.querySelector<HTMLButtonElement>('.send')
  const grow = (): void => {
    input.style.height = 'auto'
    input.style.height = `${Math.min(input.scrollHeight, 160)}px`
    if (send) send.disabled = input.value.trim() === ''
  }
  input.addEventListener('input', grow)
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    form.requestSubmit()
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const text = input.value.trim()
    if (text === '') return
    input.value = ''
    grow()
    void say(text)
  })
  return { focus: (): void => input.focus() }
}
