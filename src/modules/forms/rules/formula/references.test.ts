import { describe, expect, test } from 'vitest'
import { copiedTo, findsByText } from './references.ts'

describe('a formula copied two rows below and one column to the right', () => {
  test.each([
    ['SUM(K6:K25)', 'SUM(L8:L27)'],
    ['IF(K6=0,"",L6/K6)', 'IF(L8=0,"",M8/L8)'],
    ['$K6+K$6+$K$6', '$K8+L$6+$K$6'],
    ['字典!A6&"A6"&\'甲 乙\'!A6', '字典!B8&"A6"&\'甲 乙\'!B8'],
    ['等级A8+A8等级+残疾.A8', '等级A8+A8等级+残疾.A8'],
    ['LOG10(A1)+LOG10', 'LOG10(B3)+LOH12'],
    ['AB1(2)', 'AB1(2)'],
    ['1E5+2.5E3*A1', '1E5+2.5E3*B3'],
    ['SUM(K:K)+SUM($K:K)+SUM(3:5)+SUM($3:5)', 'SUM(L:L)+SUM($K:L)+SUM(5:7)+SUM($3:7)'],
    ['SUM(表1[[#This Row],[A1]])+表1[A1]', 'SUM(表1[[#This Row],[A1]])+表1[A1]'],
    ['[1]表!A1+[1]表!$A$1', '[1]表!B3+[1]表!$A$1'],
    ['A1:INDEX(B:B,3)', 'B3:INDEX(C:C,3)'],
    ['"he said ""A1"""&A1', '"he said ""A1"""&B3'],
    ["'it''s A1'!A1", "'it''s A1'!B3"],
    ['XFD1+A1048576', '#REF!+#REF!'],
    ['ZZZ99+XFE1', 'ZZZ99+XFE1'],
    ['#REF!+#N/A+A1', '#REF!+#N/A+B3'],
    ['_xlfn.DISPIMG("ID_A1",1)', '_xlfn.DISPIMG("ID_A1",1)'],
    ['"open A1', '"open B3'],
  ])('%s', (formula, moved) => expect(copiedTo(formula, 2, 1)).toBe(moved))
})

test('formulas that find cells by text are known', () => {
  expect(findsByText('INDIRECT("K6")')).toBe(true)
  expect(findsByText('sum(offset (A1,1,1))')).toBe(true)
  expect(findsByText('"INDIRECT(A1)"&MYOFFSET(1)')).toBe(false)
})
