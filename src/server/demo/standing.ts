import { asks } from './handling.ts'
import type { Plan, Scene, Stage } from './scene.ts'

/**
 * The cases of the last hours, each left at the step that one of the demo's people is there to take: to dispatch, to
 * accept, to rule, to adjudicate, to decide, to call back, to judge.
 */
export async function standing(stage: Stage): Promise<void> {
  const { go, speak, publish, dispatch, tale, player, handlerOf, unitOf } = stage
  let next = 100
  const spoken = (plan: Plan = 'plain'): Promise<Scene> => speak(tale((next += 5)), plan)
  const sent = async (plan: Plan = 'plain', unit?: string): Promise<Scene> => {
    const scene = await spoken(plan)
    await publish(scene)
    await dispatch(scene, unit)
    return scene
  }
  const atWork = async (plan: Plan = 'plain'): Promise<Scene> => {
    const scene = await sent(plan)
    await go('read', { case: scene.id }, scene.handler)
    await go('accept', { case: scene.id }, scene.handler)
    await go('contact', { case: scene.id, how: 'phone', reached: true, note: '已说明办理安排' }, scene.handler)
    return scene
  }
  const claimed = async (plan: Plan = 'plain'): Promise<Scene> => {
    const scene = await atWork(plan)
    await go('claim', { case: scene.id, reply: scene.fill(scene.story.reply[0] ?? '') }, scene.handler)
    return scene
  }
  const returned = async (): Promise<Scene> => {
    const scene = await sent('plain', unitOf('order'))
    const back = { reason: 'not-our-duty', basis: '职责清单第十二项不含此事项', unit: scene.unit } as const
    await go('return', { case: scene.id, ...back }, handlerOf('order'))
    return scene
  }
  const asked = async (input: object): Promise<Scene> => {
    const scene = await atWork()
    await go('ask', { case: scene.id, ...input } as never, scene.handler)
    return scene
  }
  const now = stage.days.clock.now().epochMilliseconds

  for (let i = 0; i < 4; i += 1) await spoken(i === 3 ? 'phone' : 'plain')
  for (let i = 0; i < 4; i += 1) await sent()
  for (let i = 0; i < 4; i += 1) await claimed(i % 2 ? 'phone' : 'plain')
  await returned()
  const twice = await returned()
  const ruling = { case: twice.id, upheld: true, unit: twice.unit, note: '已核对职责清单，改派' }
  await go('ruleReturn', ruling, player('paidan'))
  await go(
    'return',
    { case: twice.id, reason: 'ownership-unclear', basis: '设施产权未移交，见移交清单' },
    twice.handler,
  )
  await asked(asks.extension)
  await asked(asks.hard(now, 'funds'))
  const paused = await asked(asks.pause(now))
  const view = await go('get', { case: paused.id }, player('zhuren'))
  const [open] = view.ok ? view.value.asks : []
  if (open)
    await go('decide', { case: paused.id, ask: open.id, approved: true, note: '同意，材料齐后恢复' }, player('zhuren'))
  const unhappy = await claimed()
  await stage.judge(unhappy, 'unsatisfied', false)
}
