import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter } from 'node:path'
import { at, pinnedNode, pinnedNodeFolder, root } from './places.mjs'

const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * The environment of what we start: the pinned Node comes first on PATH, so that children of children find it too.
 *
 * @param {NodeJS.ProcessEnv} [extra]
 */
export function environment(extra = {}) {
  const path = [pinnedNodeFolder, at('node_modules/.bin'), process.env.PATH ?? ''].join(delimiter)
  return { ...process.env, ...extra, PATH: path }
}

/**
 * The folder that a person's relative paths mean: npm changes to the repository's root before it runs a script.
 *
 * @param {string} script the npm script's name; an outer npm's folder (`npm test` that runs commands) is not meant
 */
export function callersFolder(script) {
  const { INIT_CWD, npm_lifecycle_event } = process.env
  return npm_lifecycle_event === script && INIT_CWD ? INIT_CWD : process.cwd()
}

/** Lets the pinned Node read the settings in `.env`; what the environment says itself comes first. */
export const withSettings = (script) =>
  existsSync(at('.env')) ? [`--env-file=${at('.env')}`, at(script)] : [at(script)]

/**
 * Runs the pinned Node in the foreground: signals are handed on, its exit status is the result.
 *
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, linked?: boolean }} [options] `linked`: the child learns by a
 *   closing IPC channel when we (or the npm above us) are killed
 * @returns {Promise<number>}
 */
export function runNode(args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(pinnedNode, args, {
      cwd: options.cwd ?? root,
      env: environment(options.env),
      stdio: options.linked ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit',
    })
    const handOn = (signal) => child.kill(signal)
    for (const signal of forwarded) process.on(signal, handOn)
    const stopWatching = options.linked ? onParentLost(() => child.connected && child.disconnect()) : () => {}
    const done = () => {
      stopWatching()
      for (const signal of forwarded) process.off(signal, handOn)
    }
    child.once('error', (fault) => {
      done()
      reject(fault)
    })
    child.once('exit', (status, signal) => {
      done()
      resolve(status ?? 128 + (signal === 'SIGINT' ? 2 : signal === 'SIGTERM' ? 15 : 9))
    })
  })
}

/** npm runs us as its direct child; when npm is killed we get another parent. @param {() => void} react */
export function onParentLost(react) {
  if (process.env.npm_lifecycle_event === undefined) return () => {}
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid !== parent) react()
  }, 500)
  return () => clearInterval(timer)
}

/**
 * Runs a program in silence.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number }} [options]
 * @returns {Promise<{ ok: boolean, output: string }>} what it said on both outputs, in the order it came
 */
export function capture(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: options.cwd ?? root,
      env: options.env ?? environment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: options.timeoutMs,
    })
    let output = ''
    const collect = (chunk) => {
      output += chunk
    }
    child.stdout.setEncoding('utf8').on('data', collect)
    child.stderr.setEncoding('utf8').on('data', collect)
    const handOn = (signal) => child.kill(signal)
    for (const signal of forwarded) process.on(signal, handOn)
    const done = (ok) => {
      for (const signal of forwarded) process.off(signal, handOn)
      resolve({ ok, output: output.trim() })
    }
    child.once('error', (fault) => {
      output += fault.message
      done(false)
    })
    child.once('close', (status) => done(status === 0))
  })
}

/** Runs a tool of node_modules by the pinned Node, in silence. @param {string} script @param {string[]} args @param {string} [cwd] */
export function captureNode(script, args, cwd = root) {
  return capture(pinnedNode, [at(script), ...args], { cwd })
}
