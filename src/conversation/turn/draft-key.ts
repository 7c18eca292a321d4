import type { OpenForm } from '#conversation/session/session.ts'

/** The draft in which typed values wait. */
export const draftKey = (form: Pick<OpenForm, 'id'>): string => `form:${form.id}`
