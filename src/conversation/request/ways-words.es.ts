import type { WaysWords } from './ways.ts'

const numbers = ['cero', 'uno', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve', 'diez']
const COUNT = `\\d{1,2}|${numbers.slice(2).join('|')}`
const PEOPLE = '(?:personas|amigos|amigas|partes|de nosotros)'

export const ways: WaysWords = {
  pattern: new RegExp(
    `^(?<bill>(?:divid|repart|part)\\p{L}*(?![\\p{L}]).*?) (?:(?:en|entre|por) (?:los |las |nosotros |todos )?(?<people>${COUNT})(?: ${PEOPLE})?|a (?<ways>${COUNT}) partes|con (?:mis |otros |otras )?(?<others>${COUNT})(?: ${PEOPLE})?)(?=$| (?:con|entre|por|para)(?![\\p{L}]))`,
    'diu',
  ),
  numbers,
}
