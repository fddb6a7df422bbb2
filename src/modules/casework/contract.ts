import { contract } from '#kernel/contract'
import { acts } from './contract/acts.ts'
import { alike } from './contract/alike.ts'
import { inside } from './contract/inside.ts'
import { routing } from './contract/routing.ts'
import { topics } from './contract/topics.ts'
import { upkeep } from './contract/upkeep.ts'
import { views } from './contract/views.ts'
import { voices } from './contract/voices.ts'

export const casework = contract('casework', {
  ...voices,
  ...acts,
  ...views,
  ...alike,
  ...routing,
  ...upkeep,
  ...inside,
  ...topics,
})
