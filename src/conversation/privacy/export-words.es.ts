import type { Text } from '#conversation/channel/message.ts'
import { bold, rich } from '#conversation/words/text.ts'
import { duration } from '#conversation/words/times.es.ts'
import type { exports as english } from './export-words.en.ts'

export const exports: typeof english = {
  ask: rich`Pondré todo lo que guardo sobre ti en dos archivos. Tienen datos personales, así que primero escribe tu PIN.`,
  title: 'Descargar mis datos',
  label: 'PIN',
  submit: 'Descargar',
  done: rich`Aquí está todo lo que guardo sobre ti, en dos archivos. Tu PIN y tu número de Seguro Social no están en ellos: de los dos guardo solo aquello con lo que se pueden comparar. Guarda los archivos solo para ti, y bórralos aquí cuando los hayas guardado.`,
  dataName: 'parley-datos.json',
  data: rich`Todo lo que se guarda sobre ti: tus datos, chats, cuentas, órdenes, solicitudes, reportes, avisos y lo que se registró.`,
  movementsName: 'parley-movimientos.csv',
  movements: (rows: number): Text => rich`Todos los movimientos de dinero, ${rows} en total, para una hoja de cálculo.`,
  tooMany: (ms: number): Text =>
    rich`Descargaste tus datos tres veces en un día, así que ahora no se hizo nada. Puedes hacerlo otra vez en ${bold(duration(ms))}.`,
}
