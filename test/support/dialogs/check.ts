import type { CardDraft } from '#conversation/flow/dialog.ts'
import { plain } from '#conversation/words/text.ts'

/** What every channel can show. Throws for a card that one of them would refuse. */
export const check = (draft: CardDraft): void => {
  const must = (holds: boolean, what: string): void => {
    if (!holds) throw new Error(`${what}: ${plain(draft.text).slice(0, 80)}`)
  }
  const rows = draft.rows ?? []
  const labels = rows.flat().map(({ label }) => label)
  must(plain(draft.text).length > 0 && plain(draft.text).length <= 1900, 'text that is empty or too long')
  must(rows.length <= 5 && rows.every((row) => row.length >= 1 && row.length <= 5), 'rows that do not fit')
  must(
    labels.every((label) => label.length > 0 && [...label].length <= 30),
    `a label that does not fit (${labels.join(' | ')})`,
  )
  const form = draft.form
  if (form === undefined) return
  must(form.fields.length >= 1 && form.fields.length <= 5, 'a form of too few or many fields')
  must(form.title.length <= 45, 'a title that is too long')
  must(
    form.fields.every(({ label, hint = '', maxLength }) => label.length <= 45 && hint.length <= 100 && maxLength > 0),
    'a field that is too long',
  )
  must(
    form.fields.every(({ kind, choices }) => (kind === 'choice') === (choices !== undefined)),
    'choices where they do not belong',
  )
}
