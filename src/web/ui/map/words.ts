import type { Said } from '#kernel/words'

export const words = {
  open: { zh: '在地图上指出来', en: 'Point it out on a map' },
  close: { zh: '收起地图', en: 'Put the map away' },
  clear: { zh: '去掉标记', en: 'Take the mark off' },
  mine: { zh: '用我现在的位置', en: 'Use where I am now' },
  map: {
    zh: '县域地图：方向键移动，加减号缩放，回车标在十字处',
    en: 'Map of the county: arrow keys move, plus and minus zoom, Enter marks the crosshair',
  },
  hint: {
    zh: '点一下地图，标出位置；用键盘的话，方向键移动，回车标出。',
    en: 'Tap the map to mark the place; with a keyboard, move by the arrow keys and press Enter.',
  },
  marked: { zh: '已标在：', en: 'Marked: ' },
  under: { zh: '十字在：', en: 'Crosshair: ' },
  outside: {
    zh: '这里不在本县范围内，请标在县界以内。',
    en: 'This lies outside the county; please mark a place inside.',
  },
  nowhere: {
    zh: '没能得到您现在的位置，请在地图上点一下，或只用文字写明。',
    en: 'Your position could not be found; please tap the map, or just write where it is.',
  },
  failed: {
    zh: '地图没有打开，用文字写明地点也一样。',
    en: 'The map did not open; writing where it is counts the same.',
  },
  zoomIn: { zh: '放大', en: 'Zoom in' },
  zoomOut: { zh: '缩小', en: 'Zoom out' },
} satisfies Record<string, Said>
