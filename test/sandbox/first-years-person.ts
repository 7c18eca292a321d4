/** A person as the first form of KYC took one, without the number of the document. */
export const PERSON = {
  birth_day: 4,
  birth_month: 2,
  birth_year: 1940,
  name_first: 'John',
  name_last: 'Doe',
  address_street1: '1 Infinite Loop',
  address_postal_code: '95014',
  address_country_code: 'US',
  document_type: 'SSN',
}
