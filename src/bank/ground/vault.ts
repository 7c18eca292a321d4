/** Secrets on their way to the bank, encrypted at rest, gone when the operation has ended or after an hour. */
export type Vault = {
  put(key: string, secrets: Readonly<Record<string, string>>, now: number): Promise<void>
  /** Undefined when it was never there or has expired. */
  get(key: string, now: number): Promise<Readonly<Record<string, string>> | undefined>
  erase(key: string): Promise<void>
}
