import { z } from 'zod'

/** A schema whose value is already in the bank's own words; what can't be translated does not parse. */
export const translated = <Wire, T>(schema: z.ZodType<Wire>, translate: (wire: Wire) => T | undefined): z.ZodType<T> =>
  schema.transform((wire, context) => {
    const value = translate(wire)
    if (value !== undefined) return value
    context.addIssue({ code: 'custom', message: 'a value that has no meaning here' })
    return z.NEVER
  })

/** Every item, or undefined when one of them can't be translated. */
export const translateAll = <Wire, T>(
  items: readonly Wire[],
  translate: (wire: Wire) => T | undefined,
): readonly T[] | undefined => {
  const values = items.map(translate)
  return values.every((value) => value !== undefined) ? values : undefined
}
