import { randomUUID } from 'node:crypto'
import { roomOf, type Caller } from '#kernel/house'
import { forms } from '#forms/contract'
import { makeWorkbook, sheetXml } from './made-workbook.ts'
import { must, seated } from './office.ts'
import type { World } from './world.ts'

type Forms = ReturnType<typeof roomOf<typeof forms>>

/** The calls of `forms` on a world, each with a fresh command id unless the caller brings one. */
export const formsOf = (w: World): Forms => {
  const call = roomOf(w.house, forms)
  return ((name: never, input: never, caller: Caller) =>
    call(name, input, { commandId: randomUUID(), ...caller })) as Forms
}

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

const askers = new WeakMap<World, Promise<Caller & { id: string }>>()

/** Somebody of a bureau that asks for forms. */
export function asker(w: World): Promise<Caller & { id: string }> {
  const known = askers.get(w) ?? seated(w, { unit: w.units.lamp, role: 'unit-leader', area: '990101' })
  askers.set(w, known)
  return known
}

let turn = 0
/** A form whose columns nobody has confirmed yet. */
export async function broughtAt(w: World): Promise<string> {
  turn += 1
  const input = { name: '困难群众名单', fileName: '名单.xlsx', ...sent(rosterFile(`困难群众名单${turn}`)) }
  return (await must(formsOf(w)('bring', input, await asker(w)))).form
}

export const bindings = [
  { path: '姓名', element: 'name', variant: null },
  { path: '联系电话', element: 'phone', variant: null },
  { path: '公民身份号码', element: 'id-number', variant: null },
  { path: '出生日期', element: 'birth-date', variant: null },
  { path: '是否低保', element: 'low-income', variant: null },
]

/** A form that is ready to be filled. */
export async function boundAt(w: World, purpose: 'form' | 'aid' = 'form'): Promise<string> {
  const form = await broughtAt(w)
  await must(formsOf(w)('bind', { form, bindings, purpose }, await asker(w)))
  return form
}
