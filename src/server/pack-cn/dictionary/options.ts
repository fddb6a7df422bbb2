import type { ElementOption } from '#register/rules'
import { optionsOfOthers } from './options-of-others.ts'
import { optionsOfPersons } from './options-of-persons.ts'

/** Codes and romanised names of GB/T 3304. */
const ethnicGroups = `
汉 Han|蒙古 Mongol|回 Hui|藏 Zang|维吾尔 Uygur|苗 Miao|彝 Yi|壮 Zhuang|布依 Buyei|朝鲜 Chosen|满 Man|侗 Dong|瑶 Yao|白 Bai|
土家 Tujia|哈尼 Hani|哈萨克 Kazak|傣 Dai|黎 Li|傈僳 Lisu|佤 Va|畲 She|高山 Gaoshan|拉祜 Lahu|水 Sui|东乡 Dongxiang|纳西 Naxi|
景颇 Jingpo|柯尔克孜 Kirgiz|土 Tu|达斡尔 Daur|仫佬 Mulao|羌 Qiang|布朗 Blang|撒拉 Salar|毛南 Maonan|仡佬 Gelao|锡伯 Xibe|
阿昌 Achang|普米 Pumi|塔吉克 Tajik|怒 Nu|乌孜别克 Uzbek|俄罗斯 Russ|鄂温克 Ewenki|德昂 Deang|保安 Bonan|裕固 Yugur|京 Gin|
塔塔尔 Tatar|独龙 Derung|鄂伦春 Oroqen|赫哲 Hezhen|门巴 Monba|珞巴 Lhoba|基诺 Jino`

/** The whole name ends in 族; forms leave it away. */
const groups: ElementOption[] = ethnicGroups
  .trim()
  .split('|')
  .map((pair, i) => {
    const [name = '', en = ''] = pair.trim().split(' ')
    return { code: String(i + 1).padStart(2, '0'), zh: `${name}族`, en, synonyms: [name] }
  })

const optionOf = (line: string): ElementOption => {
  const [code = '', zh = '', en = '', others = ''] = line.split('|').map((cell) => cell.trim())
  return { code, zh, en, synonyms: others.split('、').filter((word) => word !== '') }
}

export const options: Readonly<Record<string, readonly ElementOption[]>> = {
  ...Object.fromEntries(
    Object.entries({ ...optionsOfPersons, ...optionsOfOthers }).map(([name, text]) => [
      name,
      text.trim().split('\n').map(optionOf),
    ]),
  ),
  'ethnic-group': [...groups, { code: '97', zh: '其他', en: 'Other', synonyms: ['未识别民族'] }],
}
