import { contract } from '#kernel/contract'
import { bringing } from './contract/bringing.ts'
import { dictionary } from './contract/dictionary.ts'
import { reading } from './contract/reading.ts'
import { subjects } from './contract/subjects.ts'

export const register = contract('register', { ...subjects, ...reading, ...dictionary, ...bringing })
