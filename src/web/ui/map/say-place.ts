import type { CountyMap, Point } from '#kernel/map/geojson'
import type { Lang, Said } from '#kernel/words'
import type { PickMap } from './pick-map.ts'
import { words } from './words.ts'

/**
 * The residents' form gets a map where a script runs; without one the form is whole as it is. The map and what draws it
 * are loaded when somebody presses for them, and the device is asked where it is only by a press of its own.
 */
function offerMap(root: HTMLElement, lat: HTMLInputElement, long: HTMLInputElement): void {
  const lang: Lang = document.documentElement.lang.startsWith('en') ? 'en' : 'zh'
  let map: PickMap | null = null

  const button = (said: Said, act: () => void): HTMLButtonElement => {
    const made = document.createElement('button')
    made.type = 'button'
    made.className = 'quiet'
    made.textContent = said[lang]
    made.addEventListener('click', act)
    return made
  }
  const box = document.createElement('div')
  const told = document.createElement('output')
  const hint = document.createElement('p')
  hint.textContent = words.hint[lang]
  hint.className = told.className = 'small soft'
  const say = (sentence: string): void => {
    told.textContent = sentence
  }
  const point = (): Point | null =>
    lat.value && long.value ? { lat: Number(lat.value), long: Number(long.value) } : null
  const keep = (at: Point | null): void => {
    lat.value = at ? String(at.lat) : ''
    long.value = at ? String(at.long) : ''
    clear.hidden = at === null
  }
  const clear = button(words.clear, () => {
    keep(null)
    map?.show(null)
    say('')
    toggle.focus()
  })
  const mine = button(words.mine, () => map?.locate())
  const setOpen = (open: boolean): void => {
    toggle.textContent = (open ? words.close : words.open)[lang]
    toggle.setAttribute('aria-expanded', String(open))
    hint.hidden = box.hidden = !open
    mine.hidden = !open || !isSecureContext || !('geolocation' in navigator)
  }
  const openIt = async (): Promise<void> => {
    toggle.disabled = true
    try {
      const [{ openMap }, answer] = await Promise.all([import('./pick-map.ts'), fetch('/api/org/map')])
      if (!answer.ok) throw new Error(answer.statusText)
      const county = (await answer.json()) as CountyMap
      setOpen(true)
      map = openMap(box, { county, lang, point: point(), onPick: keep, onSay: say })
      box.focus()
    } catch {
      say(words.failed[lang])
    }
    toggle.disabled = false
  }
  const closeIt = (opened: PickMap): void => {
    opened.close()
    map = null
    box.replaceChildren()
    setOpen(false)
  }
  const toggle = button(words.open, () => {
    if (map) closeIt(map)
    else void openIt()
  })
  const row = document.createElement('div')
  row.className = 'pick'
  row.append(toggle, mine, clear)
  root.append(row, hint, box, told)
  keep(point())
  setOpen(false)
  root.hidden = false
}

const root = document.getElementById('map-point')
const [lat, long] = [
  root?.querySelector<HTMLInputElement>('[name=lat]'),
  root?.querySelector<HTMLInputElement>('[name=long]'),
]
if (root && lat && long) offerMap(root, lat, long)
