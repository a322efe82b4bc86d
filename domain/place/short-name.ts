/**
 * 简称 of banners and cities as people say them, made from the name by rule: 阿鲁科尔沁旗 is 阿旗, 东乌珠穆沁旗 is 东乌旗,
 * 科尔沁左翼中旗 is 科左中旗, 巴林左旗 is 左旗, 霍林郭勒市 is 霍市, 二连浩特市 is 二连. Several places may share one.
 */
export function shortNames(name: string): readonly string[] {
  const wing = /^(.).+?([左右])翼?([前中后]?)旗$/u.exec(name)
  if (wing) {
    const [, first = '', side = '', part = ''] = wing
    return part === '' ? [`${side}旗`, `${first}${side}旗`] : [`${first}${side}${part}旗`]
  }
  const banner = /^(.)(.).*旗$/u.exec(name)
  if (banner && name.length >= 4) {
    const [, first = '', second = ''] = banner
    return /[东西]/u.test(first) ? [`${first}${second}旗`] : [`${first}旗`]
  }
  const city = /^(.)(.*?)(浩特)?市$/u.exec(name)
  if (!city || name.length < 5) return []
  const [, first = '', second = '', hot] = city
  return [
    ...(/[一二三四五六七八九十]/u.test(first) ? [] : [`${first}市`]),
    ...(hot && second !== '' ? [`${first}${second}`] : []),
  ]
}
