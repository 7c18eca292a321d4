import type { briefs as en } from './brief-words.en.ts'

export const briefs: typeof en = {
  payment: 'Hay novedades de un pago. Abre Parley para verlas.',
  money: 'Hubo un movimiento de dinero en tu cuenta. Abre Parley para verlo.',
  planned: 'Hay novedades de un pago programado. Abre Parley para verlas.',
  order: 'Hay novedades de una orden que espera un precio. Abre Parley para verlas.',
  request: 'Hay novedades de una solicitud de dinero. Abre Parley para verlas.',
  safety: 'Hay novedades sobre la seguridad de tu cuenta. Abre Parley para verlas.',
  account: 'Hay novedades de tu cuenta. Abre Parley para verlas.',
  support: 'Soporte te escribió. Abre Parley para leerlo.',
  alert: 'Se activó una de tus alertas de precio. Abre Parley para verla.',
  alertAt: (coin, price) => `${coin} estaba en ${price} cuando se activó tu alerta.`,
}
