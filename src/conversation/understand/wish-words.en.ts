/** What stands between two wishes, and can stand in nothing else. */
export const thenJoint =
  /\s*[,;.]?\s*\b(?:and then|and after that|after that|afterwards|then|and also)\b[,\s]+|\s*;\s*/iu
/** What may stand between two wishes, and within one. */
export const andJoint = /\s*,\s*(?:and\s+)?|\s+and\s+/iu
/** How much first, and then to whom. */
export const introduced = /^(?:[a-z]+ )?\$?[^ ]+(?: [a-z$]+)? (?:to|2) \S+/iu
/** What each of them wants. */
export const verb = 'send'
