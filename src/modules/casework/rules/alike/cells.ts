import type { Reading } from './matter.ts'

type Point = NonNullable<Reading['point']>

/** About 300 metres; a cell's number is made of its row and its column. */
const size = 0.003
const rowLength = 120_001

const numberOf = (row: number, column: number): number => row * rowLength + column
const rowOf = ({ lat }: Point): number => Math.floor((lat + 90) / size)
const columnOf = ({ long }: Point): number => Math.floor((long + 180) / size)

/** The piece of ground that a point lies in, as the column `cell` of a case keeps it. */
export const cellOf = (point: Point): number => numberOf(rowOf(point), columnOf(point))

/** Its own cell and the eight around it: what lies beside a point is in one of them. */
export const cellsAround = (point: Point): number[] =>
  [-1, 0, 1].flatMap((up) => [-1, 0, 1].map((right) => numberOf(rowOf(point) + up, columnOf(point) + right)))
