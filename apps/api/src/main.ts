import { createApp } from './app/index.js'
import { readConfig } from './platform/config/index.js'
import { createLog } from './platform/log/index.js'
import { runService } from './platform/service/index.js'

const config = readConfig(process.env)
const log = createLog({ name: 'api', level: config.logLevel })

await runService(log, async () => {
  const app = await createApp({ config, log })
  await app.listen()
  return app
})
