import { type ThemeConfig, theme } from 'antd'
import { type ColourMode, type Contrast, fonts, paletteOf, type TextSize, textScales } from './palette'

/** antd in the console's own language: the same palette, compact controls, hairlines instead of shadows. */
export function antdTheme(mode: ColourMode, size: TextSize, contrast: Contrast): ThemeConfig {
  const colour = paletteOf(mode, contrast)
  const scale = textScales[size]
  return {
    algorithm: mode === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      fontFamily: fonts.sans,
      fontFamilyCode: fonts.mono,
      fontSize: 14 * scale,
      controlHeight: 32 * scale,
      borderRadius: 6,
      // What is being saved can still be read.
      opacityLoading: 0.85,
      motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      colorPrimary: colour.primary,
      colorPrimaryHover: colour.primaryHover,
      colorLink: colour.link,
      colorLinkHover: colour.link,
      colorError: colour.veto,
      colorSuccess: colour.bonus,
      colorWarning: colour.deadline,
      colorInfo: colour.primary,
      colorText: colour.text,
      colorTextSecondary: colour.textSecond,
      colorTextTertiary: colour.textThird,
      colorTextDescription: colour.textThird,
      colorTextPlaceholder: colour.textThird,
      colorTextHeading: colour.text,
      colorBgLayout: colour.canvas,
      colorBgContainer: colour.surface,
      colorBgElevated: colour.surface,
      colorBorder: colour.lineStrong,
      colorBorderSecondary: colour.line,
      colorSplit: colour.line,
      controlItemBgActive: colour.primarySoft,
      controlItemBgHover: colour.sunken,
    },
    components: {
      Table: {
        headerBg: colour.sunken,
        headerColor: colour.textSecond,
        headerSplitColor: 'transparent',
        rowHoverBg: colour.sunken,
        cellPaddingBlockMD: 7 * scale,
        cellPaddingInlineMD: 12 * scale,
        cellPaddingBlockSM: 5 * scale,
        cellPaddingInlineSM: 10 * scale,
      },
      Button: {
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        // In the dark the red is light: what is written on it is dark.
        dangerColor: mode === 'dark' ? colour.canvas : '#ffffff',
      },
      // Lines are seen in high contrast, so grounds of their colour would hide what stands on them: what is chosen is turned round.
      Segmented:
        contrast === 'high'
          ? {
              itemSelectedBg: colour.text,
              itemSelectedColor: colour.canvas,
              itemColor: colour.text,
              trackBg: colour.surface,
            }
          : mode === 'dark'
            ? { itemSelectedBg: colour.lineStrong, itemSelectedColor: colour.text, trackBg: colour.canvas }
            : { itemSelectedBg: colour.surface, trackBg: colour.line },
    },
  }
}
