/**
 * SynapseFi's own account, at an id that every platform knew: clients send to it, pay fees to it, and get interest from
 * it. It belongs to no user of the platform and is in none of its lists; in the books it is SynapseFi's own earnings.
 */
export const HOUSE_NODE = '55b3f8c686c2732b4c4e9df6'
export const HOUSE_USER = '55b3f8c686c2732b4c4e9df5'
