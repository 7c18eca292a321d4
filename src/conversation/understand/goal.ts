/** What a person may want: a name that a capability declares with the dialog that answers it. */
export type GoalName = string

/** What was named with it, as typed or as a reference of ours; each dialog says which slots it reads. */
export type Slots = Readonly<Record<string, string>>

/** What a person wants, as understood from a command, a menu button or plain words. */
export type Goal = { readonly name: GoalName; readonly slots: Slots }

export const goal = (name: GoalName, slots: Slots = {}): Goal => ({ name, slots })

/** Without the slots that hold nothing. */
export const named = (slots: Readonly<Record<string, string | undefined>>): Slots =>
  Object.fromEntries(Object.entries(slots).filter(([, value]) => value !== undefined && value !== '')) as Slots
