import type { Attachment, Button, Form, Message, Text } from '#conversation/channel/message.ts'
import type {
  APIActionRowComponent,
  APIButtonComponentWithCustomId,
  APIComponentInMessageActionRow,
  APIEmbed,
  APIStringSelectComponent,
} from 'discord-api-types/v10'
import { ButtonStyle, ComponentType, MessageFlags } from 'discord-api-types/v10'
import { toMarkdown } from './escape.ts'
import { FORM_BUTTON, PICK } from './ids.ts'
import { DEFAULT_LOCALE, type Locale } from '#conversation/words/locale.ts'
import { channelWords } from '#conversation/channel/words.ts'

/** What a card says by itself, in the language of whoever it was made for. */
const wordsOf = ({ locale = DEFAULT_LOCALE }: { readonly locale?: Locale }) => channelWords({ locale }).discord

type Row = APIActionRowComponent<APIComponentInMessageActionRow>

/** A message body with every part named, so that an edit clears what no longer holds. */
export type Body = {
  readonly content: string
  readonly embeds: APIEmbed[]
  readonly components: Row[]
  readonly attachments: { readonly id: number; readonly filename: string; readonly description: string }[]
  /** A message pings no person, whatever stands in it. */
  readonly allowed_mentions: { readonly parse: [] }
  readonly flags: number
}
export type OutFile = { readonly name: string; readonly contentType: string; readonly data: Buffer }
export type Rendered = { readonly body: Body; readonly files: OutFile[] }

const CONTENT_LIMIT = 2000
const EMBED_LIMIT = 4096
const ROWS = 5
const BUTTONS_IN_ROW = 5
const OPTIONS_IN_SELECT = 25

/** Cut at the last line that fits; a backslash or surrogate never stands alone at the end. */
const fitted = (text: string, limit: number): string => {
  if (text.length <= limit) return text
  const head = text.slice(0, limit - 2)
  const line = head.lastIndexOf('\n')
  return `${line > 0 ? head.slice(0, line) : head.replace(/[\\\ud800-\udbff]+$/, '')}\n…`
}

/** Long texts stand in an embed, which holds twice as much; it needs link previews left on. */
const written = (text: Text): Pick<Body, 'content' | 'embeds' | 'flags'> => {
  const markdown = toMarkdown(text)
  return markdown.length <= CONTENT_LIMIT
    ? { content: markdown, embeds: [], flags: MessageFlags.SuppressEmbeds }
    : { content: '', embeds: [{ description: fitted(markdown, EMBED_LIMIT) }], flags: 0 }
}

const STYLES = { primary: ButtonStyle.Primary, danger: ButtonStyle.Danger, plain: ButtonStyle.Secondary } as const

const asButton = ({ id, label, style }: Button): APIButtonComponentWithCustomId => ({
  type: ComponentType.Button,
  custom_id: id,
  label: label.slice(0, 80),
  style: STYLES[style],
})

const row = (components: APIComponentInMessageActionRow[]): Row => ({ type: ComponentType.ActionRow, components })

const chunks = <T>(items: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size))

const asSelect = (buttons: readonly Button[], at: number, choose: string): APIStringSelectComponent => ({
  type: ComponentType.StringSelect,
  custom_id: `${PICK}${at}`,
  placeholder: choose,
  options: buttons.map(({ id, label }) => ({ label: label.slice(0, 100), value: id })),
})

/** Rows as given where they fit; else packed full; else, beyond what buttons can hold, as selects. */
const buttonRows = (rows: readonly (readonly Button[])[], room: number, choose: string): Row[] => {
  const asGiven = rows.flatMap((buttons) => chunks(buttons, BUTTONS_IN_ROW))
  const all = asGiven.flat()
  const packed = asGiven.length <= room ? asGiven : chunks(all, BUTTONS_IN_ROW)
  if (packed.length <= room) return packed.map((buttons) => row(buttons.map(asButton)))
  const selects = chunks(all, OPTIONS_IN_SELECT)
  if (selects.length > room) throw new RangeError(`a message cannot hold ${all.length} buttons`)
  return selects.map((buttons, at) => row([asSelect(buttons, at, choose)]))
}

const formRow = (form: Form): Row =>
  row([
    {
      type: ComponentType.Button,
      custom_id: `${FORM_BUTTON}${form.id}`,
      label: (form.submit || wordsOf(form).answer).slice(0, 80),
      style: ButtonStyle.Primary,
    },
  ])

const asFile = ({ name, type, bytes }: Attachment): OutFile => ({
  name,
  contentType: type,
  data: Buffer.from(bytes, 'base64'),
})

/** A card as Discord takes it. Throws RangeError on more buttons than any message can hold. */
export const renderMessage = ({ text, rows, form, attachment, ...spoken }: Message): Rendered => ({
  body: {
    ...written(text),
    components: [...(form ? [formRow(form)] : []), ...buttonRows(rows, form ? ROWS - 1 : ROWS, wordsOf(spoken).choose)],
    attachments: attachment ? [{ id: 0, filename: attachment.name, description: attachment.description }] : [],
    allowed_mentions: { parse: [] },
  },
  files: attachment ? [asFile(attachment)] : [],
})

const line = (text: Text, flags: number): Body => ({
  ...written(text),
  components: [],
  attachments: [],
  allowed_mentions: { parse: [] },
  flags: MessageFlags.SuppressEmbeds | flags,
})

/** One line of text that is no card. */
export const renderLine = (text: string): Body => line([{ text }], 0)
/** One line that only the person sees, for as long as their client shows it: toasts, never receipts. */
export const renderNotice = (text: string): Body => line([{ text }], MessageFlags.Ephemeral)

/** A form where no modal can be opened now: its title and a button that opens it. */
export const renderInvitation = (form: Form): Body => ({
  ...line([{ text: form.title, style: 'bold' }], 0),
  components: [formRow(form)],
})
