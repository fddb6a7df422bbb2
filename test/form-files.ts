import { makeWorkbook, sheetXml } from './made-workbook.ts'

const text = (at: string, words: string, style = 0): string =>
  `<c r="${at}" s="${style}" t="inlineStr"><is><t>${words}</t></is></c>`

const blank = (row: number): string =>
  `<row r="${row}">${['A', 'B', 'C', 'D', 'E', 'F'].map((c) => `<c r="${c}${row}" s="${c === 'D' ? 1 : c === 'E' ? 2 : 0}"/>`).join('')}</row>`

/** A roster with two empty rows, a total below them, and a list at 低保. `title` makes one file differ from another. */
export const rosterFile = (title = '困难群众名单', more = ''): Buffer =>
  makeWorkbook({
    sheets: [
      {
        name: '名单',
        xml: sheetXml(
          `<row r="1">${text('A1', title)}</row>` +
            `<row r="2">${['序号', '姓名', '联系电话', '公民身份号码', '出生日期', '是否低保'].map((head, i) => text(`${'ABCDEF'[i]}2`, head)).join('')}</row>` +
            `${blank(3)}${blank(4)}<row r="5">${text('A5', '合计')}${more}</row>`,
          {
            tail: '<mergeCells count="1"><mergeCell ref="A1:F1"/></mergeCells><dataValidations count="1"><dataValidation type="list" sqref="F3:F4"><formula1>"√,×"</formula1></dataValidation></dataValidations>',
          },
        ),
      },
    ],
  })

export const sheetFile = (): Buffer =>
  makeWorkbook({
    sheets: [
      {
        name: '登记表',
        xml: sheetXml(
          [
            ['姓名', '性别'],
            ['公民身份号码', '出生日期'],
            ['联系电话', '现居住地址'],
          ]
            .map(
              ([left = '', right = ''], i) =>
                `<row r="${i + 1}">${text(`A${i + 1}`, left)}<c r="B${i + 1}" s="0"/>${text(`C${i + 1}`, right)}<c r="D${i + 1}" s="0"/></row>`,
            )
            .join(''),
        ),
      },
    ],
  })

export const sent = (file: Buffer) => ({ file: file.toString('base64') })

/** A telephone number that nobody has. */
export const phoneOf = (n: number): string => `139${String(n).padStart(8, '0')}`
