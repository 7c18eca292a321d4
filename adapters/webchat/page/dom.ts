import type { Span, Text } from '#conversation/channel/message.ts'
import { words } from './words.js'

type Listeners = {
  readonly [Name in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[Name]) => unknown
}
type Attribute = string | number | boolean | undefined
/** `class`, `data-*`, `aria-*` and the like are attributes, `on` holds listeners. */
type Props = { readonly [name: string]: Attribute | Listeners; readonly on?: Listeners }
export type Child = Node | string | false | undefined

/** An element with attributes and children. Strings become text nodes: nothing that is said is ever read as markup. */
export const el = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  { on = {}, ...attributes }: Props = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] => {
  const node = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false || typeof value === 'object') continue
    node.setAttribute(name, value === true ? '' : String(value))
  }
  for (const [event, listener] of Object.entries(on)) node.addEventListener(event, listener as EventListener)
  node.append(...children.filter((child) => child !== undefined && child !== false))
  return node
}

const STYLE_TAGS = { bold: 'strong', italic: 'em', code: 'code' } as const

/** Rich text as nodes. */
export const spans = (text: Text): Node[] =>
  text.map(({ text, style }: Span) => (style ? el(STYLE_TAGS[style], {}, text) : document.createTextNode(text)))

/** The element of the document with this id, which index.html has. */
export const byId = <Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind => {
  const found = document.getElementById(id)
  if (!(found instanceof kind)) throw new Error(`#${id} is no ${kind.name}`)
  return found
}

const clockFormat = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' })
const dayFormat = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' })

export const timeOf = (at: number): string => clockFormat.format(at)
export const dayOf = (at: number): string => {
  const day = dayFormat.format(at)
  return day === dayFormat.format(Date.now()) ? words.today : day
}

/** Draws the eye to a change: a short highlight that starts again when it is still running. */
export const highlight = (node: HTMLElement): void => {
  node.classList.remove('changed')
  void node.offsetWidth
  node.classList.add('changed')
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
