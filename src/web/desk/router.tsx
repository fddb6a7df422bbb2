import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { Broken, BrokenAlone } from './shell/broken.tsx'
import { NotFound } from './shell/not-found.tsx'
import { Shell } from './shell/shell.tsx'

const root = createRootRoute({ notFoundComponent: NotFound })
const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell, errorComponent: BrokenAlone })

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

/** Filters live in the address, so that a list can be bookmarked, sent to a colleague and gone back to. */
const keep =
  <Name extends string>(...names: Name[]) =>
  (search: Record<string, unknown>): { [N in Name]?: string } =>
    Object.fromEntries(names.flatMap((name) => (text(search[name]) ? [[name, text(search[name])]] : []))) as {
      [N in Name]?: string
    }

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/inbox' })
  },
})
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: keep('to', 'refused'),
  component: lazyRouteComponent(() => import('./account/sign-in.tsx'), 'SignIn'),
  errorComponent: BrokenAlone,
})
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/join',
  component: lazyRouteComponent(() => import('./account/invitation.tsx'), 'Invitation'),
  errorComponent: BrokenAlone,
})
const account = createRoute({
  getParentRoute: () => shell,
  path: '/account',
  component: lazyRouteComponent(() => import('./account/account.tsx'), 'Account'),
})
const inbox = createRoute({
  getParentRoute: () => shell,
  path: '/inbox',
  validateSearch: keep('kind', 'line', 'only'),
  component: lazyRouteComponent(() => import('./inbox/inbox.tsx'), 'Inbox'),
})
const cases = createRoute({
  getParentRoute: () => shell,
  path: '/cases',
  validateSearch: keep('status', 'type', 'area', 'unit', 'category', 'flag', 'text', 'sort'),
  component: lazyRouteComponent(() => import('./cases/cases.tsx'), 'Cases'),
})
const oneCase = createRoute({
  getParentRoute: () => shell,
  path: '/cases/$id',
  component: lazyRouteComponent(() => import('./case/case-page.tsx'), 'CasePage'),
})
const board = createRoute({
  getParentRoute: () => shell,
  path: '/board',
  component: lazyRouteComponent(() => import('./board/board.tsx'), 'Board'),
})
const overdue = createRoute({
  getParentRoute: () => shell,
  path: '/overdue',
  component: lazyRouteComponent(() => import('./cases/overdue.tsx'), 'Overdue'),
})
const search = createRoute({
  getParentRoute: () => shell,
  path: '/search',
  validateSearch: keep('text'),
  component: lazyRouteComponent(() => import('./cases/search.tsx'), 'Search'),
})
const callbacks = createRoute({
  getParentRoute: () => shell,
  path: '/callbacks',
  component: lazyRouteComponent(() => import('./cases/callbacks.tsx'), 'Callbacks'),
})
const register = createRoute({
  getParentRoute: () => shell,
  path: '/register',
  validateSearch: keep('text', 'kind', 'area'),
  component: lazyRouteComponent(() => import('./register/register.tsx'), 'Register'),
})
const subject = createRoute({
  getParentRoute: () => shell,
  path: '/register/$id',
  component: lazyRouteComponent(() => import('./register/subject-page.tsx'), 'SubjectPage'),
})
const forms = createRoute({
  getParentRoute: () => shell,
  path: '/forms',
  component: lazyRouteComponent(() => import('./forms/forms.tsx'), 'Forms'),
})
const oneForm = createRoute({
  getParentRoute: () => shell,
  path: '/forms/$id',
  component: lazyRouteComponent(() => import('./forms/form-page.tsx'), 'FormPage'),
})
const topics = createRoute({
  getParentRoute: () => shell,
  path: '/topics',
  component: lazyRouteComponent(() => import('./topics/topics.tsx'), 'Topics'),
})
const topic = createRoute({
  getParentRoute: () => shell,
  path: '/topics/$id',
  component: lazyRouteComponent(() => import('./topics/topic-page.tsx'), 'TopicPage'),
})
const programme = createRoute({
  getParentRoute: () => shell,
  path: '/programmes/$id',
  component: lazyRouteComponent(() => import('./topics/programme-page.tsx'), 'ProgrammePage'),
})
const rules = createRoute({
  getParentRoute: () => shell,
  path: '/rules',
  component: lazyRouteComponent(() => import('./rules/rules.tsx'), 'Rules'),
})
const units = createRoute({
  getParentRoute: () => shell,
  path: '/units',
  component: lazyRouteComponent(() => import('./units/units.tsx'), 'Units'),
})
const quality = createRoute({
  getParentRoute: () => shell,
  path: '/quality',
  component: lazyRouteComponent(() => import('./quality/quality.tsx'), 'Quality'),
})
const outbox = createRoute({
  getParentRoute: () => shell,
  path: '/outbox',
  component: lazyRouteComponent(() => import('./outbox/outbox.tsx'), 'Outbox'),
})
const audit = createRoute({
  getParentRoute: () => shell,
  path: '/audit',
  component: lazyRouteComponent(() => import('./audit/audit.tsx'), 'Audit'),
})
const help = createRoute({
  getParentRoute: () => shell,
  path: '/help',
  component: lazyRouteComponent(() => import('./help/help.tsx'), 'Help'),
})

const routeTree = root.addChildren([
  home,
  signIn,
  invitation,
  shell.addChildren([
    account,
    inbox,
    cases,
    oneCase,
    board,
    overdue,
    search,
    callbacks,
    register,
    subject,
    forms,
    oneForm,
    topics,
    topic,
    programme,
    rules,
    quality,
    help,
    units,
    outbox,
    audit,
  ]),
])

/** Links in letters and redirects stand at the root, as /join and /sign-in; inside, everything is below /desk. */
if (!location.pathname.startsWith('/desk'))
  history.replaceState(null, '', `/desk${location.pathname}${location.search}${location.hash}`)

export const router = createRouter({
  routeTree,
  basepath: '/desk',
  defaultPreload: false,
  defaultErrorComponent: Broken,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  // the library finds the routes' types through this declaration
  interface Register {
    router: typeof router
  }
}
