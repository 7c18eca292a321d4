/** What is shortened where people chat in Spanish, and the word that it stands for; without accents. */
export const shortForms: ReadonlyMap<string, string> = new Map([
  ...['q', 'k', 'ke'].map((short) => [short, 'que'] as const),
  ...['xq', 'pq', 'xk', 'porq', 'porke'].map((short) => [short, 'por que'] as const),
  ...['tmb', 'tb', 'tbn'].map((short) => [short, 'tambien'] as const),
  ['aki', 'aqui'],
  ['kiero', 'quiero'],
  ['kuanto', 'cuanto'],
  ['cto', 'cuanto'],
  ['cmo', 'como'],
  ['toy', 'estoy'],
  ['ta', 'esta'],
  ['d', 'de'],
  ['dnd', 'donde'],
  ['pa', 'para'],
  ['x', 'por'],
])
