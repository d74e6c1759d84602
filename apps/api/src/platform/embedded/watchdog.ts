import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

/**
 * A shell that does nothing but wait for us to end, in order or by SIGKILL: then its standard input closes. It stops
 * the server unless that is gone or another one took its place.
 */
const stopServer = `
cat > /dev/null
[ "$(head -n 1 "$1/postmaster.pid" 2>/dev/null)" = "$2" ] && kill -INT "$2" 2>/dev/null
exit 0
`

/** The same for a server that leaves nothing behind: its folder goes too, even when initdb is still writing to it. */
const removeServer = `
cat > /dev/null
n=0
while [ -e "$1" ] && [ $n -lt 100 ]; do
  pid="$(head -n 1 "$1/cluster/postmaster.pid" 2>/dev/null)"
  if [ -n "$pid" ] && kill -INT "$pid" 2>/dev/null; then sleep 0.1; else rm -rf "$1" 2>/dev/null || sleep 0.1; fi
  n=$((n+1))
done
`

/** Watches over a server on behalf of this process. */
export interface Watchdog {
  /** Lets it go; resolves when it has cleaned up. */
  release(): Promise<void>
}

/** Stops the lasting server `pid` of `cluster` when this process ends without having done so. */
export function watchOver(cluster: string, pid: number): Watchdog {
  return start(stopServer, [cluster, String(pid)])
}

/** Stops whatever runs in the throwaway folder `home` and removes it, when released or when this process ends. */
export function removeAtTheEnd(home: string): Watchdog {
  return start(removeServer, [home])
}

function start(script: string, args: readonly string[]): Watchdog {
  const child: ChildProcess = spawn('/bin/sh', ['-c', script, 'sh', ...args], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  const ended = once(child, 'exit')
  child.unref()
  const input = child.stdin
  // The pipe alone must not keep a process alive that has nothing else to do.
  if (input && 'unref' in input && typeof input.unref === 'function') input.unref()
  input?.on('error', () => undefined)
  return {
    async release() {
      child.ref()
      input?.end()
      if (child.exitCode === null && child.signalCode === null) await ended
    },
  }
}
