/** Who did what, for support and disputes: never holds a secret. */
export type AuditEvent = {
  readonly id: string
  readonly at: number
  readonly customer?: string
  readonly what: string
  readonly facts: Readonly<Record<string, string>>
}
export type Audit = { append(event: AuditEvent): Promise<void> }
