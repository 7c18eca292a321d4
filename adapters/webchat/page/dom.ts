/**
 * An element with properties and children. Strings become text nodes: nothing that is said is ever read as markup.
 * @param {string} tag
 * @param {Record<string, string | number | boolean | undefined>} [props] `class`, `data-*`, `aria-*` and the like as attributes; `on` as listeners
 * @param {...(Node | string | undefined | false)} children
 */
export const el = (tag, { on = {}, ...props } = {}, ...children) => {
  const node = document.createElement(tag)
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === false) continue
    node.setAttribute(name, value === true ? '' : String(value))
  }
  for (const [event, listener] of Object.entries(on)) node.addEventListener(event, listener)
  node.append(...children.filter((child) => child !== undefined && child !== false))
  return node
}

const STYLE_TAGS = { bold: 'strong', italic: 'em', code: 'code' }

/** Rich text as nodes. */
export const spans = (text) =>
  text.map(({ text: words, style }) => (style ? el(STYLE_TAGS[style], {}, words) : document.createTextNode(words)))

export const byId = (id) => document.getElementById(id)

const clockFormat = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' })
const dayFormat = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' })

export const timeOf = (at) => clockFormat.format(at)
export const dayOf = (at) => {
  const day = dayFormat.format(at)
  return day === dayFormat.format(Date.now()) ? 'Today' : day
}

/** Hands a change to the eyes: a short highlight that starts anew when it is still running. */
export const highlight = (node) => {
  node.classList.remove('changed')
  void node.offsetWidth
  node.classList.add('changed')
}
