#!/usr/bin/env node
// `oneneedle …` on whatever Node the machine has: brings the packages if need be and goes on with the project's own Node.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { nodeCommand } from './install.mjs'

const [command, ...rest] = process.argv.slice(2)
const [file, args] = command === 'serve' ? ['main.ts', rest] : ['cli.ts', process.argv.slice(2)]
const path = fileURLToPath(new URL(`../src/server/${file}`, import.meta.url))
const child = spawn(nodeCommand(), [path, ...args], { stdio: 'inherit', shell: process.platform === 'win32' })
// a terminal tells both; whoever stops only this one means the other
process.on('SIGINT', () => undefined)
process.on('SIGTERM', () => child.kill('SIGTERM'))
child.once('exit', (code) => process.exit(code ?? 1))
