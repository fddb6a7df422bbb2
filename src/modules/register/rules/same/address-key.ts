import { compact } from '../values/plain.ts'

const han = '〇一二三四五六七八九'

/** 十二 as 12; house numbers go no further than a few hundred. */
const inDigits = (text: string): string =>
  text
    .replaceAll(
      /([一二三四五六七八九]?)十([一二三四五六七八九]?)(?=号|栋|幢|单元|层|楼|室|组)/g,
      (_, tens: string, ones: string) =>
        String((tens === '' ? 1 : han.indexOf(tens)) * 10 + Math.max(0, han.indexOf(ones))),
    )
    .replaceAll(/[一二三四五六七八九](?=号|栋|幢|单元|层|楼|室|组)/g, (sign) => String(han.indexOf(sign)))

/**
 * What two ways of writing an address have in common: the road before the first number and all numbers, so that
 * 幸福路12号3栋2单元501室 and 幸福路12号3-2-501 are one. Undefined where there is no number: a village is no address of one house.
 */
export function addressKey(address: string): string | undefined {
  const text = inDigits(compact(address))
  const numbers = text.match(/\d+/g)
  if (!numbers) return undefined
  const road = text.slice(0, text.search(/\d/)).replace(/^.*?(省|市|区|县|街道|镇|乡|社区|村委会|居委会)(?=..)/g, '')
  return `${road.slice(-3)}${numbers.map(Number).join('-')}`
}
