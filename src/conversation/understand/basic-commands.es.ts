import type { Names } from './basic-commands.ts'

export const commands: Names = {
  start: { name: 'inicio', description: 'Empieza aquí' },
  menu: { name: 'menu', description: 'Todo lo que puedes hacer' },
  help: { name: 'ayuda', description: 'Qué puedes decir' },
  cancel: { name: 'cancelar', description: 'Para lo que está en curso' },
  back: { name: 'atras' },
  bank: { name: 'banco' },
}
