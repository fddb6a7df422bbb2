import { posix } from 'node:path'

/** A file as the architecture sees it: where it lies and what it says. */
export type Source = { path: string; text: string }

/** A part of the house. Its first matching row is a file's zone; `knows` lists what else it may import. */
type Zone = { name: string; under: string; knows: readonly string[] }

/** Who may know whom. Everybody knows itself and the kernel's nouns; nobody above knows who stands below. */
export const zones: readonly Zone[] = [
  { name: 'kernel', under: 'src/kernel/', knows: [] },
  { name: 'inbox', under: 'src/modules/inbox/', knows: ['kernel'] },
  { name: 'casework', under: 'src/modules/casework/', knows: ['kernel', '#inbox', '#inbox/rules'] },
  { name: 'register', under: 'src/modules/register/', knows: ['kernel', '#inbox', '#inbox/rules'] },
  {
    name: 'forms',
    under: 'src/modules/forms/',
    knows: ['kernel', '#inbox', '#inbox/rules', '#register', '#register/labels', '#register/rules'],
  },
  {
    name: 'ui',
    under: 'src/web/ui/',
    knows: ['#kernel/words', '#kernel/map/area-at', '#kernel/map/drawing', '#kernel/map/geojson'],
  },
  {
    name: 'desk',
    under: 'src/web/desk/',
    knows: [
      'ui',
      '#kernel/words',
      '#kernel/capabilities',
      '#kernel/contract',
      '#kernel/refusals',
      '#casework/labels',
      '#casework/contract',
      '#inbox/contract',
      '#register/contract',
      '#register/labels',
      '#forms/contract',
      '#forms/labels',
      '#kernel/org/contract',
      '#kernel/org/labels',
      '#kernel/auth/contract',
    ],
  },
  {
    name: 'pages',
    under: 'src/web/',
    knows: [
      'kernel',
      '#casework/contract',
      '#casework/labels',
      '#casework/shapes',
      '#casework/rules',
      '#register/contract',
    ],
  },
  {
    name: 'server',
    under: 'src/server/',
    knows: ['kernel', 'casework', 'inbox', 'register', 'forms', 'pages', 'scripts'],
  },
  {
    name: 'scripts',
    under: 'scripts/',
    knows: ['kernel', '#test/browser/chromium', '#test/global-setup', '#test/golden'],
  },
]

const zoneOf = (path: string): Zone | undefined => zones.find((zone) => path.startsWith(zone.under))

