/** A node of the `errors` tree of a 50035 answer. */
export type ErrorTree = { [key: string]: ErrorTree | readonly { readonly code: string; readonly message: string }[] }

/** An answer other than success, in Discord's shape. */
export type Refusal = Error & { readonly status: number; readonly code: number; readonly errors?: ErrorTree }

/** Discord's error, to be thrown; the server turns it into the answer. */
export const refusal = (status: number, code: number, message: string, errors?: ErrorTree): Refusal =>
  Object.assign(new Error(message), { status, code, ...(errors ? { errors } : {}) })

export const isRefusal = (error: unknown): error is Refusal =>
  error instanceof Error && 'code' in error && 'status' in error

export type FormError = {
  readonly path: readonly (string | number)[]
  readonly code: string
  readonly message: string
}

/** `50035 Invalid Form Body` with one `_errors` leaf per fault, nested by path as Discord nests it. */
export const invalidForm = (faults: readonly FormError[]): Refusal => {
  const tree: ErrorTree = {}
  for (const { path, code, message } of faults) {
    let node = tree
    for (const step of path) {
      const next = node[String(step)]
      const child: ErrorTree = next && !Array.isArray(next) ? (next as ErrorTree) : {}
      node[String(step)] = child
      node = child
    }
    const leaf = node['_errors']
    node['_errors'] = [...(Array.isArray(leaf) ? leaf : []), { code, message }]
  }
  return refusal(400, 50_035, 'Invalid Form Body', tree)
}
