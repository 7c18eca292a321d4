/** Light or dark as the phone is, labels above fields of a thumb's height, and nothing wider than the screen. */
export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#ffffff, #17212b);
  --ink: light-dark(#16202b, #f1f5f9);
  --muted: light-dark(#556270, #a3b3c2);
  --line: light-dark(#8b98a5, #6b7c8d);
  --accent: light-dark(#1264b0, #6ab3f3);
  --on-accent: light-dark(#ffffff, #0e1621);
  --danger: light-dark(#b3261e, #ff8a80);
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.45 system-ui, sans-serif; }
main { max-width: 32rem; margin: 0 auto; padding: 20px 16px 32px; overflow-wrap: anywhere; }
h1 { margin: 0 0 8px; font-size: 1.35rem; line-height: 1.25; }
p { margin: 0 0 12px; }
.note, .hint { color: var(--muted); }
.hint { margin: 0 0 6px; font-size: 0.9rem; }
.field { margin: 18px 0 0; }
label { display: block; margin-bottom: 4px; font-weight: 600; }
input { width: 100%; min-height: 48px; padding: 10px 14px; border: 1px solid var(--line); border-radius: 12px;
  background: transparent; color: inherit; font: inherit; }
input[inputmode="numeric"] { letter-spacing: 0.2em; }
input:focus-visible, button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
input[aria-invalid="true"] { border-color: var(--danger); border-width: 2px; }
.error { margin: 6px 0 0; color: var(--danger); font-weight: 600; }
.alert { margin: 12px 0 0; padding: 12px 14px; border: 1px solid var(--danger); border-radius: 12px; white-space: pre-line; }
button { width: 100%; min-height: 52px; margin-top: 24px; border: 0; border-radius: 12px; background: var(--accent);
  color: var(--on-accent); font: inherit; font-weight: 700; }
`

/**
 * Telegram tells the page behind the number sign who has opened it: that goes along with the form, and out of the address. On
 * the last page it asks Telegram to close it. The page works without all this; then the chat asks who it was.
 */
export const PAGE_SCRIPT = `'use strict'
{
  const given = new URLSearchParams(location.hash.slice(1)).get('tgWebAppData')
  const field = document.querySelector('input[name="initData"]')
  if (field !== null && given !== null) field.value = given
  if (location.hash !== '') history.replaceState(null, '', location.pathname)
  const tell = (event) => {
    window.TelegramWebviewProxy?.postEvent(event, '{}')
    if (window.parent !== window)
      window.parent.postMessage(JSON.stringify({ eventType: event, eventData: {} }), 'https://web.telegram.org')
  }
  tell('web_app_ready')
  tell('web_app_expand')
  if (document.body.dataset.end === 'done') setTimeout(() => tell('web_app_close'), 1500)
  const form = document.querySelector('form')
  form?.addEventListener('submit', () => {
    const button = form.querySelector('button')
    if (button !== null) button.disabled = true
  })
}
`
