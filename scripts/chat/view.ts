import type { Button, Form, Message, Upload } from '#conversation/channel/message.ts'
import type { LoggedEntry } from '#adapters/webchat/entries.ts'

type Card = { readonly message: Message; readonly seq: number }

/** A form that waits for values, and the card it stands on, if any. */
export type OpenForm = { readonly form: Form; readonly card: string | undefined }

/** What stands in the conversation, as far as this terminal has read. */
export const createView = () => {
  const cards = new Map<string, Card>()
  let open: OpenForm | undefined

  const showCard = (message: Message, seq: number) => {
    cards.set(message.card, { message, seq })
    if (message.form !== undefined) open = { form: message.form, card: message.card }
    else if (open?.card === message.card) open = undefined
  }

  const closeCard = ({ card, text }: Extract<LoggedEntry['entry'], { kind: 'close' }>) => {
    const known = cards.get(card)
    if (known === undefined) return
    cards.set(card, { ...known, message: { card: known.message.card, text: text ?? known.message.text, rows: [] } })
    if (open?.card === card) open = undefined
  }

  const newest = (wanted: (card: Card) => boolean): Card | undefined =>
    [...cards.values()].filter(wanted).toSorted((a, b) => b.seq - a.seq)[0]

  return {
    apply({ seq, entry }: LoggedEntry) {
      if (entry.kind === 'card') showCard(entry.message, seq)
      if (entry.kind === 'close') closeCard(entry)
      // A person who writes or presses instead has left the form; an answer may open it again.
      if (entry.kind === 'said' || entry.kind === 'pressed') open = undefined
      if (entry.kind === 'open-form') open = { form: entry.form, card: undefined }
      if (entry.kind === 'filled' && open?.form.id === entry.form) open = undefined
    },
    get form(): OpenForm | undefined {
      return open
    },
    leaveForm() {
      open = undefined
    },
    /** What was said did not concern it: it waits again, unless its card was closed meanwhile or another form is open. */
    keepForm(form: OpenForm) {
      const isThere = form.card === undefined || cards.get(form.card)?.message.form !== undefined
      if (open === undefined && isThere) open = form
    },
    newestCard: (): Message | undefined => newest(() => true)?.message,
    /** The buttons that `#1`, `#2` … press: those of the newest card that has any. */
    buttons: (): readonly Button[] => newest(({ message }) => message.rows.length > 0)?.message.rows.flat() ?? [],
    /** What kind of file the newest card asks for, if it does. */
    get upload(): Upload | undefined {
      return newest(() => true)?.message.upload
    },
    labelOf: (button: string): string | undefined =>
      [...cards.values()].flatMap(({ message }) => message.rows.flat()).findLast(({ id }) => id === button)?.label,
    /** Whether bank work that was shown after `seq` is still under way. */
    isPending: (seq: number): boolean =>
      newest((card) => card.seq > seq && card.message.pending === true) !== undefined,
  }
}

export type View = ReturnType<typeof createView>
