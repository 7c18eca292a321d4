import { type FormError, invalidForm, refusal } from './errors.ts'
import type { ButtonComponent, CommandBody, Component, Embed, MessageBody, Modal } from './schemas.ts'

const fault = (path: readonly (string | number)[], code: string, message: string): FormError => ({
  path,
  code,
  message,
})
const demand = (faults: readonly FormError[]): void => {
  if (faults.length > 0) throw invalidForm(faults)
}

const LINK = 5
const PREMIUM = 6

const buttonFaults = (button: ButtonComponent, path: readonly (string | number)[]): readonly FormError[] => {
  const faults: FormError[] = []
  if (button.style === LINK) {
    if (button.url === undefined) faults.push(fault([...path, 'url'], 'BASE_TYPE_REQUIRED', 'A url is required'))
    if (button.custom_id !== undefined)
      faults.push(fault([...path, 'custom_id'], 'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE', 'Not with a url'))
  } else if (button.style !== PREMIUM) {
    if (button.custom_id === undefined)
      faults.push(fault([...path, 'custom_id'], 'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED', 'A custom id is required'))
    if (button.url !== undefined)
      faults.push(fault([...path, 'url'], 'BUTTON_COMPONENT_INVALID_URL', 'Only link buttons have a url'))
  }
  if (!button.label && button.emoji === undefined)
    faults.push(fault([...path, 'label'], 'BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED', 'A label is required'))
  return faults
}

const rowFaults = (row: Component, at: number): readonly FormError[] => {
  const path = ['components', at]
  const selects = row.components.filter((component) => component.type === 3)
  const mixed =
    selects.length > 0 && row.components.length > 1
      ? [fault(path, 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'A select needs a row of its own')]
      : []
  return [
    ...mixed,
    ...row.components.flatMap((component, column) => {
      const here = [...path, 'components', column]
      if (component.type === 2) return buttonFaults(component, here)
      const values = component.options.map((option) => option.value)
      return new Set(values).size === values.length
        ? []
        : [fault([...here, 'options'], 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', 'Option values must differ')]
    }),
  ]
}

const customIds = (rows: readonly Component[]): readonly string[] =>
  rows.flatMap((row) => row.components.flatMap((component) => component.custom_id ?? []))

/** What the schemas can't say of components: five classic rows, unique ids, buttons and selects in their forms. */
export const checkComponents = (rows: readonly Component[]): void => {
  const ids = customIds(rows)
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at)
  demand([
    ...(rows.length > 5 ? [fault(['components'], 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 5 in length.')] : []),
    ...twice.map(() => fault(['components'], 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Custom ids cannot be duplicated')),
    ...rows.flatMap(rowFaults),
  ])
}

const embedLength = (embed: Embed): number =>
  [
    embed.title,
    embed.description,
    embed.footer?.text,
    ...(embed.fields ?? []).flatMap((f) => [f.name, f.value]),
  ].reduce((sum, text) => sum + (text?.length ?? 0), 0)

const V2 = 1 << 15

type FlagRule = { readonly allowed: number }

/** Everything about a message body that is not one field's type. `fileCount` is of the same request. */
export const checkMessage = (body: MessageBody, fileCount: number, { allowed }: FlagRule): void => {
  if (body.components) checkComponents(body.components)
  const flags = body.flags ?? 0
  const faults: FormError[] = []
  if ((flags & ~allowed) !== 0)
    faults.push(fault(['flags'], 'BASE_TYPE_CHOICES', `Flags ${flags} are not allowed here`))
  if ((flags & V2) !== 0 && (body.content || body.embeds?.length))
    faults.push(fault(['content'], 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', 'Not with components V2'))
  if ((body.embeds ?? []).reduce((sum, embed) => sum + embedLength(embed), 0) > 6000)
    faults.push(fault(['embeds'], 'MAX_EMBED_SIZE_EXCEEDED', 'Embed size exceeds maximum size of 6000'))
  if (fileCount > 10) faults.push(fault(['files'], 'BASE_TYPE_MAX_LENGTH', 'At most 10 files'))
  demand(faults)
}

/** A new message, or an edited one as it would stand, must hold something. */
export const checkNotEmpty = (message: {
  readonly content: string
  readonly embeds: readonly unknown[]
  readonly components: readonly unknown[]
  readonly files: readonly unknown[]
}): void => {
  // A message of blanks alone is as empty as one without text.
  const held = message.content.trim() !== '' || message.embeds.length > 0 || message.files.length > 0
  if (!held && message.components.length === 0) throw refusal(400, 50_006, 'Cannot send an empty message')
}

/** Field ids of one modal differ; lengths agree with each other; a value that stands in it fits. */
export const checkModal = (modal: Modal): void => {
  const inputs = modal.components.flatMap((part, at) => (part.type === 18 ? [{ at, component: part.component }] : []))
  const ids = inputs.map(({ component }) => component.custom_id)
  const faults: FormError[] = []
  if (new Set(ids).size !== ids.length)
    faults.push(fault(['data', 'components'], 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Custom ids cannot be duplicated'))
  for (const { at, component } of inputs) {
    if (component.type !== 4) continue
    const path = ['data', 'components', at, 'component']
    const { min_length: min = 0, max_length: max = 4000, value } = component
    if (min > max) faults.push(fault([...path, 'min_length'], 'BASE_TYPE_INVALID', 'min_length exceeds max_length'))
    if (value !== undefined && value.length > max)
      faults.push(fault([...path, 'value'], 'BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`))
  }
  demand(faults)
}

/** Of a whole set of commands: unique names, required options first, 8000 characters for each. */
export const checkCommands = (commands: readonly CommandBody[]): void => {
  const names = commands.map((command) => command.name)
  const faults: FormError[] = names
    .filter((name, at) => names.indexOf(name) !== at)
    .map((name) => fault([names.lastIndexOf(name), 'name'], 'APPLICATION_COMMANDS_DUPLICATE_NAME', 'Names must differ'))
  commands.forEach((command, at) => {
    const options = command.options ?? []
    const firstOptional = options.findIndex((option) => !option.required)
    if (firstOptional >= 0 && options.slice(firstOptional).some((option) => option.required))
      faults.push(fault([at, 'options'], 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', 'Required options come first'))
    if (new Set(options.map((option) => option.name)).size !== options.length)
      faults.push(fault([at, 'options'], 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS', 'Option names must differ'))
    const size = [command, ...options].reduce((sum, part) => sum + part.name.length + part.description.length, 0)
    if (size > 8000) faults.push(fault([at], 'APPLICATION_COMMAND_TOO_LARGE', 'Command exceeds maximum size (8000)'))
  })
  demand(faults)
}
