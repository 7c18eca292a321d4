import { CHANGED_BY_SYSTEM, publishNode } from './publish.ts'
import type { NodeServices } from './services.ts'

const MOST_AT_ONCE = 200

/** Cards that are printed by now get their second note. */
export const printDue = async (services: NodeServices): Promise<void> => {
  for (;;) {
    const now = services.clock.now()
    const due = await services.nodes.dueBy(now, MOST_AT_ONCE)
    if (due.length === 0) return
    for (const id of due) {
      const after = await services.nodes.change(
        id,
        (node) => ({
          ...node,
          timeline: [...node.timeline, { date: node._s.nextAt ?? now, note: node._s.nextNote ?? 'Node changed.' }],
          _s: { ...node._s, nextAt: null, nextNote: null },
        }),
        CHANGED_BY_SYSTEM,
      )
      await publishNode(services, after)
    }
  }
}
