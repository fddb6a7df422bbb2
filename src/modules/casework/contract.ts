import { contract } from '#kernel/contract'
import { advice } from './contract/advice.ts'
import { acts } from './contract/acts.ts'
import { inside } from './contract/inside.ts'
import { upkeep } from './contract/upkeep.ts'
import { views } from './contract/views.ts'
import { voices } from './contract/voices.ts'

export const casework = contract('casework', { ...voices, ...acts, ...views, ...upkeep, ...inside, ...advice })
