import { type Command, opens, plain } from '#conversation/understand/commands.ts'

export const commands: readonly Command[] = [
  {
    name: 'exportar',
    read: opens('export-data'),
    published: plain('exportar', 243, 'Descarga todo lo que se guarda sobre ti'),
  },
  {
    name: 'borrar',
    read: opens('delete-data'),
    published: plain('borrar', 244, 'Borra tu cuenta y tus datos'),
  },
  { name: 'conservar', read: opens('keep-data') },
]
