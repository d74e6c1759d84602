import { mkdir, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { startDemo } from './start-demo.js'
import { takePictures } from './tour/pictures.js'

/** `npm run tour`: starts the product on fresh demo data and takes the pictures of the README from it. */
const folder = fileURLToPath(new URL('../../docs/tour/', import.meta.url))

console.log('启动演示数据，约半分钟 / Starting the product on demo data …')
const demo = await startDemo()
try {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const taken = await takePictures(demo.url, folder)
  for (const { name, bytes } of taken) console.log(`docs/tour/${name}  ${Math.round(bytes / 1000)} kB`)
  const heavy = taken.filter((picture) => picture.bytes > 250_000)
  if (heavy.length > 0) {
    console.error(`超过 250 kB / larger than 250 kB: ${heavy.map((picture) => picture.name).join(', ')}`)
    process.exitCode = 1
  }
} finally {
  await demo.stop()
}
