export * from './rules/element.ts'
