/** What a command of ours finds in a bare shell, and where code that was compiled before is kept: nothing of the test's own surroundings. */
export const bareEnv = (more: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
  ...more,
})
