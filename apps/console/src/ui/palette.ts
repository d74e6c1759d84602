/** Light or dark: what the palette is asked in. */
export type ColourMode = 'light' | 'dark'

/**
 * The colours of the console, each named by what it means (see docs/design.md). `deduction` … `deadline` are the field's meanings and are
 * used for nothing else; each has a soft ground on which it stays readable.
 */
export interface Palette {
  readonly canvas: string
  readonly surface: string
  readonly sunken: string
  readonly line: string
  readonly lineStrong: string
  readonly text: string
  readonly textSecond: string
  readonly textThird: string
  readonly primary: string
  readonly primaryHover: string
  readonly primarySoft: string
  readonly link: string
  readonly seal: string
  readonly deduction: string
  readonly deductionSoft: string
  readonly bonus: string
  readonly bonusSoft: string
  readonly veto: string
  readonly vetoSoft: string
  readonly unknown: string
  readonly unknownSoft: string
  readonly deadline: string
  readonly deadlineSoft: string
  readonly cap: string
  readonly capSoft: string
}

/** Every text colour is readable (contrast ≥ 4.5) on canvas, surface, sunken and its own soft ground. */
export const palettes: Readonly<Record<ColourMode, Palette>> = {
  light: {
    canvas: '#f4f5f6',
    surface: '#ffffff',
    sunken: '#f9fafa',
    line: '#e4e7e9',
    lineStrong: '#c8ced2',
    text: '#1a2024',
    textSecond: '#4c565e',
    textThird: '#616b73',
    primary: '#1d5a9e',
    primaryHover: '#2a6cb5',
    primarySoft: '#e9f0f8',
    link: '#1d5a9e',
    seal: '#b0301c',
    deduction: '#ad430c',
    deductionSoft: '#fcefe5',
    bonus: '#08704e',
    bonusSoft: '#e4f3ec',
    veto: '#a01238',
    vetoSoft: '#fbe7ed',
    unknown: '#585e6d',
    unknownSoft: '#edeef2',
    deadline: '#835500',
    deadlineSoft: '#fbf2da',
    cap: '#45568c',
    capSoft: '#eaedf7',
  },
  dark: {
    canvas: '#0e1215',
    surface: '#161b1f',
    sunken: '#12171a',
    line: '#283036',
    lineStrong: '#3d474f',
    text: '#e7ebee',
    textSecond: '#b0bac2',
    textThird: '#939ea7',
    primary: '#2f72bd',
    primaryHover: '#3f84d1',
    primarySoft: '#19293a',
    link: '#82b6ee',
    seal: '#c8432d',
    deduction: '#f29b62',
    deductionSoft: '#33221a',
    bonus: '#56c8a0',
    bonusSoft: '#15302a',
    veto: '#f5849f',
    vetoSoft: '#3a1c26',
    unknown: '#a8afbd',
    unknownSoft: '#262b33',
    deadline: '#e2b450',
    deadlineSoft: '#322915',
    cap: '#9cadea',
    capSoft: '#20273c',
  },
}

/** The fonts of the system itself: nothing is loaded. */
export const fonts = {
  sans: '"Segoe UI", -apple-system, BlinkMacSystemFont, "PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", Roboto, sans-serif',
  serif: '"Songti SC", "STSong", "Noto Serif CJK SC", "Source Han Serif SC", SimSun, Georgia, serif',
  mono: 'ui-monospace, "Cascadia Mono", "SF Mono", Consolas, "Noto Sans Mono CJK SC", "DejaVu Sans Mono", monospace',
} as const

/** Text sizes a person may choose; everything sized in rem or by antd's tokens follows. */
export const textScales = { normal: 1, large: 1.125, larger: 1.25 } as const
export type TextSize = keyof typeof textScales

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** Puts palette, fonts and text size on the document as custom properties `--zm-…`, from which all styles read. */
export function paintDocument(mode: ColourMode, size: TextSize): void {
  const root = document.documentElement
  for (const [name, colour] of Object.entries(palettes[mode]))
    root.style.setProperty(`--zm-${kebab(name)}`, colour)
  for (const [name, family] of Object.entries(fonts)) root.style.setProperty(`--zm-font-${name}`, family)
  root.style.fontSize = `${16 * textScales[size]}px`
  root.style.colorScheme = mode
  root.dataset['mode'] = mode
}
