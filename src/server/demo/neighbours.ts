import { merging, parting } from './desk-words.ts'
import { stranger } from './drive.ts'
import { suits } from './plan.ts'
import { strays } from './resident-words.ts'
import type { Scene, Stage } from './scene.ts'

type Take = (s: Scene) => void

/** Somebody who lives there too, in their own words, without knowing of the first. */
const besides = (stage: Stage, s: Scene, i: number): Promise<Scene> =>
  stage.speak({ ...s.told, say: s.told.others[i] ?? s.told.say }, 'plain', s.spot.again())

/** Neighbours who find what was said and say that it is so for them too. */
export function joinIn({ go, later, contact }: Stage, s: Scene): void {
  for (const [i, other] of s.told.others.entries())
    later(5 + i * 25, () =>
      go(
        'say',
        { text: s.spot.fill(other), join: s.id, place: s.spot.again().place, contact: contact('plain') },
        stranger,
      ),
    )
}

/** Neighbours who tell the same anew; the centre sees it and merges. */
export function tellAgain(stage: Stage, s: Scene): void {
  for (const i of s.told.others.keys())
    stage.later(3 + i, async () => {
      const twin = await besides(stage, s, i)
      const merged = { case: twin.id, into: s.id, reason: stage.deal(merging) }
      stage.later(1.2, () => stage.go('merge', merged, stage.player('paidan')))
    })
}

/** Neighbours who tell the same anew, and nobody notices. */
export function tellApart(stage: Stage, s: Scene, take: Take): void {
  for (const i of s.told.others.keys()) stage.later(20 + i * 40, async () => take(await besides(stage, s, i)))
}

/** A neighbour who joins in, but with another matter: the centre takes it out and sends it where it belongs. */
export function stray(stage: Stage, s: Scene, take: Take): void {
  const { go, later, deal, contact, tale, player, handlerOf, unitOf } = stage
  later(6, async () => {
    const told = tale((one) => suits('redo')(one) && one.unit !== s.told.unit && one.where === s.told.where)
    const text = `${deal(strays)}${s.spot.fill(told.say)}`
    const said = await go('say', { text, join: s.id, contact: contact('plain') }, stranger)
    if (!said.ok) return
    const { request, number, code } = said.value
    later(2, async () => {
      const out = await go('split', { case: s.id, requests: [request], reason: deal(parting) }, player('paidan2'))
      if (!out.ok) return
      const own = {
        id: out.value.made,
        number,
        code,
        text,
        told,
        handler: handlerOf(told.unit),
        unit: unitOf(told.unit),
      }
      take({ ...s, ...own, plan: 'plain' })
    })
  })
}
