/** Work that goes on after its caller has been answered, known until it ends. */
export const createTasks = () => {
  const running = new Set<Promise<void>>()
  return {
    run: (work: Promise<unknown>, failed: (error: unknown) => void): void => {
      const task: Promise<void> = work.then(() => undefined, failed).finally(() => running.delete(task))
      running.add(task)
    },
    idle: async (): Promise<void> => {
      while (running.size > 0) await Promise.all(running)
    },
  }
}
