import type { Said } from '#kernel/words'
import type { Place } from '../places/place.ts'
import type { Knowing, Reading } from './matter.ts'
import type { Known, Likeness } from './most-alike.ts'
import { sharedRuns } from './shared-runs.ts'

/** Half a kilometre off is told, not counted as a reason. */
const near = 500

const distance = (metres: number): Said => {
  if (metres < 10) return { zh: '位置相同', en: 'at the same spot' }
  const round = metres < 100 ? Math.round(metres / 5) * 5 : Math.round(metres / 10) * 10
  return { zh: `相距约${round}米`, en: `about ${round} m apart` }
}

const ago = (days: number): Said => {
  if (days < 1 / 24) return { zh: '不到一小时', en: 'within the hour' }
  const hours = Math.round(days * 24)
  if (hours < 24) return { zh: `相隔${hours}小时`, en: `${hours} h apart` }
  const whole = Math.round(days)
  return { zh: `相隔${whole}天`, en: whole === 1 ? 'a day apart' : `${whole} days apart` }
}

const capital = (name: string): string => name.replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase())

/** The name as both give it; a crossing is its two roads. */
function placed(place: Place, door: boolean): Said {
  const name = capital(place.kind === 'line' || place.kind === 'crossing' ? place.name : place.key)
  if (place.kind === 'crossing') {
    const roads = name.split(' & ')
    return { zh: `同在${roads.join('与')}路口`, en: `both where ${roads.join(' and ')} meet` }
  }
  if (place.kind === 'line') return { zh: `地点同为“${name}”`, en: `same place: ${name}` }
  if (!door) return { zh: `同在${name}`, en: `both at ${name}` }
  return place.part
    ? { zh: `同在${name}同一栋`, en: `same building of ${name}` }
    : { zh: `同在${name}，门牌相近`, en: `same part of ${name}` }
}

const spots = ({ where }: Likeness, areaOf: (path: string) => Said | null): Said[] => {
  const area = where.same || !where.area?.includes('.') ? null : areaOf(where.area)
  return [
    ...(where.same ? [placed(where.same.place, where.same.isDoor)] : []),
    ...(area ? [{ zh: `同在${area.zh}`, en: `both in ${area.en}` }] : []),
    ...(where.metres !== null && where.metres < near ? [distance(where.metres)] : []),
  ]
}

const things = (asked: Reading, { what }: Likeness, shareOf: Knowing['shareOf']): Said[] => {
  const runs = sharedRuns(asked.rest, what.shared, shareOf)
  return [
    ...(what.category === 'same' ? [{ zh: '类别相同', en: 'same category' }] : []),
    ...(what.category === 'parent' ? [{ zh: '类别相近', en: 'related category' }] : []),
    ...(runs.length > 0
      ? [
          {
            zh: `都说到${runs.map((run) => `“${run}”`).join('')}`,
            en: `both say ${runs.map((run) => `“${run}”`).join(', ')}`,
          },
        ]
      : []),
  ]
}

/** Why a matter seems to be the same as one that is known, in one line for a person; from what was compared and no more. */
export function whyAlike(
  asked: Reading,
  known: Known,
  likeness: Likeness,
  { shareOf, areaOf }: Pick<Knowing, 'shareOf'> & { areaOf: (path: string) => Said | null },
): Said {
  const parts = [
    ...spots(likeness, areaOf),
    ago(likeness.days),
    ...things(asked, likeness, shareOf),
    ...(known.isClosed ? [{ zh: '那件已办结', en: 'that one is closed' }] : []),
  ]
  return { zh: parts.map(({ zh }) => zh).join('、'), en: parts.map(({ en }) => en).join(', ') }
}
