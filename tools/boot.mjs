#!/usr/bin/env node
import { BootError } from './boot/boot-error.mjs'
// The one door to everything: `npm start`, `npm test` and the other scripts end up here. Plain JavaScript for
// Node 20 without dependencies, because nothing is installed yet on a bare machine.
import { commandNames, runCommand } from './boot/commands.mjs'

const [name, ...args] = process.argv.slice(2)
const major = Number(process.versions.node.split('.')[0])

if (major < 20) {
  console.error(
    `需要 Node.js 20 或更高，当前为 ${process.version}。\nNode.js 20 or later is needed; this is ${process.version}.`,
  )
  process.exit(1)
}
if (name === undefined || !commandNames.includes(name)) {
  console.error(`用法 / Usage: npm run <${commandNames.join('|')}> [-- …]`)
  process.exit(2)
}
try {
  process.exitCode = await runCommand(name, args)
} catch (fault) {
  if (!(fault instanceof BootError)) throw fault
  console.error(fault.message)
  process.exitCode = 1
}
