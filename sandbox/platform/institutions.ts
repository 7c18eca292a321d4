type Institution = {
  bank_code: string
  bank_name: string
  features: object
  forgotten_password: string
  is_active: boolean
  logo: string
  tx_history_months: number
}

const bank = (code: string, name: string, site: string): Institution => ({
  bank_code: code,
  bank_name: name,
  features: {},
  forgotten_password: site,
  is_active: true,
  logo: `https://cdn.synapsepay.com/bank_logos/${code}_v.png`,
  tx_history_months: 3,
})

/** Banks that can be linked by login: the test names open an account at each of them. */
export const INSTITUTIONS: readonly Institution[] = [
  bank('fake', 'Test Bank', 'https://example.com/forgot'),
  bank('bofa', 'Bank of America', 'https://www.bankofamerica.com'),
  bank('capone', 'Capital One', 'https://www.capitalone.com'),
  bank('chase', 'Chase', 'https://www.chase.com'),
  bank('citi', 'Citibank', 'https://www.citi.com'),
  bank('pnc', 'PNC', 'https://www.pnc.com'),
  bank('td', 'TD Bank', 'https://www.td.com'),
  bank('us', 'US Bank', 'https://www.usbank.com'),
  bank('usaa', 'USAA', 'https://www.usaa.com'),
  bank('wells', 'Wells Fargo', 'https://www.wellsfargo.com'),
]

export const isInstitution = (code: string): boolean => INSTITUTIONS.some((one) => one.bank_code === code)
