import { shortForms } from '#conversation/reading/short-forms.es.ts'
import type { TextWords } from './text.ts'

const list = (text: string): readonly string[] => text.split(/\s+/)

export const textWords: TextWords = {
  keywords: list(
    'cuentas cuenta alertas alerta saldo saldos bitcoin cancelar cripto depositar deposito datos ethereum historial movimientos precios precio registrarme solicitudes transferencia transferencias',
  ),
  freeFrom: new Set(list('a al para por llamada llamado paga da de desde entre con')),
  namesFollow: new Set(
    list(
      'envia enviar enviale manda mandar mandale paga pagar pagale transfiere transferir transfierele dale pide pedir pidele cobra cobrar cobrale solicita divide dividir cierra cerrar renombra pausa pausar reanuda reanudar',
    ),
  ),
  shortForms,
  politeStart:
    /^(?:(?:(?:por|x) favor|porfa(?:vor)?|xfa(?:vor)?|porfis|puedes|podrias|me puedes|me podrias|podes|me podes|puede|me puede|podria|me podria|quiero|kiero|quisiera que|ocupo|rapido|rapidito|urgente|apurate|quisiera|me gustaria|necesito|tengo que|deseo|ahora|oye|hola|buenas|ok|bueno|vamos a|parley)[, ]+)+(?=\S)/i,
  politeEnd:
    /(?:[, ]+(?:(?:por|x) favor|porfa(?:vor)?|xfa(?:vor)?|porfis|plis|please|pls|plz|thanks|thx|(?:(?:muchas|mil|muchisimas|much\u00EDsimas) )?(?:gracias|grasias|graxias)(?: de antemano)?|(?<!(?:nota|mensaje|diciendo|diga) )(?:(?:es|esto es) (?:muy )?urgente|me urge)|ahora(?: mismo)?|ahorita(?: mismo)?|en este momento|ya(?: mismo)?|de inmediato|inmediatamente|lo antes posible|cuanto antes|si es posible|(?<!(?:%|por ciento)[, ]+)hoy))+$/i,
  hesitation: /(?<![\p{L}\p{N}])(?:e+h+|e+m+|mmm+|o sea|pues)(?![\p{L}\p{N}])[, ]*/giu,
  opening:
    /^(?:(?:(?:bueno|pues|entonces|ok(?:ay)?|oye|mira|ay|hola|si|por favor|basicamente)|(?:espera(?:me|te)?|no,? espera|un (?:momento|segundo)|pero|y|ah|perdon|perd\u00F3n|disculpa|(?:tengo )?una (?:pregunta|duda))(?=[,.:! ]+[\u00BF]?(?:cu[a\u00E1]nt[oa]s?|qu[e\u00E9]|cu[a\u00E1]l|cu[a\u00E1]ndo|d[o\u00F3]nde|c[o\u00F3]mo|por ?qu[e\u00E9]|qui[e\u00E9]n|tengo|hay)(?!\p{L}))|(?:necesito )?(?:ayuda|auxilio)(?: (?:urgente|por favor|ya))*(?=[,.! ]+(?:mi|me|se|alguien)\s))[,.:! ]+)+[\u00BF]?(?=\S)/iu,
  filler: /\b(?<=(?:envia|enviale|manda|mandale|paga|pagale|transfiere|dale) )como (?=\S)/i,
}
