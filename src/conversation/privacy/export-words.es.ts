import type { Text } from '#conversation/channel/message.ts'
import { bold, rich } from '#conversation/words/text.ts'
import { duration } from '#conversation/words/times.es.ts'
import type { exports as english } from './export-words.en.ts'

export const exports: typeof english = {
  ask: rich`Pondré todo lo que guardamos sobre ti en dos archivos. Tienen datos personales, así que primero escribe tu PIN.`,
  title: 'Descargar mis datos',
  label: 'PIN',
  submit: 'Descargar',
  done: rich`Aquí está todo lo que guardamos sobre ti, en dos archivos. Tu PIN y tu número de Seguro Social no están en ellos: solo los guardo de una forma que no se puede volver a leer. No compartas los archivos, y bórralos aquí cuando los hayas guardado.`,
  dataName: 'parley-datos.json',
  data: rich`Todo lo que guardamos sobre ti: tus datos, chats, cuentas, órdenes, solicitudes, reportes, avisos y actividad.`,
  movementsName: 'parley-movimientos.csv',
  movements: (rows: number): Text => rich`Todos los movimientos de dinero, ${rows} en total, para una hoja de cálculo.`,
  tooMany: (ms: number): Text =>
    rich`No se creó nada: descargaste tus datos tres veces en un día. Puedes hacerlo otra vez en ${bold(duration(ms))}.`,
}
