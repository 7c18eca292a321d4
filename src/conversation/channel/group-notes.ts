/** Which groups have been answered lately, by whichever process: strangers can call on us there as often as they like. */
export type GroupNotes = {
  /** True for the first that asks within an hour. Never fails: where the shared count is out of reach, this process counts for itself. */
  claim(group: string): Promise<boolean>
}

export const GROUP_NOTE_EVERY_MS = 3_600_000
