/**
 * A picture of one grey pixel that stands for a photo ID in the demo: the demo bank accepts any picture.
 * It is offered, marked as such, only where the demo is on.
 */
export const SAMPLE_ID =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='
