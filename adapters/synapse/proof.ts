import { onlyDigits } from './contact.ts'
import type { WireIdentity } from './wire.ts'

const pad = (number: number | null | undefined, length: number): string => String(number ?? '').padStart(length, '0')

/**
 * Whether the bank has accepted this SSN of this user, and knows this date of birth. The last four digits alone, on
 * either side, prove nothing.
 */
export const isProven = (
  identity: WireIdentity,
  proof: { readonly ssn: string; readonly birthDate: string },
): boolean => {
  const ssn = onlyDigits(proof.ssn)
  if (ssn.length !== 9) return false
  return identity.documents
    .filter((document) => document.is_active !== false)
    .some(
      ({ day, month, year, virtual_docs: papers }) =>
        `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` === proof.birthDate &&
        (papers ?? []).some(
          (paper) =>
            paper.document_type === 'SSN' &&
            paper.status === 'SUBMITTED|VALID' &&
            onlyDigits(paper.document_value ?? '') === ssn,
        ),
    )
}
