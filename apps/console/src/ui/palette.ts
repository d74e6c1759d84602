/** Light or dark: what the palette is asked in. */
export type ColourMode = 'light' | 'dark'

/** As most like it, or for those who need more. */
export type Contrast = 'normal' | 'high'

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
  /** The seal's colour where it is written with. */
  readonly sealText: string
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
const palettes: Readonly<Record<ColourMode, Palette>> = {
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
    sealText: '#a82c19',
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
    primaryHover: '#2a68b0',
    primarySoft: '#19293a',
    link: '#82b6ee',
    seal: '#c8432d',
    sealText: '#f0927f',
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

/**
 * What high contrast changes: lines that separate become lines that are seen (≥ 4.5), quiet text becomes text (≥ 7), soft grounds step back.
 * Meanings keep their colours, one step stronger.
 */
const strengthened: Readonly<Record<ColourMode, Partial<Palette>>> = {
  light: {
    canvas: '#ffffff',
    sunken: '#ffffff',
    line: '#6b747b',
    lineStrong: '#2b3338',
    text: '#000000',
    textSecond: '#23292d',
    textThird: '#333b41',
    primary: '#0b3f7a',
    primaryHover: '#0f4f96',
    link: '#0b3f7a',
    sealText: '#7d1a0a',
    deduction: '#7f2f05',
    bonus: '#044d35',
    veto: '#7c0a29',
    unknown: '#3a404c',
    deadline: '#5c3b00',
    cap: '#2c3a68',
  },
  dark: {
    canvas: '#000000',
    surface: '#000000',
    sunken: '#0a0d0f',
    line: '#8a959d',
    lineStrong: '#c3ccd3',
    text: '#ffffff',
    textSecond: '#e6ebef',
    textThird: '#d3dbe1',
    primary: '#1d5a9e',
    primaryHover: '#2a6cb5',
    link: '#a9cfff',
    sealText: '#ffb8aa',
    deduction: '#ffb488',
    bonus: '#7fe6c1',
    veto: '#ffa9bd',
    unknown: '#c9cfda',
    deadline: '#ffd479',
    cap: '#bfcbff',
  },
}

/** The palette of a mode; `high` for those who need more contrast than most. */
export const paletteOf = (mode: ColourMode, contrast: Contrast): Palette =>
  contrast === 'high' ? { ...palettes[mode], ...strengthened[mode] } : palettes[mode]

/** The fonts of the system itself: nothing is loaded. */
export const fonts = {
  sans: '"Segoe UI", -apple-system, BlinkMacSystemFont, "PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", Roboto, sans-serif',
  serif: '"Songti SC", "STSong", "Noto Serif CJK SC", "Source Han Serif SC", SimSun, Georgia, serif',
  mono: 'ui-monospace, "Cascadia Mono", "SF Mono", Consolas, "Noto Sans Mono CJK SC", "DejaVu Sans Mono", monospace',
} as const

/** Text sizes a person may choose, 100, 125 and 150 %; everything sized in rem or by antd's tokens follows. */
export const textScales = { normal: 1, large: 1.25, larger: 1.5 } as const
export type TextSize = keyof typeof textScales

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** Puts palette, fonts and text size on the document as custom properties `--zm-…`, from which all styles read. */
export function paintDocument(mode: ColourMode, size: TextSize, contrast: Contrast): void {
  const root = document.documentElement
  for (const [name, colour] of Object.entries(paletteOf(mode, contrast)))
    root.style.setProperty(`--zm-${kebab(name)}`, colour)
  for (const [name, family] of Object.entries(fonts)) root.style.setProperty(`--zm-font-${name}`, family)
  root.style.fontSize = `${16 * textScales[size]}px`
  root.style.colorScheme = mode
  root.dataset['mode'] = mode
  root.dataset['contrast'] = contrast
}
