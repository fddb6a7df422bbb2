import { describe, expect, test } from 'vitest'
import { centreOf, properTakerOf, type Directory, type Unit } from './directory.ts'

const unit = (id: string, kind: string, area = '990101'): Unit => ({
  id,
  kind,
  area,
  name: { zh: id, en: id },
  parent: null,
  public_phone: null,
})
const county = (units: Unit[], more: Partial<Directory> = {}): Directory => ({
  areas: [],
  units,
  complaintKinds: ['centre', 'government'],
  administrators: [],
  senders: units.map((one) => ({ unit: one.id, area: '990101' })),
  area: () => undefined,
  unit: (id) => units.find((one) => one.id === id),
  ...more,
})
const here = '990101.001.001'
const centre = unit('centre', 'centre')
const street = unit('street', 'centre', '990101.001')
const government = unit('government', 'government')
const bureau = unit('bureau', 'bureau')

describe('who receives what is said', () => {
  test('the nearest centre; of a complaint about it the one above it, then the kinds that the county names', () => {
    expect(centreOf(county([centre, street]), here)?.id).toBe('street')
    expect(centreOf(county([centre, street]), here, 'street')?.id).toBe('centre')
    expect(centreOf(county([centre, government]), here, 'centre')?.id).toBe('government')
    expect(centreOf(county([centre, government], { complaintKinds: ['government'] }), here, 'bureau')?.id).toBe(
      'government',
    )
  })

  test('where there is none, an administrator’s unit keeps the complaint, else the one that stands highest', () => {
    const village = unit('village', 'community', here)
    expect(centreOf(county([centre, bureau, village]), here, 'centre')?.id).toBe('bureau')
    const kept = county([centre, bureau, village], { administrators: ['centre', 'village'] })
    expect(centreOf(kept, here, 'centre')?.id).toBe('village')
  })

  test('a unit in which nobody sits takes none in', () => {
    const keeper = { administrators: ['bureau'] }
    const nobody = county([centre, government, bureau], { ...keeper, senders: [{ unit: 'centre', area: '990101' }] })
    expect(centreOf(nobody, here, 'centre')?.id).toBe('bureau')
    const elsewhere = { ...keeper, senders: [{ unit: 'government', area: '990101.002' }] }
    expect(centreOf(county([centre, government, bureau], elsewhere), here, 'centre')?.id).toBe('bureau')
  })

  test('what is only kept belongs to the unit that takes it in; what lies with one that does stays', () => {
    const all = county([centre, street, government, bureau])
    expect(properTakerOf(all, here, 'centre', 'bureau')?.id).toBe('street')
    expect(properTakerOf(all, here, 'centre', 'government')).toBeUndefined()
    expect(properTakerOf(county([centre, government]), here, 'centre', 'centre')?.id).toBe('government')
    expect(properTakerOf(county([centre, bureau]), here, 'centre', 'bureau')).toBeUndefined()
  })

  test('in a county of one unit it is kept all the same, in that unit’s name', () => {
    expect(centreOf(county([centre], { administrators: ['centre'] }), here, 'centre')?.id).toBe('centre')
  })
})
