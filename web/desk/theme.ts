import { theme as antd, type ThemeConfig } from 'antd'

/**
 * Ant Design in paper, ink and one red, as the citizens' pages (`web/ui/tokens.css`). Its styles come from its own file,
 * not at run time; only the values below are written into the page, under the page's nonce.
 */
export function themeOf(dark: boolean, close: boolean): ThemeConfig {
  return {
    zeroRuntime: true,
    algorithm: [dark ? antd.darkAlgorithm : antd.defaultAlgorithm, ...(close ? [antd.compactAlgorithm] : [])],
    token: {
      colorPrimary: dark ? '#f09182' : '#a3241b',
      colorLink: dark ? '#f09182' : '#a3241b',
      colorInfo: dark ? '#8fb8d8' : '#1f5d8c',
      colorSuccess: dark ? '#8fc7a0' : '#2c6440',
      colorWarning: dark ? '#e0b45c' : '#8a5a00',
      colorError: dark ? '#f09182' : '#b3261e',
      colorBgLayout: dark ? '#161411' : '#f8f4ea',
      colorBgContainer: dark ? '#1f1c18' : '#fffdf7',
      colorBgElevated: dark ? '#2a2621' : '#ffffff',
      colorTextBase: dark ? '#ece5d8' : '#221e19',
      colorTextSecondary: dark ? '#b8ad9a' : '#5a5246',
      colorTextTertiary: dark ? '#b8ad9a' : '#645b4e',
      colorTextDescription: dark ? '#b8ad9a' : '#5a5246',
      colorTextPlaceholder: dark ? '#9d9383' : '#6e6556',
      colorTextDisabled: dark ? '#9d9383' : '#6e6556',
      colorTextLightSolid: dark ? '#161411' : '#fffaf2',
      fontFamily: 'var(--font)',
      fontSize: close ? 14 : 15,
      borderRadius: 6,
      motion: false,
    },
  }
}

/** The nonce under which the page lets Ant Design write its values. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name=style-nonce]')?.content ?? ''
}
