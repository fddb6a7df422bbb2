import { z } from 'zod'
import { command, query } from '#kernel/contract'
import * as s from '../shapes.ts'
import { none } from './frame.ts'

const worker = ['case.dispatch'] as const
const taskWorker = ['case.dispatch', 'case.handle'] as const
const onTopic = { topic: s.id }
const onProgramme = { programme: s.id }
const topicStand = z.object({ topic: s.id })
const date = z.iso.date().refine((day) => day >= '2000' && day < '2200')

const heat = z.object({
  value: z.number(),
  people: z.int(),
  requests: z.int(),
  days: z.int(),
  areas: z.int(),
  /** The voices of this span for each of an earlier one of the same length, both plus one. */
  growth: z.number(),
  /** How many people an earlier span had on average. */
  earlier: z.number(),
})

const topicRow = z.object({
  id: s.id,
  name: z.string(),
  area: z.string(),
  areaName: s.said.nullable(),
  size: z.int(),
  people: z.int(),
  pinned: z.boolean(),
  rejected: z.boolean(),
  programme: s.id.nullable(),
  heat,
  /** Requests in each of the last twelve weeks, the oldest first. */
  curve: z.array(z.int()),
  /** Why it is hot, in one sentence. */
  says: s.said,
})

const judged = z.object({
  /** So many days since the start, beside as many before it. */
  length: z.int(),
  before: z.int(),
  after: z.int(),
  verdict: z.enum(['too-few', 'fell', 'no-clear-change', 'rose']),
  says: s.said,
})

const programmeRow = z.object({
  id: s.id,
  topic: s.id,
  title: z.string(),
  aim: z.string(),
  area: z.string(),
  lead: s.id,
  leadName: s.said.nullable(),
  starts: date,
  ends: date,
  closedAt: s.instant.nullable(),
  tasks: z.int(),
  tasksDone: z.int(),
  judged,
})

const weeks = z.array(z.object({ from: date, n: z.int(), after: z.boolean() }))
const task = z.object({
  id: s.id,
  unit: s.id,
  unitName: s.said.nullable(),
  what: z.string(),
  due: date,
  doneAt: s.instant.nullable(),
  note: z.string().nullable(),
})
const newTask = z.object({ unit: s.id, what: s.line, due: date, minutes: z.int().min(5).max(10_000).default(120) })

/** Hot topics, what a person decides about them, and the programmes that come of them. */
export const topics = {
  topics: query({
    needs: worker,
    input: z.object({ span: z.enum(['30', '90', '365']).default('30'), rejected: z.stringbool().default(false) }),
    output: z.object({
      topics: z.array(topicRow),
      /** How many requests wait to be read; 1000: at least so many. */
      unread: z.int(),
    }),
    refusals: [],
  }),
  topic: query({
    needs: worker,
    input: z.object({ ...onTopic, span: z.enum(['30', '90', '365']).default('30') }),
    output: topicRow.extend({
      members: z.array(
        z.object({
          request: s.id,
          case: s.id,
          number: z.string(),
          title: z.string(),
          at: s.instant,
          areaName: s.said.nullable(),
          status: z.enum(s.statuses),
          /** What it shares with the others, how near it was when it came (1: the same words) and to how many. */
          why: z.object({ shared: z.array(z.string()), near: z.number(), with: z.int() }).nullable(),
          byPerson: z.boolean(),
        }),
      ),
    }),
    refusals: ['topic-not-found'],
  }),
  mergeTopics: command({
    needs: worker,
    input: z.object({ ...onTopic, into: s.id, reason: s.note }),
    output: topicStand,
    refusals: ['topic-not-found', 'topic-has-programme'],
  }),
  splitTopic: command({
    needs: worker,
    input: z.object({ ...onTopic, requests: z.array(s.id).min(1).max(500), reason: s.note }),
    output: z.object({ topic: s.id, made: s.id }),
    refusals: ['topic-not-found', 'member-not-found'],
  }),
  rejectMember: command({
    needs: worker,
    input: z.object({ ...onTopic, request: s.id, reason: s.note }),
    output: topicStand,
    refusals: ['topic-not-found', 'member-not-found'],
  }),
  pinTopic: command({ needs: worker, input: z.object(onTopic), output: topicStand, refusals: ['topic-not-found'] }),
  unpinTopic: command({ needs: worker, input: z.object(onTopic), output: topicStand, refusals: ['topic-not-found'] }),
  rejectTopic: command({
    needs: worker,
    input: z.object({ ...onTopic, reason: s.note, rejected: z.boolean().default(true) }),
    output: topicStand,
    refusals: ['topic-not-found', 'topic-has-programme'],
  }),
  renameTopic: command({
    needs: worker,
    input: z.object({ ...onTopic, name: s.line }),
    output: topicStand,
    refusals: ['topic-not-found'],
  }),
  openProgramme: command({
    needs: worker,
    input: z.object({
      ...onTopic,
      /** Shown to everybody: no names of people. */
      title: s.line,
      aim: s.note,
      lead: s.id,
      starts: date,
      ends: date,
      tasks: z.array(newTask).max(30).default([]),
    }),
    output: z.object(onProgramme),
    refusals: ['topic-not-found', 'topic-has-programme', 'unit-not-found', 'dates-wrong', 'id-number'],
  }),
  addTask: command({
    needs: worker,
    input: newTask.extend(onProgramme),
    output: z.object({ task: s.id }),
    refusals: ['programme-not-found', 'programme-closed', 'unit-not-found', 'id-number'],
  }),
  finishTask: command({
    needs: taskWorker,
    input: z.object({ task: s.id, note: s.note }),
    output: z.object({ task: s.id }),
    refusals: ['task-not-found', 'programme-closed', 'task-done', 'id-number'],
  }),
  closeProgramme: command({
    needs: worker,
    input: z.object({ ...onProgramme, reason: s.note }),
    output: z.object({ ...onProgramme, judged }),
    refusals: ['programme-not-found', 'programme-closed', 'programme-young', 'tasks-open', 'id-number'],
  }),
  programmes: query({
    needs: taskWorker,
    input: none,
    output: z.object({ programmes: z.array(programmeRow) }),
    refusals: [],
  }),
  programme: query({
    needs: taskWorker,
    input: z.object(onProgramme),
    output: programmeRow.extend({
      weeks,
      items: z.array(task.extend({ mayFinish: z.boolean() })),
      outcome: z.object({ words: z.string(), before: z.int(), after: z.int(), length: z.int() }).nullable(),
      mayWork: z.boolean(),
    }),
    refusals: ['programme-not-found'],
  }),
  publicProgrammes: query({
    needs: 'anyone',
    input: none,
    output: z.object({
      programmes: z.array(
        programmeRow.omit({ topic: true, lead: true }).extend({
          weeks,
          items: z.array(task.omit({ id: true, unit: true, note: true })),
          outcome: z.string().nullable(),
        }),
      ),
    }),
    refusals: [],
  }),
  /** Learns anew what the county’s texts are made of, where that is due. */
  learnTopics: command({
    needs: 'system',
    input: none,
    output: z.object({ texts: z.int(), learnt: z.boolean() }),
    refusals: [],
  }),
  /** Reads the next requests into their threads; none left: `read` is 0. */
  groupRequests: command({
    needs: 'system',
    input: z.object({ most: z.int().min(1).max(2000).default(500) }),
    output: z.object({ read: z.int() }),
    refusals: [],
  }),
}
