/** What stands between two wishes, and can stand in nothing else. */
export const thenJoint =
  /\s*[,;.]?\s*(?<![\p{L}])(?:(?:y )?despu[e\u00E9]s de eso|y (?:luego|despu[e\u00E9]s|tambi[e\u00E9]n|adem[a\u00E1]s)|luego|despu[e\u00E9]s|adem[a\u00E1]s)(?![\p{L}])[,\s]+|\s*;\s*/iu
/** What may stand between two wishes, and within one. */
export const andJoint = /\s*,\s*(?:y\s+)?|\s+[ye]\s+/iu
/** How much first, and then to whom. */
export const introduced = /^\$?[^ ]+(?: [a-z$\u00F3]+)? (?:a|al) \S+/iu
/** What each of them wants. */
export const verb = 'env\u00EDa'
