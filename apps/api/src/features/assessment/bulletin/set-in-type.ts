import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import type { Bulletin, BulletinTable } from './compose.js'

/** Twentieths of a point, in which Word measures paper and indents; half points for type. */
const mm = (length: number) => Math.round((length * 1440) / 25.4)
const points = (size: number) => size * 20
const halfPoints = (size: number) => size * 2

/** Type areas and sizes of official papers. @source GB/T 9704-2012 5.2, 7.3 */
const paper = {
  page: { width: mm(210), height: mm(297) },
  margin: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26) },
}
const textWidth = mm(210 - 28 - 26)
const body = { font: '仿宋_GB2312', size: halfPoints(16), line: points(28) }
const headingFont = '黑体'
const titleFont = '方正小标宋简体'
const small = halfPoints(12)

/** Fonts that offices have; where one is missing, the program at hand takes the next Song or Fangsong. */
const font = (name: string) => ({
  ascii: 'Times New Roman',
  eastAsia: name,
  hAnsi: 'Times New Roman',
  cs: name,
})

/** Sets a bulletin as an official paper (.docx), for Word and WPS. */
export async function setInType(bulletin: Bulletin): Promise<Buffer> {
  const document = new Document({
    title: bulletin.title,
    creator: bulletin.signed,
    styles: {
      default: {
        document: {
          run: { font: font(body.font), size: body.size },
          paragraph: { spacing: { line: body.line, lineRule: LineRuleType.EXACT } },
        },
      },
    },
    sections: [
      {
        properties: { page: { size: paper.page, margin: paper.margin } },
        footers: { default: footer() },
        children: [
          heading(bulletin.title),
          new Paragraph({ children: [new TextRun(bulletin.addressed)] }),
          ...bulletin.opening.map(text),
          ...bulletin.sections.flatMap((section, index) => [
            partHeading(`${numerals[index] ?? index + 1}、${section.heading}`),
            ...section.paragraphs.map(text),
            ...section.tables.flatMap(table),
          ]),
          new Paragraph({ text: '' }),
          signature(bulletin.signed),
          signature(bulletin.signedOn),
          new Paragraph({
            spacing: { before: points(16), line: points(16), lineRule: LineRuleType.AT_LEAST },
            children: [new TextRun({ text: bulletin.seal, size: halfPoints(9) })],
          }),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

const heading = (title: string): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: points(22), line: points(34), lineRule: LineRuleType.EXACT },
    children: [new TextRun({ text: title, font: font(titleFont), size: halfPoints(22) })],
  })

/** Two signs of the body's size. */
const indent = { firstLine: points(32) }

const text = (words: string): Paragraph =>
  new Paragraph({ indent, alignment: AlignmentType.JUSTIFIED, children: [new TextRun(words)] })

const partHeading = (words: string): Paragraph =>
  new Paragraph({
    indent,
    keepNext: true,
    children: [new TextRun({ text: words, font: font(headingFont) })],
  })

const signature = (words: string): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.RIGHT,
    indent: { right: points(32) },
    children: [new TextRun(words)],
  })

const footer = (): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [
          new TextRun({
            children: ['— ', PageNumber.CURRENT, ' —'],
            font: font('宋体'),
            size: halfPoints(14),
          }),
        ],
      }),
    ],
  })

/** Shares of the width: the name takes what the figures leave. */
const shares = [12, 44, 12, 16, 16]
const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' }

function table({ caption, columns, rows, note }: BulletinTable): (Paragraph | Table)[] {
  const widths = columns.map((_, index) => Math.round((textWidth * (shares[index] ?? 16)) / 100))
  const cells = (row: readonly string[], bold: boolean) =>
    row.map(
      (cell, index) =>
        new TableCell({
          verticalAlign: VerticalAlign.CENTER,
          width: { size: widths[index] ?? 0, type: WidthType.DXA },
          children: [
            new Paragraph({
              alignment: index === 1 ? AlignmentType.LEFT : AlignmentType.CENTER,
              spacing: { line: points(18), lineRule: LineRuleType.AT_LEAST },
              children: [
                new TextRun({ text: cell, size: small, font: font(bold ? headingFont : body.font) }),
              ],
            }),
          ],
        }),
    )
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      spacing: { before: points(8) },
      children: [new TextRun({ text: caption, font: font(headingFont), size: halfPoints(14) })],
    }),
    new Table({
      width: { size: textWidth, type: WidthType.DXA },
      columnWidths: widths,
      borders: {
        top: line,
        bottom: line,
        left: line,
        right: line,
        insideHorizontal: line,
        insideVertical: line,
      },
      rows: [
        new TableRow({ tableHeader: true, cantSplit: true, children: cells(columns, true) }),
        ...rows.map((row) => new TableRow({ cantSplit: true, children: cells(row, false) })),
      ],
    }),
    ...(note === null ? [] : [new Paragraph({ children: [new TextRun({ text: note, size: small })] })]),
  ]
}
