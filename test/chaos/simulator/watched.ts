/** A map that knows which of its entries were set since it was last asked: what did not change need not be checked. */
export class Watched<K, V> extends Map<K, V> {
  #changed = new Set<K>()

  override set(key: K, value: V): this {
    this.#changed.add(key)
    return super.set(key, value)
  }

  get isChanged(): boolean {
    return this.#changed.size > 0
  }

  /** What was set, with its value now. */
  take(): readonly V[] {
    if (this.#changed.size === 0) return NOTHING
    const values: V[] = []
    for (const key of this.#changed) values.push(this.get(key) as V)
    this.#changed.clear()
    return values
  }
}

const NOTHING: readonly never[] = []
