import { theme as antd, type ThemeConfig } from 'antd'
import type { usePreferences } from './preferences.ts'

/** Paper, ink and one red, as the citizens' pages have them (`web/ui/tokens.css`). */
const light = {
  seal: '#a3241b',
  blue: '#1f5d8c',
  good: '#2c6440',
  near: '#8a5a00',
  wrong: '#b3261e',
  paper: '#f8f4ea',
  sheet: '#fffdf7',
  raised: '#ffffff',
  ink: '#221e19',
  soft: '#5a5246',
  faint: '#6e6556',
  /** Around what is filled in: three to one on the sheet. */
  edge: '#998c74',
  rule: '#ddd2bd',
  /** Around a button: its words say what it is. */
  rim: '#c4b79d',
  /** Behind choices of which one is pressed. */
  track: '#ece3d0',
  onSeal: '#fffaf2',
  /** Behind what is chosen among several. */
  wash: '#f7e9e2',
}
const dark: typeof light = {
  seal: '#f09182',
  blue: '#8fb8d8',
  good: '#8fc7a0',
  near: '#e0b45c',
  wrong: '#f09182',
  paper: '#161411',
  sheet: '#1f1c18',
  raised: '#2a2621',
  ink: '#ece5d8',
  soft: '#b8ad9a',
  faint: '#9d9383',
  edge: '#7a7262',
  rule: '#3a342b',
  rim: '#57503f',
  track: '#2a2621',
  onSeal: '#161411',
  wash: '#32201b',
}
/** 大字: as the citizens' 长者版, black on white or white on black. */
const largeLight = {
  ...light,
  seal: '#8a1710',
  paper: '#ffffff',
  sheet: '#ffffff',
  ink: '#000000',
  soft: '#2b2620',
  faint: '#4a4237',
  edge: '#3b3226',
  rule: '#8a7d68',
  rim: '#3b3226',
  track: '#e9e4da',
}
const largeDark = {
  ...dark,
  seal: '#ffb3a7',
  paper: '#000000',
  sheet: '#000000',
  raised: '#14120f',
  ink: '#ffffff',
  soft: '#f0e9dc',
  faint: '#d8cebd',
  edge: '#c9bda8',
  rule: '#8d826f',
  rim: '#c9bda8',
}

/** Ant Design's styles come from its own file, not at run time; only the values below are written into the page, under its nonce. */
export function themeOf({ isDark, density, letters }: ReturnType<typeof usePreferences>): ThemeConfig {
  const isLarge = letters === 'large'
  const isClose = density === 'close'
  const colours = isLarge ? (isDark ? largeDark : largeLight) : isDark ? dark : light
  return {
    zeroRuntime: true,
    algorithm: [isDark ? antd.darkAlgorithm : antd.defaultAlgorithm, ...(isClose ? [antd.compactAlgorithm] : [])],
    token: {
      colorPrimary: colours.seal,
      colorLink: colours.seal,
      colorInfo: colours.blue,
      colorSuccess: colours.good,
      colorWarning: colours.near,
      colorError: colours.wrong,
      colorBgLayout: colours.paper,
      colorBgContainer: colours.sheet,
      colorBgElevated: colours.raised,
      controlItemBgActive: colours.wash,
      controlItemBgActiveHover: colours.wash,
      colorBorder: colours.edge,
      colorBorderSecondary: colours.rule,
      colorSplit: colours.rule,
      colorTextBase: colours.ink,
      colorTextSecondary: colours.soft,
      colorTextTertiary: colours.soft,
      colorTextDescription: colours.soft,
      colorTextPlaceholder: colours.faint,
      colorTextDisabled: colours.faint,
      colorTextLightSolid: colours.onSeal,
      fontFamily: 'var(--font)',
      fontSize: isLarge ? (isClose ? 20 : 22) : isClose ? 14 : 15,
      ...(isLarge && { controlHeight: isClose ? 40 : 48, sizeStep: 5 }),
      borderRadius: 6,
      motion: false,
    },
    components: {
      Button: { defaultBorderColor: colours.rim, defaultShadow: 'none', primaryShadow: 'none', dangerShadow: 'none' },
      Slider: {
        trackBg: colours.seal,
        trackHoverBg: colours.seal,
        handleColor: colours.seal,
        railBg: colours.rule,
        railHoverBg: colours.rule,
      },
      Segmented: { trackBg: colours.track, itemSelectedBg: colours.sheet },
    },
  }
}

/** The nonce under which the page lets Ant Design write its values. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name=style-nonce]')?.content ?? ''
}
