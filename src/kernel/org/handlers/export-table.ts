import type { z } from 'zod'
import type { Ctx } from '../../house.ts'
import { ok } from '../../result.ts'
import type { people as calls } from '../contract/people.ts'
import { isWithinReach } from '../plan/people.ts'
import { againstPost } from '../plan/structure.ts'
import { covers } from '../rules.ts'
import { knownAreas, knownPersons, knownUnits } from '../store/known.ts'
import type { TableKind } from '../tables/rows.ts'
import { areaCells, personCells, postCells, tableText, unitCells, unitNamer } from '../tables/write.ts'
import { askerOf } from './ground.ts'
import { postsKnown } from './posts-known.ts'

type Input = z.output<(typeof calls)['exportTable']['input']>

const isOpen = (thing: { closed: boolean }): boolean => !thing.closed

/** The rows of each table that the asker could change: the same rules decide as when it comes back. */
const rowsOf: Record<TableKind, (ctx: Ctx) => Promise<Parameters<typeof tableText>[1]>> = {
  async areas(ctx) {
    const { reach } = askerOf(ctx)
    const open = [...(await knownAreas(ctx.tx, ctx.tenant)).values()].filter(isOpen)
    return open
      .filter(({ path }) => covers(reach, path))
      .sort((a, b) => (a.path < b.path ? -1 : 1))
      .map(areaCells)
  },
  async units(ctx) {
    const { reach } = askerOf(ctx)
    const known = await knownUnits(ctx.tx, ctx.tenant)
    const nameOf = unitNamer(known.values())
    return [...known.values()]
      .filter((unit) => isOpen(unit) && covers(reach, unit.area))
      .map((unit) => unitCells(unit, nameOf(known.get(unit.parent ?? '')), ctx.lang))
  },
  async persons(ctx) {
    const asker = askerOf(ctx)
    return [...(await knownPersons(ctx.tx, ctx.tenant)).values()]
      .filter((person) => isOpen(person.kept) && isWithinReach(asker, person))
      .map(({ kept }) => personCells(kept))
  },
  async posts(ctx) {
    const asker = askerOf(ctx)
    const known = await postsKnown(ctx)
    const people = await knownPersons(ctx.tx, ctx.tenant)
    const nameOf = unitNamer(known.units.values())
    return [...known.posts.values()]
      .filter((post) => isOpen(post) && !againstPost(asker, known, post))
      .map((post) =>
        postCells(post, nameOf(known.units.get(post.unit)), people.get(post.person ?? '')?.kept.login ?? null),
      )
  },
}

export async function exportTable(ctx: Ctx, { kind }: Input) {
  const rows = await rowsOf[kind](ctx)
  return ok({ text: tableText(kind, rows, ctx.lang), rows: rows.length })
}
