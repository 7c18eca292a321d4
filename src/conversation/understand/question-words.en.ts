/** Something is asked: by its mark, or by the word that it begins with. */
export const question =
  /\?\s*$|^(?:what|how|why|when|where|who|whom|which|whose|is|are|was|were|do|does|did|can|could|will|would|should|may|has|have|am|what['’]s|where['’]s|who['’]s)\b/i
