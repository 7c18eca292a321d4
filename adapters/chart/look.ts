import type { Scheme } from '#bank/ground/customer.ts'

/** In units that are scaled up: on a phone the picture is about as wide as these. */
export const WIDTH = 400
export const HEIGHT = 300
/** Pixels of a unit, so that it stays sharp on a phone. */
export const SCALE = 2
/** Where the line is drawn; beside it stand its values, above it what it is about. */
export const PLOT = { left: 14, right: WIDTH - 66, top: 92, bottom: HEIGHT - 32 } as const

export type Look = {
  readonly back: string
  readonly ink: string
  readonly soft: string
  readonly grid: string
  readonly up: string
  readonly down: string
  readonly flat: string
  readonly level: string
}

/** Every text has a contrast of at least 4.5 to what is behind it; nothing is told by colour alone. */
export const LOOKS: Readonly<Record<Scheme, Look>> = {
  light: {
    back: '#ffffff',
    ink: '#14201c',
    soft: '#5b6661',
    grid: '#e7e9e4',
    up: '#0b7a4b',
    down: '#c0352b',
    flat: '#4a5a75',
    level: '#955200',
  },
  dark: {
    back: '#15181b',
    ink: '#f1f4f2',
    soft: '#a3ada8',
    grid: '#2a3034',
    up: '#3ecf8e',
    down: '#ff7b6e',
    flat: '#9db2d6',
    level: '#f0b14a',
  },
}
