import { LRUCache } from 'lru-cache'
import { render, type Mark, type Rendered } from './markdown.ts'
import type { ButtonComponent, Embed, Modal, SelectComponent } from './schemas.ts'
import { EPHEMERAL, LOADING, type StoredMessage, type DiscordState } from './state.ts'

const STYLES = { 1: 'primary', 2: 'plain', 3: 'success', 4: 'danger', 5: 'link', 6: 'premium' } as const

export type ShownButton = {
  readonly label: string
  readonly style: (typeof STYLES)[keyof typeof STYLES]
  readonly customId: string
  readonly disabled: boolean
}
export type ShownSelect = {
  readonly customId: string
  readonly placeholder: string
  readonly options: readonly { readonly label: string; readonly value: string }[]
}

/** One message as the person sees it now. */
export type Shown = {
  readonly id: string
  readonly from: 'bot' | 'me'
  /** The words on the screen, Markdown applied; embeds below the content. */
  readonly text: string
  /** What Markdown did: bold, links, headings and so on. */
  readonly marks: readonly Mark[]
  /** As sent, before rendering. */
  readonly content: string
  readonly embeds: readonly Embed[]
  readonly buttons: readonly ShownButton[]
  readonly selects: readonly ShownSelect[]
  /** Labels of the buttons as they stand in rows, for a look at the layout. */
  readonly rows: readonly (readonly string[])[]
  readonly files: readonly {
    readonly name: string
    readonly type: string
    readonly description: string | undefined
    readonly bytes: Uint8Array
  }[]
  readonly ephemeral: boolean
  /** "The bot is thinking…" */
  readonly thinking: boolean
  readonly edits: number
  readonly deleted: boolean
  /** Who was notified; a bank's bot should notify nobody. */
  readonly pings: readonly string[]
}

export const asButton = (button: ButtonComponent): ShownButton => ({
  label: button.label ?? '',
  style: STYLES[button.style as keyof typeof STYLES],
  customId: button.custom_id ?? '',
  disabled: button.disabled ?? false,
})

const asSelect = (select: SelectComponent): ShownSelect => ({
  customId: select.custom_id,
  placeholder: select.placeholder ?? '',
  options: select.options.map(({ label, value }) => ({ label, value })),
})

/** A chat is looked at again and again until something has changed in it: what was rendered once is not rendered again. */
const known = new LRUCache<string, Rendered>({ max: 5_000, memoMethod: render })

export const asShown = (state: DiscordState, message: StoredMessage): Shown => {
  const parts = message.components.flatMap((row) => row.components)
  const rendered = [message.content, ...message.embeds.map((embed) => embed.description ?? '')]
    .filter((part) => part !== '')
    .map((part) => known.memo(part))
  return {
    id: message.id,
    from: message.authorId === state.applicationId ? 'bot' : 'me',
    text: rendered.map(({ text }) => text).join('\n'),
    marks: rendered.flatMap(({ marks }) => marks),
    content: message.content,
    embeds: message.embeds,
    buttons: parts.flatMap((part) => (part.type === 2 ? [asButton(part)] : [])),
    selects: parts.flatMap((part) => (part.type === 3 ? [asSelect(part)] : [])),
    rows: message.components.map((row) =>
      row.components.map((part) => (part.type === 2 ? (part.label ?? '') : `▾ ${part.placeholder ?? ''}`)),
    ),
    files: message.files.map(({ name, type, description, bytes }) => ({ name, type, description, bytes })),
    ephemeral: (message.flags & EPHEMERAL) !== 0,
    thinking: (message.flags & LOADING) !== 0,
    edits: message.edits,
    deleted: message.deleted,
    pings: message.pings,
  }
}

export type ShownField = {
  readonly name: string
  readonly label: string
  readonly description: string | undefined
  readonly kind: 'short' | 'paragraph' | 'select'
  readonly required: boolean
  readonly value: string | undefined
  readonly placeholder: string | undefined
  readonly minLength: number
  readonly maxLength: number
  readonly choices: readonly { readonly label: string; readonly value: string }[]
}
export type ShownModal = { readonly title: string; readonly customId: string; readonly fields: readonly ShownField[] }

export const asShownModal = (modal: Modal): ShownModal => ({
  title: modal.title,
  customId: modal.custom_id,
  fields: modal.components.flatMap((part): readonly ShownField[] => {
    if (part.type !== 18) return []
    const { component, label, description } = part
    const common = { name: component.custom_id, label, description, required: component.required ?? true }
    if (component.type === 3) {
      const { options, placeholder } = component
      const chosen = options.find((option) => option.default)?.value
      const lengths = { minLength: 0, maxLength: 100 }
      return [{ ...common, ...lengths, kind: 'select', value: chosen, placeholder, choices: options }]
    }
    const { value, placeholder, min_length: minLength = 0, max_length: maxLength = 4000 } = component
    const kind = component.style === 2 ? 'paragraph' : 'short'
    return [{ ...common, kind, value, placeholder, minLength, maxLength, choices: [] }]
  }),
})

/** The chat as a person could copy it: for error messages of failing tests. */
export const printed = (messages: readonly Shown[]): string =>
  messages
    .map((message) => {
      const marks = [
        message.ephemeral ? 'only you' : '',
        message.thinking ? 'thinking…' : '',
        message.deleted ? 'deleted' : '',
      ]
      const head = [message.from === 'bot' ? 'BOT' : 'ME ', ...marks.filter((mark) => mark !== '')].join(' · ')
      const files = message.files.map((file) => `  [file ${file.name}]`)
      const rows = message.rows.map((row) => `  ${row.map((label) => `[${label}]`).join(' ')}`)
      return [`${head}: ${message.text.replaceAll('\n', '\n      ')}`, ...files, ...rows].join('\n')
    })
    .join('\n')
