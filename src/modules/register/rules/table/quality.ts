import type { Said } from '#kernel/words'
import { isRoundedColumn } from '../values/id-number.ts'
import { textOf } from './grid.ts'
import type { Cell, Fault, Read } from '../values/value.ts'

/** How the cells of one column fared. */
export type ColumnQuality = {
  path: string
  element: string
  filled: number
  empty: number
  read: number
  refused: Partial<Record<Fault, number>>
  /** Different values among those that were read; a number of people that all have one telephone stands out. */
  distinct: number
  warnings: QualityWarning[]
}

export const qualityWarnings = {
  rounded: {
    zh: '这一列有许多号码以 000 结尾，多半被表格当作数字存过，校验码碰巧对上的也不可信。',
    en: 'Many numbers of this column end in 000: they were probably kept as numbers, and even those whose check digit fits are not to be believed.',
  },
  'mostly-refused': {
    zh: '一半以上读不出来，这一列多半对应错了。',
    en: 'More than half cannot be read: the column is probably taken for the wrong element.',
  },
  'mostly-empty': { zh: '十行里不到一行有内容。', en: 'Less than one row in ten has anything in it.' },
  'one-value': { zh: '每一行都一样。', en: 'Every row says the same.' },
} satisfies Record<string, Said>
export type QualityWarning = keyof typeof qualityWarnings

/** So many long numbers show whether a column was rounded, and so many values how varied it is; the rest is only counted. */
const kept = 2000

/** Counts one column while its rows pass; holds no more than the first thousands of its values. */
export class QualityOf {
  readonly #path: string
  readonly #element: string
  #empty = 0
  #read = 0
  #refused: Partial<Record<Fault, number>> = {}
  readonly #values = new Set<string>()
  readonly #long: string[] = []

  constructor(path: string, element: string) {
    this.#path = path
    this.#element = element
  }

  add(cell: Cell, read: Read): void {
    if (read.ok && read.value === undefined) {
      this.#empty += 1
      return
    }
    const text = textOf(cell)
    if (/^\d{17}[\dXx]$/.test(text) && this.#long.length < kept) this.#long.push(text)
    if (!read.ok) this.#refused[read.refusal.code] = (this.#refused[read.refusal.code] ?? 0) + 1
    else {
      this.#read += 1
      if (this.#values.size < kept) this.#values.add(String(read.value))
    }
  }

  #warnings(filled: number): QualityWarning[] {
    const found: [QualityWarning, boolean][] = [
      ['rounded', isRoundedColumn(this.#long)],
      ['mostly-refused', filled >= 5 && this.#read * 2 < filled],
      ['mostly-empty', filled > 0 && filled * 10 < filled + this.#empty],
      ['one-value', this.#read >= 20 && this.#values.size === 1],
    ]
    return found.filter(([, is]) => is).map(([warning]) => warning)
  }

  result(): ColumnQuality {
    const refused = Object.values(this.#refused).reduce((sum, n) => sum + n, 0)
    const filled = this.#read + refused
    return {
      path: this.#path,
      element: this.#element,
      filled,
      empty: this.#empty,
      read: this.#read,
      refused: this.#refused,
      distinct: this.#values.size,
      warnings: this.#warnings(filled),
    }
  }
}
