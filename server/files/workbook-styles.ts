import type { ColumnKind } from './written-table.ts'

/** Cell styles by their place in `stylesXml`. */
export const styles = {
  text: 1,
  number: 2,
  date: 3,
  percent: 4,
  time: 5,
  header: 6,
  title: 7,
  note: 8,
  totalText: 9,
  totalNumber: 10,
  totalPercent: 11,
} as const

export function bodyStyle(kind: ColumnKind): number {
  return styles[kind]
}

export function totalStyle(kind: ColumnKind): number {
  if (kind === 'number') return styles.totalNumber
  return kind === 'percent' ? styles.totalPercent : styles.totalText
}

const DATE = 164
const TIME = 165
/** Formats of Excel itself: text, so that an id stays one when somebody edits it, and 0.00%. */
const TEXT = 49
const PERCENT = 10
const GENERAL = 0

const font = (more: string, size: number) =>
  `<font>${more}<sz val="${size}"/><name val="宋体"/><charset val="134"/></font>`
const top = '<alignment vertical="top" wrapText="1"/>'
const middle = '<alignment horizontal="center" vertical="center" wrapText="1"/>'
const left = '<alignment horizontal="left" vertical="center"/>'

const look = (format: number, kind: Readonly<{ font?: number; fill?: number; border?: number }>, alignment: string) =>
  `<xf numFmtId="${format}" fontId="${kind.font ?? 0}" fillId="${kind.fill ?? 0}" borderId="${kind.border ?? 0}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${alignment}</xf>`

const body = { border: 1 }
const total = { font: 1, border: 1 }
const looks = [
  look(GENERAL, {}, ''),
  look(TEXT, body, top),
  look(GENERAL, body, top),
  look(DATE, body, top),
  look(PERCENT, body, top),
  look(TIME, body, top),
  look(TEXT, { font: 1, fill: 2, border: 1 }, middle),
  look(TEXT, { font: 2 }, middle),
  look(TEXT, {}, left),
  look(TEXT, total, top),
  look(GENERAL, total, top),
  look(PERCENT, total, top),
]
const edge = (side: string) => `<${side} style="thin"><color auto="1"/></${side}>`

export const stylesXml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2"><numFmt numFmtId="${DATE}" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="${TIME}" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts><fonts count="3">${font('', 11)}${font('<b/>', 11)}${font('<b/>', 16)}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFDCE6F1"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${edge('left')}${edge('right')}${edge('top')}${edge('bottom')}<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${looks.length}">${looks.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
