/** The numbers themselves, by which other banks pay into an account here. */
export const NUMBERS =
  '(?:numeros? de cuenta|numeros? de ruta|numeros? de (?:routing|aba)|routing(?: number)?|aba)(?: (?:y|e|o) (?:el |mi )*(?:numero )?(?:de )?(?:cuenta|ruta|routing))?'

export const A_CARD =
  '(?:una |alguna |mi |la |mis |las )?(?:nueva )?tarjetas?(?: (?:fisica|de debito|de credito|visa|mastercard|nueva|bancaria))*'
export const PAY = 'salario|sueldo|nomina|quincena|pension|deposito directo'
export const PAYER = 'empleador|patron|jefe|trabajo|empresa|compania'
