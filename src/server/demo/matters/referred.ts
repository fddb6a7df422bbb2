/** What no unit can settle: it is explained, and the way is shown. */
export type Referred = {
  category: string
  reason: 'legal-path' | 'out-of-scope' | 'emergency-service' | 'unlawful'
  say: string
  reply: string
}

export const referred: readonly Referred[] = [
  {
    category: 'other',
    reason: 'legal-path',
    say: '法院判我赢了，对方到现在不给钱，执行局电话打不通，你们替我催催。',
    reply:
      '您反映的案件已进入执行程序，催办应向执行法院提出。执行局接待时间和法律援助电话12348的受理窗口一并短信给您，可凭判决书先查执行进度。',
  },
  {
    category: 'other',
    reason: 'legal-path',
    say: '哥哥占了我爸留下的房子，我有遗嘱，想请政府把房子判给我。',
    reply:
      '这是继承纠纷，应当由法院裁判，行政机关不能替您认定房屋归属。可先找{村}调解员谈一次，谈不拢再起诉，12348能帮您写诉状。',
  },
  {
    category: 'labour',
    reason: 'legal-path',
    say: '老板欠我工资，仲裁输了，我不服，你们再给我判一遍。',
    reply:
      '仲裁裁决后应在十五日内向法院起诉，劳动监察不能改变裁决。法律援助中心可以免费看材料，地址已发给您，请别错过期限。',
  },
  {
    category: 'other',
    reason: 'out-of-scope',
    say: '我在网上买的手机是翻新机，卖家不退，麻烦你们去店里把钱要回来。店在外省。',
    reply: '网购纠纷由卖家所在地处理，请先在平台申请售后，再打12315。退货运费和时限的说明我们整理好发给您了。',
  },
  {
    category: 'other',
    reason: 'emergency-service',
    say: '楼下两家打起来了，一个拿着铁锨，快来。',
    reply: '正在发生的人身危险请立即拨打110，受理人员已同时转接。确认安全后，如还需要社区调解，可再打给我们。',
  },
  {
    category: 'other',
    reason: 'emergency-service',
    say: '{院}{栋}号楼冒烟，闻着像烧塑料，是不是着火了',
    reply: '请先撤离并拨打119，我们已同步转接消防。后续需要临时安置的，由社区为您安排。',
  },
  {
    category: 'housing-estate',
    reason: 'legal-path',
    say: '物业起诉我欠费，开庭传票都来了，你们帮我把案子撤了吧，是他们先不修的。',
    reply:
      '案件已由法院受理，我们无权撤诉。您可以在庭上提出物业没有履行维修义务，证据的收集方法请咨询12348。维修本身我们另派单督促物业。',
  },
  {
    category: 'traffic-parking',
    reason: 'unlawful',
    say: '我驾照扣满了，能不能走个关系帮我销两分，好处少不了。',
    reply: '记分不能买卖或代销，这样做是违法的。您可以参加学习减分，也可对处罚依法申请复议，办理方法已发给您。',
  },
  {
    category: 'farm',
    reason: 'legal-path',
    say: '分地的时候我家出嫁的姑娘没给地，告到村里二十年了，你们给个结论。',
    reply:
      '承包地权益争议可向土地承包仲裁委申请，也可直接起诉。仲裁申请书样本和要准备的材料已寄给您，村里也会配合调档。',
  },
]
