/** Signs that stand for each other in names: the old form behind the new one, and those that offices write for one another. */
const groups = `
刘劉 陈陳 张張 杨楊 赵趙 黄黃 吴吳 孙孫 马馬 罗羅 郑鄭 谢謝 韩韓 冯馮 邓鄧 许許 萧蕭肖 闫阎閻 傅付 于於 叶葉
苏蘇 卢盧 蒋蔣 贾賈 邹鄒 陆陸 龙龍 万萬 钱錢 汤湯 乔喬 赖賴 龚龔 严嚴 顾顧 钟鍾鐘 谭譚 范範 岳嶽 涂塗 沈瀋 游遊
纪紀 娄婁 侯矦 温溫 卫衛 鲁魯 毕畢 聂聶 关關 鲍鮑 齐齊 国國囯 华華 伟偉 强強彊 丽麗 兰蘭 凤鳳鳯 云雲 杰傑 峰峯
群羣 升昇陞 勋勛勳 庆慶 义義 礼禮 宝寶寳 贵貴 荣榮 胜勝 军軍 东東 红紅 梅楳 学學斈 书書 长長 兴興 业業
圣聖 岩巖 润潤 泽澤 洁潔 琼瓊 莹瑩 颖穎頴 静靜 艳艷豔 娇嬌 婵嬋 珍珎 玮瑋 锋鋒 铭銘 钢鋼 铁鐵 银銀 锦錦 镇鎮
渊淵 涛濤 满滿 滨濱 灵靈 焕煥 烨燁 炜煒 尧堯 扬揚 维維 绍紹 继繼 绪緒 纯純 绣繡 广廣 应應 庄莊 开開 德徳 恒恆
怀懷 惠恵 恺愷 启啟啓 和龢 双雙 发發 台臺 向曏 坚堅 坛壇 垒壘 备備 复復 奋奮 妇婦 实實 宁寧甯 宪憲 尔爾 岚嵐
岭嶺 帅帥 师師 并並 异異 彦彥 征徵 录錄 总總 朴樸 权權 来來 树樹 桥橋 栋棟 样樣 楼樓 欢歡 沪滬 洒灑 浅淺 滢瀅
点點 爱愛 珑瓏 璎瓔 电電 画畫 盖蓋 监監 确確 祯禎 笔筆 简簡 约約 联聯 胡鬍 腾騰 致緻 艺藝 芦蘆 苇葦 荐薦 药藥
莲蓮 蓝藍 蚕蠶 补補 袭襲 规規 训訓 记記 诗詩 诚誠 语語 谅諒 谦謙 贤賢 贞貞 质質 赞贊 跃躍 车車 辉輝 达達 运運
进進 远遠 连連 迁遷 选選 适適 逊遜 郁鬱 闻聞 闽閩 阳陽 阴陰 际際 陇隴 难難 韬韜 韵韻 页頁 顺順 领領 题題 风風
飞飛 饶饒 驰馳 骁驍 骏駿 鸣鳴 鸿鴻 鹏鵬 鹤鶴 麦麥`

const plainSign = new Map(
  groups
    .trim()
    .split(/\s+/)
    .flatMap((group) => {
      const [first = '', ...others] = group
      return others.map((sign): [string, string] => [sign, first])
    }),
)

/** A name in one way of writing it, so that 劉國強 and 刘国强 are the same. */
export const oneWriting = (name: string): string => Array.from(name, (sign) => plainSign.get(sign) ?? sign).join('')
