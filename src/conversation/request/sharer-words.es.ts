import type { sharers as english } from './sharer-words.en.ts'

/** Somebody is left out of a bill, or shares it, too. */
export const sharers: typeof english = {
  without:
    /^(?:(?:no|espera|perdon|pero|por favor)[, ]+)*(?:sin|quita(?: a)?|saca(?: a)?|menos) (?<who>@?[\p{L}\d_]{3,24})(?: por favor)?$/iu,
  withToo:
    /^(?:(?:no|espera|perdon|pero|por favor)[, ]+)*(?:agrega(?: a)?|anade(?: a)?|suma(?: a)?|tambien(?: a)?|y|con) (?<who>@?[\p{L}\d_]{3,24})(?: (?:tambien|por favor))*$/iu,
}
