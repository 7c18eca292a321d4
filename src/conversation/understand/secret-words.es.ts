import type { SecretWords } from './secrets.ts'

/** The English names are used in Spanish, too. */
export const secretWords: SecretWords = {
  ssn: /(?<!\p{L})(?:ssn|nss|seguro social|social|n[uú]mero de seguro(?: social)?|itin)(?!\p{L})/giu,
  pin: /(?<!\p{L})(?:pin|c[oó]digo pin|clave|nip)(?!\p{L})/giu,
  password: /(?<!\p{L})(?:contrase[nñ]a|password|clave(?: de acceso)?)(?!\p{L})(?:\s+(?:es|era)|\s*[:=])\s*\S{3,}/iu,
  account: /(?<!\p{L})(?:cuenta|n[uú]mero de cuenta|ruta|routing|aba|iban|account)(?!\p{L})/giu,
  spelled:
    /(?<!\p{L})(?:cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|doble|triple)(?:[\s,.-]+(?:y )?(?:cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|doble|triple|dieci\p{L}+|veinti?\p{L}*|\p{L}+enta)(?!\p{L})){2,}/iu,
}
