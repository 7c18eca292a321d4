import type { en } from './words.en.ts'

/** What the terminal says by itself, around what Parley says. */
export const es: typeof en = {
  needed: 'Esto es obligatorio.',
  tooLong: (most: number): string => `Usa ${most} caracteres como máximo, por favor.`,
  chooseOne: 'Elige uno de los números o nombres.',
  skipped: '(omitido)',
  optional: 'opcional',
  saved: (path: string, what: string): string => `Guardado en ${path} (${what})`,
  updated: '(actualizado)',
  typePath: '(escribe la ruta de una imagen para enviarla)',
  working: '(un momento)',
  noFile: (path: string): string => `No hay ningún archivo ${path}.`,
  tooBig: (path: string, most: number): string => `${path} pesa más de ${most} MB.`,
  cantRead: (path: string, code: string): string => `No se puede leer ${path} (${code}).`,
  unreachable: (url: string): string => `No se puede conectar con Parley en ${url}. ¿Está en marcha? (npm start)`,
  answered: (status: number): string => `Parley respondió ${status}.`,
  formHelp:
    'Escribe lo que se pide; una línea vacía omite lo opcional. atrás vuelve al campo anterior, cancelar deja el formulario. Puedes hacer una pregunta en cualquier momento.',
  removed: '(quitado, porque contenía un secreto)',
  aButton: 'un botón',
  aPicture: '(una imagen)',
  notSent: (why: string): string => `No se envió: ${why}`,
  notArrived: 'La respuesta todavía no ha llegado.',
  stillWorking: (seconds: number): string => `(sigue en curso después de ${seconds} s; continúo)`,
  noButton: (number: number, count: number): string => `No hay botón #${number}; el último resumen tiene ${count}.`,
  leaves: '(/cancelar deja el formulario)',
  path: 'Ruta de la imagen: ',
  stillOpen: (next: string): string => `(el formulario sigue abierto; siguiente: ${next})`,
}