/** The kinds of file in a module and what each kind may import; the rest of a module may import all of it. */
const layers: { files: RegExp; may: RegExp; why: string }[] = [
  {
    files: /^src\/modules\/[a-z]+\/rules(\.ts|\/)/,
    may: /^(#kernel\/(capabilities|id|result|time|words|worktime\/(calendar|explain|terms))|#[a-z]+\/rules|\.\/[a-z/-]+\.ts|\.\.\/shapes\.ts)$/,
    why: 'rules are pure',
  },
  {
    files: /^src\/modules\/[a-z]+\/(contract(\.ts|\/)|shapes\.ts)/,
    may: /^(zod|#kernel\/(contract|id|shapes|words)|\.\/[a-z/-]+\.ts|\.\.\/shapes\.ts)$/,
    why: 'a contract is only a promise',
  },
  {
    files: /^src\/modules\/[a-z]+\/store(\.ts|\/)/,
    may: /^(?!.*(handlers|index\.ts))/,
    why: 'what is kept does not know what happens',
  },
]

const importPattern =
  /(?:^|\n)\s*(?:import|export)\s[^'";]*?from\s+'([^']+)'|(?:^|\n)\s*import\s+'([^']+)'|\bimport\('([^']+)'\)/g
const importsOf = (text: string): string[] =>
  [...text.matchAll(importPattern)].map((match) => match[1] ?? match[2] ?? match[3] ?? '')

/** Where an import leads: a path for a relative one, itself for a name of the `imports` map, '' for a package. */
const leadsTo = (from: string, name: string): string => {
  if (name.startsWith('.')) return posix.join(posix.dirname(from), name)
  return name.startsWith('#') ? name : ''
}

const zoneOfName = (name: string): string =>
  name.startsWith('#kernel/') ? 'kernel' : (name.slice(1).split('/')[0] ?? '')

const mayKnow = (zone: Zone, target: string): boolean => {
  if (target === '') return true
  if (!target.startsWith('#')) {
    const other = zoneOf(target)?.name
    // a relative path stays at home, except that the desk stands on its kit and the server on surfaces and their build
    return (
      other === zone.name ||
      (other !== undefined && ['ui', 'pages', 'scripts'].includes(other) && zone.knows.includes(other))
    )
  }
  return zoneOfName(target) === zone.name || zone.knows.includes(target) || zone.knows.includes(zoneOfName(target))
}

const chance = /\bDate\.now\(|\bnew Date\(|\bMath\.random\(|\bTemporal\.Now\b|\bprocess\.env\b/
const schemas = ['casework', 'inbox', 'register', 'forms', 'auth']

/** Words of SQL in which one module reads another's schema. */
const foreignSql = (path: string, text: string): string[] => {
  const own = path.split('/')[2]
  if (!path.startsWith('src/modules/')) return []
  return schemas
    .filter((schema) => schema !== own)
    .filter((schema) => new RegExp(`\\b(from|join|into|update|table)\\s+${schema}\\.`, 'i').test(text))
}

const banned = /(^|\/)(utils?|shared|common|helpers?)(\/|\.tsx?$)/

const isOfModule = (path: string): boolean => path.startsWith('src/modules/')

const strangers = (path: string, names: readonly string[]): string[] => {
  const zone = zoneOf(path)
  const unknown = zone ? names.filter((name) => !mayKnow(zone, leadsTo(path, name))) : []
  return unknown.map((name) => `${path}: ${zone?.name} may not know ${name}`)
}

/** A contract brings its schema library along: the browser takes its types only. */
const heavyImport = /(?:^|\n)\s*import\s+(?!type\b)[^'";]*?from\s+'(#[a-z/]*contract)'/
const tooHeavy = (path: string, text: string): string[] => {
  const name = /^src\/web\/(desk|ui)\//.test(path) && heavyImport.exec(text)?.[1]
  return name ? [`${path}: takes more of ${name} than its types`] : []
}

/** A folder of a module's rules knows the others. */
const staysInRules = (path: string, name: string): boolean => {
  const rules = /^src\/modules\/[a-z]+\/rules\//.exec(path)?.[0]
  return rules !== undefined && leadsTo(path, name).startsWith(rules)
}

const outOfLayer = (path: string, names: readonly string[]): string[] =>
  layers
    .filter((layer) => layer.files.test(path))
    .flatMap(({ may, why }) =>
      names
        .filter((name) => !may.test(name) && !staysInRules(path, name))
        .map((name) => `${path}: imports ${name}, but ${why}`),
    )

/** What is wrong with a file by the laws of the house; empty when nothing is. */
export function wrongs({ path, text }: Source): string[] {
  const names = importsOf(text)
  return [
    ...(banned.test(path) ? [`${path}: a name that says nothing`] : []),
    ...strangers(path, names),
    ...outOfLayer(path, names),
    ...tooHeavy(path, text),
    ...(isOfModule(path) && chance.test(text) ? [`${path}: the time of day and chance are arguments`] : []),
    ...foreignSql(path, text).map((schema) => `${path}: reads the schema of ${schema}`),
  ]
}

/** Names that would make a tool of supervision out of this one (rules of the field A3–A7), in parts between _ or capitals. */
const forbidden = [
  /^(check_?in|clock_?in|sign_?in_?count|punch)/,
  /(^|_)(points|score|scores|streak|streaks|badge|badges|likes?|rank|ranking|leaderboard)(_|$)/,
  /(^|_)(online|login|active|learning|study)_(minutes|seconds|hours|days|count|time|duration)(_|$)/,
  /(^|_)(last_login|last_active|last_seen|install|installed)(_|$)/,
  /(^|_)(track|tracks|trajectory|gps|whereabouts)(_|$)/,
]

/** Whether a column or field of this name is one that must not exist. */
export const isForbiddenName = (name: string): boolean => {
  const parts = name.replaceAll(/([a-z])([A-Z])/g, '$1_$2').toLowerCase()
  return forbidden.some((pattern) => pattern.test(parts))
}
