/** An amount as a pattern that finds it. */
export const literal = (amount: string): string => amount.replaceAll(/[$.]/g, '\\$&')
