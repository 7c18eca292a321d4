import { html } from 'hono/html'
import type { Field, Form } from '#conversation/channel/message.ts'
import type { channelWords } from '#conversation/channel/words.ts'

type Html = ReturnType<typeof html>
export type PageWords = ReturnType<typeof channelWords>['telegram']['page']

const page = (title: string, body: Html, { language }: PageWords, end?: string): Html => html`<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="referrer" content="no-referrer" />
    <meta name="robots" content="noindex" />
    <title>${title}</title>
    <link rel="stylesheet" href="/telegram/form.css" />
    <script src="/telegram/form.js" defer></script>
  </head>
  <body data-end="${end ?? ''}">
    <main>${body}</main>
  </body>
</html>`

/** Label, example, what was typed wrong: each tied to its field for whoever hears the page instead of seeing it. */
const fieldOf = ({ name, label, hint, kind, maxLength, required, error }: Field): Html => {
  const told = [...(hint === undefined ? [] : [`hint-${name}`]), ...(error === undefined ? [] : [`error-${name}`])]
  return html`<div class="field">
    <label for="field-${name}">${label}</label>
    ${hint === undefined ? '' : html`<p class="hint" id="hint-${name}">${hint}</p>`}
    <input
      id="field-${name}"
      name="${name}"
      type="password"
      maxlength="${maxLength}"
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
      ${kind === 'pin' ? html`inputmode="numeric"` : ''}
      ${required ? 'required' : ''}
      ${error === undefined ? '' : html`aria-invalid="true"`}
      aria-describedby="${told.join(' ')}"
    />
    ${error === undefined ? '' : html`<p class="error" id="error-${name}">${error}</p>`}
  </div>`
}

/** `initData` as it came before, where the form is shown again. `remark`: what was wrong besides. */
export const formPage = (
  { title, submit, fields }: Form,
  words: PageWords,
  {
    action,
    initData = '',
    remark,
  }: { readonly action: string; readonly initData?: string; readonly remark?: string | undefined },
): Html =>
  page(
    title,
    html`<h1>${title}</h1>
      <p class="note">${words.hidden}</p>
      ${remark === undefined ? '' : html`<p class="alert" role="alert">${remark}</p>`}
      <form method="post" action="${action}" autocomplete="off">
        <input type="hidden" name="initData" value="${initData}" />
        ${fields.map(fieldOf)}
        <button type="submit">${submit}</button>
      </form>`,
    words,
  )

type Ending = 'done' | 'gone' | 'foreign' | 'unproved' | 'tooFast' | 'trouble'

/** A page with nothing to fill in. */
export const endPage = (words: PageWords, which: Ending, end = ''): Html => {
  const { title, text } = words[which]
  return page(title, html`<h1>${title}</h1><p role="status">${text}</p>`, words, end)
}
