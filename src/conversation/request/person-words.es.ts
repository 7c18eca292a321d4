import type { Named } from '#bank/request/view.ts'

export const personName = ({ name, handle, isGone }: Named): string =>
  `${isGone ? 'Un antiguo cliente' : name} (@${handle})`
