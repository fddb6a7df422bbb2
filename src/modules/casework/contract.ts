import { contract } from '#kernel/contract'
import { advice } from './contract/advice.ts'
import { acts } from './contract/acts.ts'
import { alike } from './contract/alike.ts'
import { importJobs } from './contract/import-jobs.ts'
import { imports } from './contract/imports.ts'
import { inside } from './contract/inside.ts'
import { open } from './contract/open.ts'
import { routing } from './contract/routing.ts'
import { remote } from './contract/remote.ts'
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
  ...advice,
  ...upkeep,
  ...inside,
  ...remote,
  ...open,
  ...topics,
  ...imports,
  ...importJobs,
})
