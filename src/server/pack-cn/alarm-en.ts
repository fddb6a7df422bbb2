import type { AlarmWords } from '#casework/rules'
import { list } from './list.ts'

const many = list(`
    building | block | street | estate | neighbourhood | neighborhood | village | everyone | everybody |
    residents | households | families | school | hospital | tower | whole | entire | area | tenants`)
const child = list(`
    child | children | boy | girl | baby | toddler | son | daughter | mother | father | grandmother |
    grandfather | elderly | old man | old woman | patient | student`)

/** How people speak of danger in English. */
export const alarmEn: AlarmWords = {
  near: 40,
  dangers: [
    {
      class: 'life',
      any: ['gas'],
      with: list('leak | leaks | leaking | smell | smells | smelling | smelled | escaping'),
      not: ['gas station', 'gas leak detector', 'gas alarm', 'gas bill'],
    },
    {
      class: 'life',
      any: list('wire | wires | cable | cables | power line | power lines | transformer'),
      with: list(`
    live | exposed | bare | down | downed | fallen | hanging | dangling | sparking | sparks | smoking |
    burning`),
    },
    { class: 'life', any: ['electrocuted', 'electric shock', 'got a shock', 'electrocution'] },
    {
      class: 'life',
      any: list(`
    on fire | caught fire | fire in | fire at | there is a fire | house fire | burning down | flames |
    smoke coming | smoke is coming | smoke from the | explosion | exploded`),
      unless: ['chimney', 'barbecue', 'exhaust', 'factory', 'fire drill'],
    },
    {
      class: 'life',
      any: list(`
    collapsed | collapsing | collapse | about to fall | going to fall | caving in | caved in | sinkhole |
    landslide | leaning dangerously | falling debris | falling bricks | falling tiles`),
    },
    {
      class: 'life',
      any: ['manhole', 'manhole cover', 'drain cover', 'sewer cover'],
      with: list('missing | gone | open | stolen | without | no cover | uncovered | broken | collapsed'),
    },
    {
      class: 'life',
      any: list(`
    trapped | stuck in the lift | stuck in the elevator | stuck in an elevator | stuck in a lift |
    drowning | drowned`),
    },
    {
      class: 'life',
      any: list(`
    suicide | kill myself | kill himself | kill herself | end my life | take my own life | want to die |
    jump off | jump from`),
      firm: true,
    },
    {
      class: 'life',
      any: ['poisoned', 'poisoning', 'carbon monoxide'],
      not: ['carbon monoxide detector', 'carbon monoxide alarm'],
    },
    { class: 'life', any: ['missing', 'lost', 'wandered off', 'disappeared', 'kidnapped'], with: child },
    {
      class: 'life',
      any: list(`
    unconscious | not breathing | collapsed on | bleeding heavily | with a knife | stabbed | gunshot |
    shooting`),
    },
    {
      class: 'life',
      any: ['tree', 'branch', 'branches', 'wall', 'pole', 'sign'],
      with: ['about to fall', 'going to fall', 'leaning', 'falling', 'fallen on', 'toppling'],
    },
    { class: 'life', any: ['flooded', 'flooding', 'waist-deep', 'knee-deep', 'under water'], habitual: true },
    {
      class: 'supply',
      any: list(`
    no water | no running water | without water | no power | no electricity | without power |
    without electricity | power outage | blackout | power cut | no heating | no heat | without heating |
    without heat | no gas | water is cut off | power is out | power is off`),
      with: many,
      unless: ['threaten', 'threatens', 'threatened', 'bill', 'unpaid'],
      habitual: true,
    },
  ],
  denied: list("no | not | never | without | isn't | wasn't | aren't | nobody | no one | nor | don't | do not"),
  light: list(`
    a | an | any | been | be | is | was | were | are | there | sign of | signs of | the | of | has | had |
    more`),
  supposed: list(`
    worried | worry | afraid | fear | in case | might | could | may | would | prevent | avoid | risk of |
    danger of | potential | someday | one day | future | likely to`),
  ifs: ['if', 'what if', 'unless', 'should there be', 'suppose'],
  past: list(`
    last year | last month | years ago | year ago | months ago | used to | once | previously |
    in the past | last winter | last summer | had been`),
  years: String.raw`\b(?:in|since|from) (?:19|20)\d\d\b`,
  habit: list(`
    often | every time | always | whenever | each time | every year | regularly | sometimes | frequently |
    when it rains`),
  behind: list('last year | last month | years ago | year ago | months ago | last winter | last summer | in the past'),
  now: list(`
    now | currently | right now | still | today | at this moment | again | already | any moment |
    any minute | at the moment | tonight | this morning`),
}
