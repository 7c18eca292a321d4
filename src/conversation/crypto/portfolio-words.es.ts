import { type CostMethod } from '#bank/crypto/lots.ts'
import type { Portfolio, Position } from '#bank/crypto/portfolio.ts'
import type { TaxFile, TaxTitles } from '#bank/crypto/tax-csv.ts'
import { formatCoin, formatUsd, isZero, usd } from '#bank/ground/money.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, lines, rich } from '#conversation/words/text.ts'
import { ago } from '#conversation/words/times.es.ts'
import type { Totals } from './portfolio-totals.ts'
import type { portfolio as english } from './portfolio-words.en.ts'

const size = (cents: bigint): string => formatUsd(usd(cents < 0n ? -cents : cents))
const profit = (cents: bigint, of: string): Text =>
  rich`${cents < 0n ? 'Pérdida' : 'Ganancia'} ${of}: ${bold(size(cents))}`
const overDay = (cents: bigint): Text =>
  cents === 0n
    ? rich`Vale lo mismo que hace 24 horas`
    : rich`${cents > 0n ? 'Subió' : 'Bajó'} ${bold(size(cents))} en 24 horas, por lo que tienes ahora`

const HOLDING = 'en lo que tienes'
const SOLD = 'en lo que vendiste'

const worth = ({ held, price, value }: Position, now: number): Text => {
  if (price === undefined || value === undefined) return rich`${bold(formatCoin(held))}: ahora mismo no tengo un precio`
  return rich`${bold(formatCoin(held))}, con un valor de ${bold(formatUsd(value))} (1 ${held.asset} a ${formatUsd(price.price)}, ${ago(price.at, now)})`
}

const holding = (position: Position): readonly Text[] => {
  const { held, basis, costUnknown, unrealised, dayChange } = position
  if (isZero(held)) return []
  const isKnown = costUnknown.minor < held.minor
  return [
    ...(isKnown ? [rich`Costo: ${formatUsd(basis)}`] : []),
    ...(isKnown && unrealised !== undefined ? [profit(unrealised, HOLDING)] : []),
    ...(dayChange === undefined ? [] : [overDay(dayChange)]),
    ...(isZero(costUnknown)
      ? []
      : [
          rich`No sabemos cuánto costaron ${formatCoin(costUnknown)} de esto, porque no los compraste aquí. No cuentan como ganancia ni pérdida.`,
        ]),
  ]
}

const position = (one: Position, now: number): readonly Text[] => [
  isZero(one.held) ? rich`${bold(one.coin)}: ahora no tienes` : worth(one, now),
  ...holding(one),
  ...(one.realised === 0n ? [] : [profit(one.realised, SOLD)]),
  ...(isZero(one.soldUnknown)
    ? []
    : [rich`Vendiste ${formatCoin(one.soldUnknown)} cuyo costo no conocemos. No cuenta como ganancia ni pérdida.`]),
]

const together = ({ value, unrealised, realised, dayChange }: Totals): readonly Text[] => [
  rich`${bold('En total')}`,
  ...(value === undefined ? [] : [rich`Valor: ${bold(formatUsd(usd(value)))}`]),
  ...(unrealised === undefined ? [] : [profit(unrealised, HOLDING)]),
  profit(realised, SOLD),
  ...(dayChange === undefined ? [] : [overDay(dayChange)]),
]

const METHOD: Readonly<Record<CostMethod, string>> = {
  fifo: 'El costo se cuenta por las monedas más antiguas primero (FIFO).',
  average: 'El costo se cuenta por el promedio de lo que pagaste.',
}

const TITLES: TaxTitles = {
  coin: 'moneda',
  acquired: 'comprada',
  sold: 'vendida',
  coins: 'cantidad',
  proceeds_usd: 'ingreso_usd',
  basis_usd: 'costo_usd',
  gain_usd: 'ganancia_usd',
  term: 'plazo',
  cost_method: 'metodo_de_costo',
  short: 'corto',
  long: 'largo',
  unknown: 'desconocido',
  fifo: 'FIFO',
  average: 'promedio',
}

export const portfolio: typeof english = {
  show: ({ positions, method, asOf }: Portfolio, totals: Totals, now: number): Text =>
    lines(
      rich`${bold('Tu portafolio')}`,
      ...positions.flatMap((one) => ['', ...position(one, now)]),
      ...(positions.length > 1 ? ['', ...together(totals)] : []),
      '',
      rich`${METHOD[method]}${asOf === undefined ? '' : ` Monedas de ${ago(asOf, now)}.`}`,
    ),
  empty: rich`Todavía no has comprado monedas, así que no hay nada que mostrar.`,
  title: 'Portafolio',
  useMethod: { fifo: 'Más antiguas primero', average: 'Costo promedio' },
  methodKept: (method: CostMethod): Text =>
    rich`${METHOD[method]} Esto también cambia lo que vendiste antes. Queda así hasta que lo cambies.`,
  tax: 'Archivo de impuestos',
  whichYear: rich`¿Las ventas de qué año quieres en el archivo?`,
  allYears: 'Todos los años',
  nothingSold: (year: number | undefined): Text =>
    year === undefined
      ? rich`No hay archivo: no has vendido monedas.`
      : rich`No hay archivo: no vendiste monedas en ${year}.`,
  file: ({ rows, unknown }: Pick<TaxFile, 'rows' | 'unknown'>, year: number | undefined, method: CostMethod): Text =>
    lines(
      rich`Esto es lo que vendiste${year === undefined ? '' : ` en ${year}`}: ${rows === 1 ? 'un lote' : `${rows} lotes`}, con la fecha, el ingreso, el costo y la ganancia de cada uno. ${METHOD[method]}`,
      ...(unknown === 0
        ? []
        : [
            rich`De ${unknown === 1 ? 'un lote' : `${unknown} lotes`} no sabemos cuánto pagaste. Ahí dice “desconocido”: complétalo con tus propios registros.`,
          ]),
    ),
  fileDescription: 'Monedas vendidas, en una tabla',
  titles: TITLES,
}
