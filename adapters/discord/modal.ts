import type { Field, Form } from '#conversation/channel/message.ts'
import type {
  APILabelComponent,
  APIModalInteractionResponse,
  APIStringSelectComponent,
  APITextInputComponent,
} from 'discord-api-types/v10'
import { ComponentType, InteractionResponseType, TextInputStyle } from 'discord-api-types/v10'
import { FORM_MODAL } from './ids.ts'

const LABEL = 45
const HINT = 100
const INPUT = 4000
/** Above this a person wants to see more than one line. */
const LONG = 200

const textInput = (field: Field): APITextInputComponent => {
  const maxLength = Math.min(Math.max(field.maxLength, 1), INPUT)
  return {
    type: ComponentType.TextInput,
    custom_id: field.name,
    style: field.kind === 'text' && maxLength > LONG ? TextInputStyle.Paragraph : TextInputStyle.Short,
    required: field.required,
    max_length: maxLength,
    ...(field.value ? { value: field.value.slice(0, maxLength) } : {}),
    ...(field.hint && !field.value ? { placeholder: field.hint.slice(0, HINT) } : {}),
  }
}

const choice = (field: Field): APIStringSelectComponent => ({
  type: ComponentType.StringSelect,
  custom_id: field.name,
  required: field.required,
  min_values: field.required ? 1 : 0,
  max_values: 1,
  options: (field.choices ?? []).map(({ value, label }) => ({
    value,
    label: label.slice(0, 100),
    ...(value === field.value ? { default: true } : {}),
  })),
})

const isChoice = (field: Field): boolean => field.kind === 'choice'

/** A placeholder is hidden behind what already stands in the field, and a select shows none: then it goes below the label. */
const labelled = (field: Field): APILabelComponent => ({
  type: ComponentType.Label,
  label: field.label.slice(0, LABEL),
  ...(field.hint && (field.value || isChoice(field)) ? { description: field.hint.slice(0, HINT) } : {}),
  component: isChoice(field) ? choice(field) : textInput(field),
})

/** The modal of a form: only as the very first answer to a command or a press. Discord can mask no field. */
export const modalOf = (form: Form): APIModalInteractionResponse => ({
  type: InteractionResponseType.Modal,
  data: {
    custom_id: `${FORM_MODAL}${form.id}`,
    title: form.title.slice(0, LABEL),
    components: form.fields.map(labelled),
  },
})
