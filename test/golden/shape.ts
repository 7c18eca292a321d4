/** Where a value has what kind of thing: `frame.state.amount: string`. Keys made from ids are one key, `*`. */
export const shapeOf = (value: unknown, path = ''): readonly string[] => {
  if (Array.isArray(value)) return [...new Set(value.flatMap((each) => shapeOf(each, `${path}[]`)))].toSorted()
  if (typeof value !== 'object' || value === null) return [`${path}: ${value === null ? 'null' : typeof value}`]
  const inner = Object.entries(value).flatMap(([key, each]) =>
    shapeOf(each, `${path}.${path.endsWith('.presses') ? '*' : key}`),
  )
  return [...new Set(inner)].toSorted()
}

/** Of every session in recorded histories, each dialog's state for itself. */
export const sessionShape = (histories: unknown): readonly string[] => {
  const texts = JSON.stringify(histories).match(/"(?:before|after)":("(?:[^"\\]|\\.)*")/g) ?? []
  const shapes = texts.flatMap((found) => {
    const session = JSON.parse(JSON.parse(found.slice(found.indexOf(':') + 1)) as string) as Stored
    const { frame, ...rest } = session
    const dialog = frame === undefined ? [] : shapeOf(frame, `.frame(${frame.dialog})`)
    return [...shapeOf(rest), ...dialog]
  })
  return [...new Set(shapes)].toSorted()
}
type Stored = { readonly frame?: { readonly dialog: string } }
