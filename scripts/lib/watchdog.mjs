// The parent watchdog of the launcher's children. It holds the other end of a pipe: when the launcher is gone, however
// it died, the pipe closes, and the children that are still registered are stopped. So kill -9 leaves nothing behind.
//
// With a path as its argument it also listens on a socket there for as long as it runs. That is the lock of the data
// folder: no crash can leave it behind locked, since a socket file without a process accepts no connection.
import { readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'

const path = process.argv[2]
if (path !== undefined) {
  rmSync(path, { force: true })
  createServer((socket) => socket.destroy()).listen(path)
}
// A Ctrl-C that reaches this process too is for the launcher to act upon.
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => undefined)

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

/** Whether it still runs. One that has ended stays visible until it is reaped, which some containers never do. */
const runs = (pid) => {
  if (!signal(pid, 0)) return false
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return true // no /proc on this system
  }
}

// Newest first, as the launcher does it: what was started later may still need what was started before.
for (const pid of [...pids].reverse()) {
  signal(pid, 'SIGTERM')
  const deadline = Date.now() + 5_000
  while (Date.now() < deadline && runs(pid)) await wait(50)
  signal(-pid, 'SIGKILL')
}
process.exit()
