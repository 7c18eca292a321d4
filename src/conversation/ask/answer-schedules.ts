import type { Ports } from '#bank/registry.ts'
import {
  answerMissed,
  confirmSchedule,
  deleteSchedule,
  ownSchedule,
  pauseSchedule,
  proposeSchedule,
  resumeSchedule,
} from '#bank/schedule/manage.ts'
import type { Part } from './answering.ts'

export const forSchedules = (ports: Ports): Part<'schedule'> => ({
  'schedule.list': async (_, { me }) => ports.schedules.ofCustomer((await me()).id),
  'schedule.find': async ({ schedule }, { me }) => ownSchedule(ports, await me(), schedule),
  'schedule.propose': async (given, { me, turn, now }) =>
    proposeSchedule(ports, await me(), { ...given, turn: turn.id, conversation: turn.conversation, now }),
  'schedule.confirm': async ({ schedule }, { me, now }) => confirmSchedule(ports, await me(), schedule, now),
  'schedule.pause': async ({ schedule }, { me, now }) => pauseSchedule(ports, await me(), schedule, now),
  'schedule.resume': async ({ schedule }, { me, now }) => resumeSchedule(ports, await me(), schedule, now),
  'schedule.delete': async ({ schedule }, { me, now }) => deleteSchedule(ports, await me(), schedule, now),
  'schedule.answer-missed': async (given, { me, now }) => answerMissed(ports, await me(), { ...given, now }),
})
