/** What may stand on a locked screen, where others look: no amount, account, person, phone number or address. */
export const briefs = {
  payment: 'There’s news of a payment. Open Parley to see it.',
  money: 'Money has moved on your account. Open Parley to see it.',
  planned: 'There’s news of a planned payment. Open Parley to see it.',
  order: 'There’s news of an order that waits for a price. Open Parley to see it.',
  request: 'There’s news of a request for money. Open Parley to see it.',
  safety: 'There’s news about the safety of your account. Open Parley to see it.',
  account: 'There’s news about your account. Open Parley to see it.',
  support: 'There’s word from support. Open Parley to read it.',
  alert: 'A price alert of yours went off. Open Parley to see it.',
  /** Prices are public. */
  alertAt: (coin: string, price: string) => `${coin} was at ${price} when your alert went off.`,
}
