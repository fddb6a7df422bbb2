import type { Said } from '#kernel/words'

export const suggestionWords = {
  title: { zh: '系统建议', en: 'Suggested' },
  take: { zh: '按建议派单', en: 'Dispatch like this' },
  takeCategory: { zh: '采用这个类别', en: 'Take this category' },
  other: { zh: '另选', en: 'Choose another' },
  fill: { zh: '填入', en: 'Fill in' },
  category: { zh: '类别', en: 'Category' },
  unit: { zh: '单位', en: 'Unit' },
  unsure: { zh: '没有把握，不作建议', en: 'not sure enough to say' },
  by: { zh: '文中说到', en: 'because it says' },
  next: { zh: '其次可能是', en: 'next likeliest:' },
  yours: {
    zh: '建议来自以往的派单记录，由您决定。',
    en: 'Learnt from how cases were dispatched before. You decide.',
  },
} satisfies Record<string, Said>

/** How sure, in words and as a frequency that can be checked. */
export const surenessSaid = (sure: number): Said => {
  const times = Math.round(sure * 100)
  const [zh, en] =
    sure >= 0.97
      ? ['很有把握', 'Very sure']
      : sure >= 0.9
        ? ['比较有把握', 'Fairly sure']
        : ['把握不大', 'Not very sure']
  return { zh: `${zh}，这样的建议 100 次约对 ${times} 次`, en: `${en}: right about ${times} times in 100` }
}
