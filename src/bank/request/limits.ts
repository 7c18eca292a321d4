/** A week: then it is forgotten, and the asker hears of it. */
export const REQUEST_LIFE_MS = 7 * 86_400_000
/** Open at once per asker, and per asker and payer: no payer is flooded with requests. */
export const MAX_OPEN = 20
export const MAX_OPEN_PER_PAIR = 3
/** Asked of one person within a day, whatever became of them: repeated requests must not wear a payer down. */
export const MAX_PER_PAIR_AND_DAY = 6
export const DAY_MS = 86_400_000
/** Other people in one bill. */
export const MAX_SHARERS = 9
