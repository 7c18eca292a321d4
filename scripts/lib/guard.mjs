// Started beside the servers by whoever starts them. It holds the other end of a pipe: when its starter is gone,
// however it died, the pipe closes, and what is still registered is stopped. So kill -9 leaves nothing behind.
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'

const pids = new Set()
for await (const line of createInterface({ input: process.stdin })) {
  const pid = Number(line.slice(1))
  if (line.startsWith('+')) pids.add(pid)
  else pids.delete(pid)
}

const signal = (pid, name) => {
  try {
    process.kill(pid, name)
    return true
  } catch {
    return false // ended by itself
  }
}

// Newest first, as the launcher does it: what was started later may still need what was started before.
for (const pid of [...pids].reverse()) {
  signal(pid, 'SIGTERM')
  const deadline = Date.now() + 5_000
  while (Date.now() < deadline && signal(pid, 0)) await wait(50)
  signal(-pid, 'SIGKILL')
}
