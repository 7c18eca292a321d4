import { badForm, wrongValue } from '../kit/refusal.ts'

const WEIGHTS = [3, 7, 1, 3, 7, 1, 3, 7, 1]

/** Nine digits whose weighted sum is a multiple of ten: the ABA's check. */
export const isRoutingNumber = (text: string): boolean => {
  if (!/^\d{9}$/.test(text) || text === '000000000') return false
  return WEIGHTS.reduce((sum, weight, index) => sum + weight * Number(text.charAt(index)), 0) % 10 === 0
}

export const requireRoutingNumber = (text: string): void => {
  if (!isRoutingNumber(text)) throw wrongValue('Invalid routing number supplied.')
}

export const requireAccountNumber = (text: string, field: string): void => {
  if (!/^[0-9A-Za-z-]{4,34}$/.test(text))
    throw badForm(`Invalid field in payload: ${field}. It must be 4 to 34 digits or letters.`, field)
}

export type Bank = { code: string; name: string; longName: string; url: string; address: string }

const BANKS: Readonly<Record<string, Bank>> = {
  '031176110': bank(
    'capone',
    'CAPITAL ONE N.A.',
    'CAPITAL ONE BANK',
    'https://www.capitalone.com',
    'WILMINGTON, DE, US',
  ),
  '051000017': bank(
    'bofa',
    'BANK OF AMERICA',
    'BANK OF AMERICA N.A.',
    'https://www.bankofamerica.com',
    'RICHMOND, VA, US',
  ),
  '026009593': bank(
    'bofa',
    'BANK OF AMERICA',
    'BANK OF AMERICA N.A.',
    'https://www.bankofamerica.com',
    'NEW YORK, NY, US',
  ),
  '121000358': bank(
    'bofa',
    'BANK OF AMERICA',
    'BANK OF AMERICA N.A.',
    'https://www.bankofamerica.com',
    'SAN FRANCISCO, CA, US',
  ),
  '021000089': bank('citi', 'CITIBANK', 'CITIBANK N.A.', 'https://www.citi.com', 'NEW YORK, NY, US'),
  '084008426': bank(
    'firsttn',
    'FIRST TENNESSEE',
    'FIRST TENNESSEE BANK N.A.',
    'https://www.firsttennessee.com',
    'MEMPHIS, TN, US',
  ),
  '084106768': bank('EBT', 'EVOLVE BANK', 'EVOLVE BANK & TRUST', 'https://www.getevolved.com', 'PARKIN, AR, US'),
  '021000021': bank('chase', 'CHASE', 'JPMORGAN CHASE BANK N.A.', 'https://www.chase.com', 'TAMPA, FL, US'),
  '121000248': bank(
    'wells',
    'WELLS FARGO',
    'WELLS FARGO BANK N.A.',
    'https://www.wellsfargo.com',
    'MINNEAPOLIS, MN, US',
  ),
  '322271627': bank('chase', 'CHASE', 'JPMORGAN CHASE BANK N.A.', 'https://www.chase.com', 'TAMPA, FL, US'),
  '011401533': bank(
    'citizens',
    'CITIZENS BANK',
    'CITIZENS BANK N.A.',
    'https://www.citizensbank.com',
    'PROVIDENCE, RI, US',
  ),
  '021001088': bank('hsbc', 'HSBC', 'HSBC BANK USA N.A.', 'https://www.us.hsbc.com', 'BUFFALO, NY, US'),
}

function bank(code: string, name: string, longName: string, url: string, address: string): Bank {
  return { code, name, longName, url, address }
}

/** The bank behind a routing number, when the sandbox knows it. */
export const bankOf = (routingNumber: string): Bank | undefined => BANKS[routingNumber]
