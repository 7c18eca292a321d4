import type { Names } from './declared-commands.ts'

export const commands: Names = {
  export: { name: 'exportar', description: 'Descarga todo lo que guardamos sobre ti' },
  delete: { name: 'borrar', description: 'Borra tu cuenta y tus datos' },
  keep: { name: 'conservar' },
}
