import type { Element } from '#register/rules'
import { care } from './dictionary/care.ts'
import { households } from './dictionary/households.ts'
import { organisations } from './dictionary/organisations.ts'
import { persons } from './dictionary/persons.ts'
import { places } from './dictionary/places.ts'
import { elementsOf } from './dictionary/row.ts'

/** The data dictionary that a new county begins with. It may change every line of it. */
export const dictionary: readonly Element[] = [
  ...elementsOf(persons, 'person'),
  ...elementsOf(care, 'person'),
  ...elementsOf(households, 'household'),
  ...elementsOf(places, 'place'),
  ...elementsOf(organisations, 'organisation'),
]
