import { approved, contacted, ownership, returns, upheld, getWord } from './desk-words.ts'
import { asksOf } from './handling.ts'
import { suits, type Plan } from './plan.ts'
import type { Scene, Stage } from './scene.ts'

/**
 * The cases of the last hours, each left at the step that one of the demo's people is there to take: to dispatch, to
 * merge, to accept, to rule, to adjudicate, to decide, to call back, to judge.
 */
export async function standing(stage: Stage): Promise<void> {
  const { go, deal, speak, publish, dispatch, tale, player, handlerOf, unitOf } = stage
  const spoken = (plan: Plan = 'plain'): Promise<Scene> => speak(tale(suits(plan)), plan)
  const sent = async (plan: Plan = 'plain'): Promise<Scene> => {
    const scene = await spoken(plan)
    await publish(scene)
    await dispatch(scene)
    return scene
  }
  const atWork = async (plan: Plan = 'plain'): Promise<Scene> => {
    const scene = await sent(plan)
    await go('read', { case: scene.id }, scene.handler)
    await go('accept', { case: scene.id }, scene.handler)
    await go('contact', { case: scene.id, how: 'phone', reached: true, note: deal(contacted) }, scene.handler)
    return scene
  }
  const claimed = async (plan: Plan = 'plain'): Promise<Scene> => {
    const scene = await atWork(plan)
    await go('claim', { case: scene.id, reply: scene.spot.fill(scene.told.reply) }, scene.handler)
    return scene
  }
  const returned = async (): Promise<Scene> => {
    const scene = await spoken('redo')
    await publish(scene)
    const { wrong, reason, basis } = getWord(returns, scene.told.category)
    await dispatch(scene, unitOf(wrong))
    await go('return', { case: scene.id, reason, basis, unit: scene.unit }, handlerOf(wrong))
    return scene
  }
  const asked = async (plan: 'extension' | 'hard' | 'pause'): Promise<Scene> => {
    const scene = await atWork(plan)
    const asking = asksOf(stage, scene)[plan](now)
    await go('ask', { case: scene.id, ...asking } as never, scene.handler)
    return scene
  }
  const now = stage.days.clock.now().epochMilliseconds

  for (let i = 0; i < 3; i += 1) await spoken(i === 2 ? 'phone' : 'plain')
  const first = await spoken('merge')
  await speak({ ...first.told, say: first.told.others[0] ?? '' }, 'plain', first.spot.again())
  for (let i = 0; i < 4; i += 1) await sent()
  for (let i = 0; i < 4; i += 1) await claimed(i % 2 ? 'phone' : 'plain')
  await returned()
  const twice = await returned()
  const ruling = { case: twice.id, upheld: true, unit: twice.unit, note: deal(upheld) }
  await go('ruleReturn', ruling, player('paidan'))
  await go('return', { case: twice.id, reason: 'ownership-unclear', basis: deal(ownership) }, twice.handler)
  await asked('extension')
  await asked('hard')
  const paused = await asked('pause')
  const view = await go('get', { case: paused.id }, player('zhuren'))
  const [open] = view.ok ? view.value.asks : []
  if (open)
    await go('decide', { case: paused.id, ask: open.id, approved: true, note: deal(approved) }, player('zhuren'))
  const unhappy = await claimed('redo')
  await stage.judge(unhappy, 'unsatisfied', false)
}
