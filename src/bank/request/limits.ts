/** A week: then it is forgotten, and the asker hears of it. */
export const REQUEST_LIFE_MS = 7 * 86_400_000
/** Open at once per asker, and per asker and payer: nobody is buried in requests. */
export const MAX_OPEN = 20
export const MAX_OPEN_PER_PAIR = 3
/** Asked of one person within a day, whatever became of them: declining is not a game of patience. */
export const MAX_PER_PAIR_AND_DAY = 6
export const DAY_MS = 86_400_000
/** Other people in one bill. */
export const MAX_SHARERS = 9
