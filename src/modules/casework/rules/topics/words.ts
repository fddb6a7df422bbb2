/** What of a text is about how it is asked or roughly where, not what about: such words join nothing. */
export type AskingWords = {
  /** Words of asking, greeting and office talk, in the plain form (small letters). */
  asking: readonly string[]
  /** Endings of names of towns and larger, too wide a place to make two matters one; names are two or three signs long. */
  wide: readonly string[]
}

/** Chinese and English beside each other: the texts of one county may be in both. */
export const askingWords: AskingWords = {
  asking: [
    ...'咨询 反映 投诉 举报 请求 恳请 恳求 希望 建议 强烈 要求 关于 加快 力度 建设 问题 情况 相关 有关 何时 什么时候'.split(
      ' ',
    ),
    ...'为什么 为何 如何 怎么 能否 是否 可否 领导 书记 市长 您好 你好 谢谢 尊敬的 尽快 解决 处理 请问 询问'.split(' '),
    ...'小区 业主 居民 市民 群众 严重 政策 长期 再次 我们 一下 县长 区长 局长 麻烦 帮忙'.split(' '),
    ...'please dear sir madam hello thank thanks request complaint about problem issue report'.split(' '),
    ...'the and for with from that this there have has are was were not you your our they them'.split(' '),
  ],
  wide: ['省', '市', '县', '区', '州', '镇', '乡', '街道'],
}
