/** Something is asked: by its mark, or by the word that it begins with. Without accents. */
export const question =
  /\?\s*$|^\u00BF|^(?:que|como|por que|cuando|cuant[oa]s?|donde|quien(?:es)?|cual(?:es)?|a (?:que|donde|quien|cuanto)|de (?:que|quien|donde)|en que|para que|con que|eres|puedo|puedes|pueden|podria|podrias|hay|tienes?|tienen|cobran|aceptan|ofrecen)(?![\p{L}])/iu
