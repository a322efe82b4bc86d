import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip as mm,
  Document,
  Footer,
  Header,
  LineRuleType,
  Packer,
  PageNumber,
  Tab,
  Paragraph,
  TabStopType,
  TextRun,
} from 'docx'

/** An official paper: what stands where. */
export type Paper = Readonly<{
  /** 发文字号 */
  number: string
  title: string
  /** 主送机关 */
  to: string
  /** A heading of the first level, or a paragraph. */
  body: readonly (Readonly<{ heading: string }> | string)[]
  /** 发文机关署名 */
  from: string
  /** 成文日期, `2026年3月9日` */
  date: string
  /** 抄送 */
  copies: readonly string[]
  /** Stands small above every page. */
  watermark: string
}>

/** Names alone, with what a machine without the commercial ones falls back to: none is sent along (china-rules.md 7.2). */
const font = (eastAsia: string) => ({ ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia })
const fangsong = font('仿宋_GB2312')
const heiti = font('黑体')
const song = font('宋体')
const title = font('方正小标宋简体')

/** 三号 is 16 points, in half points; a line is 28.95 points, in twentieths. */
const SIZE = 32
const LINE = 579
const spacing = { line: LINE, lineRule: LineRuleType.EXACT, before: 0, after: 0 }
/** Two signs of 三号. */
const INDENT = 640

/** The paper as .docx, in the format of GB/T 9704-2012: A4, 22 lines of 28 signs, 仿宋 三号, pages numbered outside. */
export function writePaper(paper: Paper): Promise<Buffer> {
  const document = new Document({
    title: paper.title,
    creator: paper.from,
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { font: fangsong, size: SIZE } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: mm(210), height: mm(297) },
            margin: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26), header: mm(15), footer: mm(25) },
          },
        },
        headers: { default: header(paper.watermark), even: header(paper.watermark) },
        footers: { default: footer(AlignmentType.RIGHT), even: footer(AlignmentType.LEFT) },
        children: [...head(paper), ...text(paper), ...tail(paper)],
      },
    ],
  })
  return Packer.toBuffer(document)
}

function head({ number, title: words, to }: Paper): readonly Paragraph[] {
  return [
    new Paragraph({ alignment: AlignmentType.CENTER, spacing, children: [new TextRun(number)] }),
    new Paragraph({ spacing }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { line: 700, lineRule: LineRuleType.EXACT },
      children: [new TextRun({ text: words, font: title, size: 44 })],
    }),
    new Paragraph({ spacing }),
    new Paragraph({ spacing, children: [new TextRun(`${to}：`)] }),
  ]
}

function text({ body }: Paper): readonly Paragraph[] {
  return body.map(
    (part) =>
      new Paragraph({
        spacing,
        indent: { firstLine: INDENT },
        alignment: AlignmentType.BOTH,
        ...(typeof part !== 'string' && { keepNext: true }),
        children: [typeof part === 'string' ? new TextRun(part) : new TextRun({ text: part.heading, font: heiti })],
      }),
  )
}

/** Signature and date four signs from the right, kept together; below, between two lines, who else gets it. */
function tail({ from, date, copies }: Paper): readonly Paragraph[] {
  const signed = (words: string) =>
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      indent: { right: 2 * INDENT },
      spacing,
      keepNext: true,
      keepLines: true,
      children: [new TextRun(words)],
    })
  const line = { style: BorderStyle.SINGLE, size: 8, space: 4, color: '000000' }
  const note = (words: readonly (string | Tab)[], border: object) =>
    new Paragraph({
      tabStops: [{ type: TabStopType.RIGHT, position: mm(156) - 280 }],
      border,
      spacing: { ...spacing, before: 120 },
      indent: { left: 280, right: 280, hanging: 0 },
      keepLines: true,
      children: [new TextRun({ children: words, size: 28 })],
    })
  return [
    new Paragraph({ spacing, keepNext: true }),
    signed(from),
    signed(date),
    new Paragraph({ spacing, keepNext: true }),
    ...(copies.length > 0 ? [note([`抄送：${copies.join('，')}。`], { top: line })] : []),
    note([from, new Tab(), `${date}印发`], { top: line, bottom: line }),
  ]
}

function header(words: string): Header {
  return new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ text: words, size: 16, color: '808080', font: song })],
      }),
    ],
  })
}

/** `— 1 —`, 四号, one sign from the outer edge. */
function footer(alignment: (typeof AlignmentType)['LEFT' | 'RIGHT']): Footer {
  const edge = alignment === AlignmentType.RIGHT ? { right: 280 } : { left: 280 }
  return new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: edge,
        children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], size: 28, font: song })],
      }),
    ],
  })
}
